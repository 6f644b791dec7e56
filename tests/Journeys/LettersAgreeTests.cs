using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Over random histories of seven weeks: at the instant at which a letter was written it says of a date what the page says.</summary>
public class LettersAgreeTests
{
    private static readonly string[] Units = ["19996", "20005", "20008", "20026", "20041"];
    private static readonly DateOnly First = new(2023, 2, 10);
    private const int Weeks = 7;

    [Fact]
    public async Task No_letter_disagrees_with_the_page_at_its_instant()
    {
        var given = Environment.GetEnvironmentVariable("PLANMONITOR_SEED");
        var seed = given is null ? Random.Shared.Next() : (int)(ulong.Parse(given, CultureInfo.InvariantCulture) >> 33);
        var (dated, listed, own) = (0, 0, 0);
        await using var town = await Town.Open("2023-02-10T07:00+07:00");
        var history = new History(town, new Random(seed));
        await history.SignIn();
        try
        {
            for (var day = First; day < First.AddDays(7 * Weeks); day = day.AddDays(1))
            {
                await history.MoveTo(day, 8, 1);
                await Look();
                await history.MoveTo(day, 8 + history.Next(13), 30);
                await history.Act();
                await Look();
            }
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"PLANMONITOR_SEED={(ulong)seed << 33} finds it again. {e.Message}\n{string.Join('\n', history.Done)}",
                e
            );
        }
        // Nothing is proven by a history without letters, without lists, or without a date of a unit's own.
        Assert.True(
            dated > 20 && listed > 1 && own > 0,
            $"{dated} letters with a date, {listed} lists, {own} own dates"
        );

        async Task Look()
        {
            foreach (var (unit, letter) in await history.NewLettersToUnits())
            {
                var (body, page) = (Vi(letter, "body"), await history.Page(unit));
                var rule = letter.GetProperty("rule").GetString();
                if (!body.Contains("Hạn nộp:", StringComparison.Ordinal) && rule != "act-returned")
                    continue;
                dated++;
                var full = page.GetProperty("deadline").GetProperty("full").GetProperty("vi").GetString()!;
                own += full.Contains("gia hạn", StringComparison.Ordinal) ? 1 : 0;
                own += full.Contains("nộp lại", StringComparison.Ordinal) ? 1 : 0;
                Assert.Contains(full[1..], body, StringComparison.Ordinal);
                if (rule is not ("after" or "weekly"))
                    continue;
                Assert.Equal("overdue", page.GetProperty("flag").GetString());
                var days = page.GetProperty("daysLate").GetInt32();
                Assert.Contains($"quá hạn {days} ngày", Vi(letter, "subject"), StringComparison.Ordinal);
            }
            foreach (var letter in await history.NewLists())
            {
                listed++;
                var body = Vi(letter, "body");
                var lines = body.Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).ToList();
                Assert.NotEmpty(lines);
                Assert.Contains($"({lines.Count} đơn vị)", body, StringComparison.Ordinal);
                foreach (var unit in Units)
                {
                    var page = await history.Page(unit);
                    var name = page.GetProperty("unitName").GetProperty("vi").GetString()!;
                    var line = lines.SingleOrDefault(l => Regex.IsMatch(l, $"^- {name}(:|$)"));
                    var isOverdue = page.GetProperty("flag").GetString() == "overdue";
                    var isPaused = page.GetProperty("extensionRequested").GetBoolean();
                    Assert.Equal(isOverdue && !isPaused, line is not null);
                    var late = $"quá hạn {page.GetProperty("daysLate").GetInt32()} ngày";
                    if (line is not null)
                        Assert.Contains(late, line, StringComparison.Ordinal);
                }
            }
        }
    }

    private static string Vi(JsonElement letter, string name) =>
        letter.GetProperty(name).GetProperty("vi").GetString()!;

    /// <summary>What people do with the implementation plan of five communes, at random.</summary>
    private sealed class History(Town town, Random random)
    {
        private readonly Dictionary<string, Person> communes = [];
        private readonly HashSet<string> seen = [];
        private Person office = null!;
        private DateOnly today;

        public List<string> Done { get; } = [];

        public int Next(int max) => random.Next(max);

        public async Task SignIn()
        {
            office = await town.SignIn("ldtbxh");
            foreach (var unit in Units)
                communes[unit] = await town.SignIn($"xa-{unit}");
        }

        public Task MoveTo(DateOnly day, int hour, int minute)
        {
            today = day;
            return Town.MoveTo(office, $"{day:yyyy-MM-dd}T{hour:D2}:{minute:D2}+07:00");
        }

        public async Task Act()
        {
            var unit = Units[random.Next(Units.Length)];
            var (commune, duty) = (communes[unit], Town.Submission(unit));
            var later = today.AddDays(1 + random.Next(20)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var answer = random.Next(8) switch
            {
                0 or 1 => await commune.Act(duty, "submit", await commune.PlanContent()),
                2 => await office.Act(duty, "return", new { reason = "Bổ sung số liệu.", workingDays = 1 + Next(8) }),
                3 => await office.Act(duty, "extend", new { lastDay = later, reason = "Mưa lũ." }),
                4 => await commune.Act(duty, "ask-extension", new { lastDay = later, reason = "Mưa lũ." }),
                5 => await office.Act(duty, "accept", new { }),
                6 => await office.Act(duty, "return", new { reason = "Cần hoàn chỉnh lại." }),
                _ => await office.Act(duty, "remind", new { note = "Đề nghị gửi sớm." }),
            };
            Done.Add($"{today:dd/MM} {unit}: {answer.Status}");
            await town.Host.Runner.Settled();
        }

        public async Task<JsonElement> Page(string unit) => (await office.Get(Town.Submission(unit))).Json;

        public async Task<IReadOnlyList<(string Unit, JsonElement Letter)>> NewLettersToUnits()
        {
            var letters = new List<(string Unit, JsonElement Letter)>();
            foreach (var (unit, commune) in communes)
                letters.AddRange((await New(commune)).Select(l => (unit, l)));
            return letters;
        }

        public async Task<IReadOnlyList<JsonElement>> NewLists()
        {
            var lists = await New(office);
            return [.. lists.Where(l => l.GetProperty("rule").GetString() is "chaser-after" or "chaser-weekly")];
        }

        private async Task<IReadOnlyList<JsonElement>> New(Person person)
        {
            var inbox = (await person.Get("api/messages")).Json.EnumerateArray();
            var ofPlan = inbox.Where(m => m.GetProperty("obligation").GetString() == "implementation-plan");
            return [.. ofPlan.Where(m => seen.Add(m.GetProperty("key").GetString()!))];
        }
    }
}
