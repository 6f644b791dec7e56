using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Two towns in which everybody does the same, and only what is secret differs: who has victims and how many, who declares nil, what people write of them. Readers
/// outside the reporting line download everything that any address gives them, in both. A single byte that differs would be a leak.
/// </summary>
public sealed partial class OutsideTests
{
    private const string Report = "results-report";
    private static readonly string[] Communes = ["19996", "20008", "20011", "20017", "20020"];

    /// <summary>Observer, watcher, administrator, an officer of another commune, an officer of the collector's unit.</summary>
    private static readonly string[] Readers = ["mattran", "vanphong", "admin", "xa-20041", "thi-xa"];

    public static TheoryData<int> Seeds => [1];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_is_secret_makes_no_difference_to_what_is_read_outside(int seed)
    {
        var random = new Random(seed);
        var total = random.Next(6, 30);
        var (one, other) = (Secret.Of(random, total, "Một cháu gái mới về."), Secret.Of(random, total, "Chưa có ai."));
        await using var first = await Year.Live(one);
        await using var second = await Year.Live(other);

        Assert.Equal(first.Seen.Keys.Order(), second.Seen.Keys.Order());
        var differing = first.Seen.Keys.Where(k => first.Seen[k] != second.Seen[k]).Order().ToList();
        Assert.True(differing.Count == 0, Differences(first, second, differing));
        // The reporting line itself sees the difference, at the same addresses.
        Assert.NotEqual(first.SeenInside, second.SeenInside);
        Assert.True(first.Seen.Count > 1000, $"{first.Seen.Count} answers were compared");
        Assert.True(first.Succeeded > 400, $"{first.Succeeded} of them gave something");
    }

    private static string Differences(Year first, Year second, IReadOnlyList<string> keys)
    {
        var words = new StringBuilder($"{keys.Count} answers differ:");
        foreach (var key in keys.Take(12))
        {
            var (a, b) = (first.Seen[key], second.Seen[key]);
            var at = Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i]);
            var from = Math.Max(0, at - 60);
            words.Append($"\n{key}\n  {Cut(a, from)}\n  {Cut(b, from)}");
        }
        return words.ToString();
    }

    private static string Cut(string text, int from) => text[from..Math.Min(text.Length, from + 160)];

    /// <summary>Victims of each commune, before and after one of them sends anew; null: it declares nil. And what people write.</summary>
    private sealed record Secret(int?[] Victims, int?[] Later, string Words)
    {
        /// <summary>The total that is told once is the same; everything else is drawn.</summary>
        public static Secret Of(Random random, int total, string words)
        {
            var order = Enumerable.Range(0, Communes.Length).ToArray();
            random.Shuffle(order);
            // The first declares nil, the second counts none, the others share the total.
            var victims = new int?[Communes.Length];
            victims[order[1]] = 0;
            var sharing = order[2..];
            foreach (var i in sharing)
                victims[i] = 0;
            for (var n = 0; n < total; n++)
                victims[sharing[random.Next(sharing.Length)]]++;
            int?[] later = [.. victims];
            // That something changed shows in that it is sent up as amended; what, does not.
            later[0] = (victims[0] ?? 0) + random.Next(1, 9);
            return new(victims, later, words);
        }
    }

    private sealed class Year : IAsyncDisposable
    {
        private readonly Town town;

        private Year(Town town) => this.town = town;

        public Dictionary<string, string> Seen { get; } = [];

        public string SeenInside { get; private set; } = "";

        public int Succeeded { get; private set; }

        public static async Task<Year> Live(Secret secret)
        {
            var year = new Year(await Town.Open("2023-11-20T09:00+07:00"));
            await year.Happen(secret);
            return year;
        }

        public ValueTask DisposeAsync() => town.DisposeAsync();

        private async Task Happen(Secret secret)
        {
            // The head of the start is one of the writes by which versions are counted.
            await town.Host.Services.GetRequiredService<HeadService>().Take(default);
            await AddOfficerOfTheTown();
            var office = await town.SignIn("ldtbxh");
            for (var i = 0; i < 2; i++)
                await Send(Communes[i], secret.Victims[i], secret.Words);
            var raised = await (await town.SignIn($"xa-{Communes[2]}")).Post(
                $"api/cycles/{Town.Cycle}/difficulties",
                new
                {
                    unit = Communes[2],
                    obligation = Report,
                    period = "2023",
                    question = secret.Words,
                }
            );
            Assert.Equal(201, raised.Status);
            await LookAround("two have sent");
            for (var i = 2; i < Communes.Length; i++)
                await Send(Communes[i], secret.Victims[i], secret.Words);
            await Do(office, Communes[1], "return", new { reason = secret.Words });
            await Send(Communes[1], secret.Victims[1], secret.Words);
            await Do(office, Communes[0], "accept", new { });
            var spoken = new { kind = "phone", words = secret.Words };
            await Do(office, "20026", "contact", spoken);
            await Do(office, "20035", "waive", new { reason = secret.Words });
            await Do(await town.SignIn("xa-20005"), "20005", "ask-extension", Asked(secret));
            await SendUp(office, secret);
            await LookAround("sent up");
            await Do(office, Communes[0], "return", new { reason = secret.Words });
            await Send(Communes[0], secret.Later[0], secret.Words);
            await LookAround("one has sent anew");
            await SendUp(office, secret);
            await Town.MoveTo(office, "2023-12-04T09:00+07:00");
            await LookAround("a week later");
            SeenInside = (await office.Get($"{Town.Consolidation}/provenance?cell=C3")).Json.GetRawText();
        }

        private static object Asked(Secret secret) => new { lastDay = "2023-12-05", reason = secret.Words };

        private async Task AddOfficerOfTheTown()
        {
            var accounts = town.Host.Services.GetRequiredService<AccountService>();
            var known = (await accounts.Find("xa-20005", default))!.Value;
            var officer = known with { Login = "thi-xa", Name = "Cán bộ thị xã", Grants = [new(Role.Officer, "480")] };
            await accounts.Insert(officer, default);
        }

        private async Task Send(string unit, int? victims, string words)
        {
            var values = new Dictionary<string, object> { ["B1"] = 3, ["F1"] = words };
            if (victims is { } n)
                values["C3"] = n == 0 ? 0 : Split(n);
            var commune = await town.SignIn($"xa-{unit}");
            var content = new
            {
                values,
                nil = victims is null,
                evenIfSame = true,
            };
            await Do(commune, unit, "submit", content);
        }

        private static object Split(int n) =>
            new
            {
                total = n,
                splits = new Dictionary<string, object>
                {
                    ["sex"] = new Dictionary<string, int> { ["female"] = n },
                    ["age"] = new Dictionary<string, int> { ["18plus"] = n },
                    ["purpose"] = new Dictionary<string, int> { ["forced-labour"] = n },
                },
            };

        /// <summary>Step by step in both: whether a reminder of the hour leaves before or after an act must not be a race.</summary>
        private async Task Do(Person person, string unit, string act, object body)
        {
            await town.Host.Runner.Settled();
            var done = await person.Act(Town.Submission(unit, Report), act, body);
            Assert.True(done.Ok, $"{unit} {act}: {done.Code}");
        }

        private static async Task SendUp(Person office, Secret secret)
        {
            var own = await office.Get(Town.Submission("480", Report));
            var values = new Dictionary<string, object> { ["T1"] = secret.Words };
            var body = new
            {
                values,
                whyIncomplete = secret.Words,
                evenIfSame = true,
            };
            var sent = await office.Post($"{Town.Consolidation}/submit", body, own.Text("etag"));
            Assert.True(sent.Ok, sent.Code);
        }

        private async Task LookAround(string moment)
        {
            // What is sent in the background has been sent, in both.
            await town.Host.Runner.Settled();
            foreach (var reader in Readers)
            {
                var person = await town.SignIn(reader);
                foreach (var address in Addresses())
                {
                    var answer = await person.Get(address);
                    Succeeded += answer.Ok ? 1 : 0;
                    Seen[$"{moment}: {reader} {address}"] = $"{answer.Status} {Text(answer)}";
                }
            }
        }

        /// <summary>
        /// A root is a hash over links that each have a salt: it differs between any two towns, and nothing can be tried out on it. How many heads there are is
        /// the machine's clock's affair.
        /// </summary>
        private static readonly IReadOnlyList<ApiRoute> OfHeads =
        [
            Routes.Heads,
            Routes.HeadConsistency,
            Routes.VerifyLog,
        ];

        /// <summary>Every address of the catalogue that can be looked at, for each unit, revision and figure.</summary>
        private static IEnumerable<string> Addresses()
        {
            foreach (var route in Routes.All.Where(r => r.Method == "GET").Except(OfHeads))
            {
                foreach (var path in Filled(route.Path))
                {
                    yield return path;
                    foreach (var query in Queries(route))
                        yield return $"{path}?{query}";
                }
            }
        }

        private static IEnumerable<string> Filled(string path)
        {
            var whole = path.Replace("{cycle}", Town.Cycle, StringComparison.Ordinal)
                .Replace("{obligation}", Report, StringComparison.Ordinal)
                .Replace("{period}", "2023", StringComparison.Ordinal)
                .Replace("{thread}", "huong-tra", StringComparison.Ordinal)
                .Replace("{year}", "2023", StringComparison.Ordinal)
                .Replace("{sha256}", new string('a', 64), StringComparison.Ordinal);
            string[] units = whole.Contains("consolidations", StringComparison.Ordinal)
                ? ["480"]
                : [.. Communes, "20005", "20026", "20035", "480"];
            var ofUnits = whole.Contains("{unit}", StringComparison.Ordinal)
                ? units.Select(u => whole.Replace("{unit}", u, StringComparison.Ordinal))
                : [whole];
            string[] numbers = ["1", "2"];
            return whole.Contains("{number}", StringComparison.Ordinal)
                ? ofUnits.SelectMany(p => numbers.Select(n => p.Replace("{number}", n, StringComparison.Ordinal)))
                : ofUnits;
        }

        private static IEnumerable<string> Queries(ApiRoute route)
        {
            if (route == Routes.Provenance)
            {
                string[] cells = ["B1", "C3", "C3.sex.female", "C1", "A2", "D8m", "F1", "C3.sex.undivided"];
                return cells.SelectMany(c => new[] { $"cell={c}", $"cell={c}&revision=1", $"cell={c}&revision=2" });
            }
            if (route == Routes.VerifyConsolidation)
                return ["revision=1", "revision=2"];
            if (route == Routes.Difficulties)
                return ["q=cháu", "q=chưa có ai"];
            if (route == Routes.Why)
                return ["login=xa-19996", "login=ldtbxh"];
            return route == Routes.Matrix ? ["unit=480", "unit=46-sldtbxh"] : [];
        }

        private static string Text(Answered answer)
        {
            var text =
                answer.MediaType is { } type && type.Contains("openxml", StringComparison.Ordinal)
                    ? Unpacked(answer.Bytes)
                    : Encoding.UTF8.GetString(answer.Bytes);
            // What is drawn anew for every act, and every trace, and says nothing of it.
            return Drawn().Replace(text, "#");
        }

        private static string Unpacked(byte[] bytes)
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            var parts = zip.Entries.Select(e =>
            {
                using var reader = new StreamReader(e.Open());
                return $"{e.FullName}\n{reader.ReadToEnd()}";
            });
            return string.Join('\n', parts);
        }
    }

    [GeneratedRegex(
        @"[0-9a-z-]+-\d{6}-\d{6}|""traceId"":""[^""]*""|\b[0-9a-f]{32}\b|mã [0-9A-Za-z:]{8,}|code [0-9A-Za-z:]{8,}"
    )]
    private static partial Regex Drawn();
}
