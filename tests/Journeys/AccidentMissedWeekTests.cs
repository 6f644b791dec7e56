using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Days on which the system did not run. An assessment of barangays in the Philippines asks each rule for itself
/// whether its day has come: after a week off the letters of seven days,
/// three days and one day before go out together (generyand/sinag). The form service of British Columbia asks for the
/// very day instead: a run that was missed is a reminder that
/// nobody ever gets (CHEFS).
/// Here of all that fell into the days off the newest that is still of use goes out, with the words of today; "Vì sao?"
/// says what became of the others.
/// A town that stood still for weeks is also in <see cref="ReminderTests"/>, what is told of each letter in WhyTests.
/// </summary>
public sealed class AccidentMissedWeekTests
{
    // The last day is 27/02/2023, a Monday. Letters: 14, 7 and 3 days before (13, 20, 24/02), on the last day, and 1
    // and 3 days after; one day before is a Sunday, and
    // on Monday the last day speaks alone.
    [Theory]
    [InlineData("2023-02-21T10:00+07:00", "before-7@2023-02-27", "còn 4 ngày làm việc")]
    [InlineData("2023-02-25T10:00+07:00", "before-3@2023-02-27", "còn 1 ngày làm việc")]
    [InlineData("2023-02-27T15:00+07:00", "before-0@2023-02-27", "hôm nay")]
    [InlineData("2023-02-28T09:00+07:00", "after-1@2023-02-27", "quá hạn 1 ngày")]
    [InlineData("2023-03-02T10:00+07:00", "after-3@2023-02-27", "quá hạn 3 ngày")]
    public async Task After_days_off_each_person_gets_one_letter_that_is_true_today(
        string back,
        string moment,
        string words
    )
    {
        const string off = "2023-02-12T09:00+07:00";
        var folder = await Off(off);
        await using var town = await Town.Open(back, folder);
        var (prompt, silent) = (await town.SignIn("xa-20008"), await town.SignIn("xa-20005"));

        var letter = Assert.Single(await Since(off, silent));
        Assert.Equal(moment, letter.Text("key").Split('|')[5]);
        var text = letter.GetProperty("subject").Text("vi") + letter.GetProperty("body").Text("vi");
        Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase);
        // Who had submitted before is not written to.
        Assert.Empty(await Since(off, prompt));
        foreach (var unit in new[] { "19996", "20011", "20017", "20020", "20026", "20035", "20041" })
            Assert.Single(await Since(off, await town.SignIn($"xa-{unit}")));

        var why = (await silent.Get($"{Town.Submission("20005")}/why")).Json.GetProperty("rules");
        var told = why.EnumerateArray()
            .Where(r => r.Text("rule") is "before" or "day-of" or "after")
            .ToDictionary(r => r.Text("moment"), r => r.Text("decision"));
        Assert.Equal("sent", told[moment]);
        // Each that fell into the days off is named, with what became of it; none is still due.
        Assert.All(MomentsUntil(moment), m => Assert.Equal("overtaken", told[m]));
        Assert.DoesNotContain("due", told.Values);
    }

    [Theory]
    [InlineData("2023-02-20T20:00+07:00")] // the evening of the very day
    [InlineData("2023-02-21T08:00+07:00")]
    [InlineData("2023-02-23T08:00+07:00")]
    public async Task A_run_that_was_missed_on_the_very_day_loses_no_reminder(string back)
    {
        const string off = "2023-02-19T09:00+07:00";
        var folder = await Off(off);
        await using var town = await Town.Open(back, folder);
        var commune = await town.SignIn("xa-20005");

        var reminder = Assert.Single(await Since(off, commune));
        Assert.Equal("before-7@2023-02-27", reminder.Text("key").Split('|')[5]);

        // From then on the days are as ever.
        await Town.MoveTo(commune, "2023-02-28T09:00+07:00");
        Assert.Equal(["before-7", "before-3", "before-0", "after-1"], (await Since(off, commune)).Select(MomentOf));
    }

    /// <summary>A town that ran until an instant; one commune has submitted.</summary>
    private static async Task<string> Off(string until)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        var town = await Town.Open("2023-02-10T07:00+07:00", folder);
        var prompt = await town.SignIn("xa-20008");
        await Town.MoveTo(prompt, until);
        var file = await prompt.Upload("ke-hoach.pdf", Person.Pdf);
        var content = new
        {
            values = new Dictionary<string, object> { ["K2"] = true },
            files = new[] { file.Json },
            document = new { number = "12/KH-UBND", date = "2023-02-11" },
        };
        var sent = await prompt.Act(Town.Submission("20008"), "submit", content);
        Assert.Equal(201, sent.Status);
        await town.Stop();
        return folder;
    }

    private static readonly string[] Moments = ["before-14", "before-7", "before-3", "before-0", "after-1", "after-3"];

    private static IEnumerable<string> MomentsUntil(string moment)
    {
        var name = moment.Split('@')[0];
        return Moments.TakeWhile(m => m != name).Select(m => $"{m}@2023-02-27");
    }

    private static string MomentOf(JsonElement letter) => letter.Text("key").Split('|')[5].Split('@')[0];

    /// <summary>What came since the days off, oldest first.</summary>
    private static async Task<List<JsonElement>> Since(string off, Person person) =>
        [
            .. (await person.Get("api/messages"))
                .Json.EnumerateArray()
                .Where(m => m.Text("obligation") == "implementation-plan")
                .Where(m => m.GetProperty("sentAt").GetDateTimeOffset() > CommandLine.ParseClock(off))
                .OrderBy(m => m.GetProperty("sentAt").GetDateTimeOffset()),
        ];
}
