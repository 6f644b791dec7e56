using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PlanMonitor.Channels.Clamd;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Hương Trà on one machine: the real host on a free port, a folder of its own, a virtual clock that stands still.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const string Cycle = "huong-tra-2023";

    /// <summary>What people choose who were given a password.</summary>
    public const string OwnPassword = "một câu của riêng tôi";

    private Town(LocalHost host, string folder) => (Host, Folder) = (host, folder);

    public LocalHost Host { get; }
    public string Folder { get; }

    public static async Task<Town> Open(
        string clock,
        string? folder = null,
        int? maxPages = null,
        bool demo = true,
        ChannelSettings? channels = null,
        ClamdScanner? scanner = null,
        TimeProvider? realTime = null,
        SignInOptions? signIn = null,
        GateSize? gate = null,
        // Hundreds of people sign in; how long the real count takes is measured elsewhere.
        int passwordIterations = 1000
    )
    {
        if (folder is null)
        {
            folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
            if (demo && maxPages is null)
                await PreparedTowns.Copy(clock, folder);
        }
        var host = await LocalHost.Start(
            new()
            {
                Port = 0,
                DataFolder = folder,
                Clock = CommandLine.ParseClock(clock),
                Speed = 0,
                MaxDatabasePages = maxPages,
                Demo = demo,
                Channels = channels ?? ChannelSettings.None,
                Scanner = scanner,
                PasswordIterations = passwordIterations,
                Gate = gate ?? GateSize.OneMachine,
                RealTime = realTime ?? TimeProvider.System,
                SignIn = signIn ?? new(SessionLimits.Usual, AsksForCodes: false),
            }
        );
        await host.Runner.Settled();
        return new(host, folder);
    }

    public async Task<Person> SignIn(string login, string password = DemoData.Password)
    {
        var person = Anonymous();
        var answer = await person.Post("api/session", new { login, password });
        return answer.Status == 200
            ? person
            : throw new InvalidOperationException($"{login} cannot sign in: {answer.Code}");
    }

    /// <summary>With the one-time password that an administrator was shown, and one of one's own from then on.</summary>
    public async Task<Person> SignInFirst(string login, string oneTime, string own = OwnPassword)
    {
        var person = await SignIn(login, oneTime);
        Assert.Equal(204, (await person.Put("api/session/password", new { current = oneTime, next = own })).Status);
        return person;
    }

    /// <summary>Somebody else who reports for a unit.</summary>
    public Task<Person> SecondOfficer(string unit) => Add($"xa-{unit}-b", "officer", unit);

    /// <summary>Somebody else who receives and chases for the town.</summary>
    public Task<Person> SecondReviewer() => Add("ldtbxh-b", "reviewer", "480");

    private async Task<Person> Add(string login, string role, string unit)
    {
        var admin = await SignIn("admin");
        var grants = new[] { new { role, unit } };
        var added = await admin.Post(
            "api/accounts",
            new
            {
                login,
                name = $"Cán bộ thứ hai {unit}",
                grants,
            }
        );
        Assert.True(added.Ok, added.Code);
        return await SignInFirst(login, added.Text("oneTimePassword"));
    }

    public Person Anonymous() => At(new(Host.Url));

    private static Person At(Uri address) =>
        new(new(new CalledRoutes(new HttpClientHandler { UseCookies = true })) { BaseAddress = address });

    /// <summary>A commune reports so many sessions and victims.</summary>
    public async Task Report(string unit, int sessions, int victims, string cycle = Cycle, string period = "2023")
    {
        var commune = await SignIn($"xa-{unit}");
        var values = new Dictionary<string, object>
        {
            ["B1"] = sessions,
            ["C3"] =
                victims == 0
                    ? 0
                    : new
                    {
                        total = victims,
                        splits = new Dictionary<string, object>
                        {
                            ["sex"] = new Dictionary<string, int> { ["female"] = victims },
                            ["age"] = new Dictionary<string, int> { ["18plus"] = victims },
                            ["purpose"] = new Dictionary<string, int> { ["forced-labour"] = victims },
                        },
                    },
        };
        var answer = await commune.Act(Submission(unit, "results-report", period, cycle), "submit", new { values });
        Assert.Equal(201, answer.Status);
    }

    /// <summary>Moves the clock as the administrator's button in the header does; everything due on the way has run when it returns.</summary>
    /// <param name="person">Somebody of the town whose clock it is.</param>
    public static async Task MoveTo(Person person, string instant)
    {
        var admin = At(person.Http.BaseAddress!);
        await admin.Post("api/session", new { login = "admin", password = DemoData.Password });
        var answer = await admin.Post("api/clock/advance", new { to = CommandLine.ParseClock(instant) });
        Assert.Equal(200, answer.Status);
    }

    /// <summary>Stops the host and keeps the folder.</summary>
    public Task Stop() => Host.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public static string Submission(
        string unit,
        string obligation = "implementation-plan",
        string period = "2023",
        string cycle = Cycle
    ) => $"api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}";

    public const string Consolidation =
        $"api/cycles/{Cycle}/obligations/results-report/periods/2023/consolidations/480";
}

/// <summary>Somebody with a browser.</summary>
internal sealed class Person(HttpClient http)
{
    public static readonly byte[] Pdf = Pdfs.OnePage;

    /// <summary>A results report of a commune without victims.</summary>
    public static readonly object NilReport = new
    {
        values = new Dictionary<string, object> { ["B1"] = 2 },
        nil = true,
    };

    public HttpClient Http => http;

    public Task<Answered> Get(string path) => Send(HttpMethod.Get, path, null, null);

    public Task<Answered> Post(string path, object body, string? ifMatch = null) =>
        Send(HttpMethod.Post, path, body, ifMatch);

    public Task<Answered> Put(string path, object body, string? ifMatch = null) =>
        Send(HttpMethod.Put, path, body, ifMatch);

    public async Task<Answered> Send(HttpMethod method, string path, object? body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Json.Stored);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new((int)response.StatusCode, bytes, response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Looks, then acts on what was seen.</summary>
    public async Task<Answered> Act(string submission, string act, object body)
    {
        var seen = await Get(submission);
        return seen.Ok ? await Post($"{submission}/{act}", body, seen.Text("etag")) : seen;
    }

    /// <summary>Begins an upload, sends the bytes in blocks over the wire calls, commits.</summary>
    public async Task<Answered> Upload(string name, byte[] content, string? sha256 = null)
    {
        var begun = await Post("api/uploads", new { name, size = content.Length });
        if (!begun.Ok)
            return begun;
        var url = begun.Text("url");
        var ids = new List<string>();
        foreach (var block in content.Chunk(begun.Json.GetProperty("blockSize").GetInt32()))
        {
            ids.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ids.Count:D6}")));
            using var put = new ByteArrayContent(block);
            put.Headers.ContentMD5 = System.Security.Cryptography.MD5.HashData(block);
            using var sent = await http.PutAsync($"{url}&comp=block&blockid={Uri.EscapeDataString(ids[^1])}", put);
            if (!sent.IsSuccessStatusCode)
                return new(
                    (int)sent.StatusCode,
                    await sent.Content.ReadAsByteArrayAsync(),
                    sent.Content.Headers.ContentType?.MediaType
                );
        }
        using var list = new StringContent(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>{string.Concat(ids.Select(i => $"<Latest>{i}</Latest>"))}</BlockList>",
            new MediaTypeHeaderValue("application/xml")
        );
        using var listed = await http.PutAsync($"{url}&comp=blocklist", list);
        if (!listed.IsSuccessStatusCode)
            return new(
                (int)listed.StatusCode,
                await listed.Content.ReadAsByteArrayAsync(),
                listed.Content.Headers.ContentType?.MediaType
            );
        return await Post($"api/uploads/{begun.Text("id")}/commit", new { name, sha256 });
    }

    /// <summary>A plan as a commune would send it: one file, number and date, a figure.</summary>
    public async Task<object> PlanContent(byte[]? pdf = null)
    {
        var file = await Upload("ke-hoach.pdf", pdf ?? Pdf);
        Assert.Equal(201, file.Status);
        return new
        {
            values = new Dictionary<string, object> { ["K2"] = true },
            files = new[] { file.Json },
            document = new { number = "12/KH-UBND", date = "2023-02-15" },
        };
    }
}

internal sealed record Answered(int Status, byte[] Bytes, string? MediaType)
{
    private readonly Lazy<JsonElement> json = new(() => JsonDocument.Parse(Bytes).RootElement);

    public bool Ok => Status is >= 200 and < 300;

    public JsonElement Json => json.Value;

    public string? Code => Ok || Bytes.Length == 0 ? null : Json.GetProperty("code").GetString();

    public string Text(string property) => Json.GetProperty(property).GetString()!;

    public IEnumerable<string> Actions =>
        Json.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString()!);

    /// <summary>Path and code of every value that is wrong.</summary>
    public IEnumerable<(string Path, string Code)> Fields =>
        Json.GetProperty("fields")
            .EnumerateArray()
            .Select(f => (f.GetProperty("path").GetString()!, f.GetProperty("code").GetString()!));
}

internal static class JsonReading
{
    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString()!;

    public static int Number(this JsonElement json, string property) => json.GetProperty(property).GetInt32();
}
