using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Deadline and reminders: who is told when, and when it stops.</summary>
public class ReminderTests
{
    [Fact]
    public async Task A_unit_is_reminded_until_it_submits_and_each_message_comes_once()
    {
        await using var town = await Town.Open("2023-02-10T07:00+07:00");
        var (silent, prompt) = (await town.SignIn("xa-20005"), await town.SignIn("xa-20008"));

        await Town.MoveTo(silent, "2023-02-21T09:00+07:00");
        await prompt.Act(Town.Submission("20008"), "submit", await prompt.PlanContent());
        await Town.MoveTo(silent, "2023-03-03T09:00+07:00");

        // 27/2 is the last day: 14, 7 and 3 days before are working days; one day before is a Sunday and moves to the morning of the day itself, which speaks alone.
        Assert.Equal(
            ["opening", "before", "before", "before", "day-of", "after", "after"],
            Rules(await Inbox(silent, "implementation-plan"))
        );
        Assert.Equal(["opening", "before", "before"], Rules(await Inbox(prompt, "implementation-plan")));
        var keys = (await Inbox(silent, "implementation-plan")).Select(m => m.GetProperty("key").GetString()).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    /// <summary>The loop ran at the very instant of the amendment, as on a clock that stands still: the letter of it is not written again, and nothing is left out for it.</summary>
    [Fact]
    public async Task A_reminder_due_on_the_morning_after_a_deadline_was_moved_is_sent()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (admin, commune) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        var cycle = $"api/cycles/{Town.Cycle}";
        var moved = new
        {
            obligation = "implementation-plan",
            period = "2023",
            date = "2023-03-07",
            @operator = "noLaterThan",
            reason = "Chờ hướng dẫn của Sở.",
        };
        Assert.True((await admin.Post($"{cycle}/deadlines", moved, (await admin.Get(cycle)).Text("etag"))).Ok);
        await town.Host.Runner.Settled();

        await Town.MoveTo(commune, "2023-02-21T09:00+07:00");

        var letters = await Inbox(commune, "implementation-plan");
        Assert.Equal(["amendment", "before"], Rules(letters).TakeLast(2));
        Assert.Contains("before-14@2023-03-07", letters[^1].GetProperty("key").GetString());
    }

    [Fact]
    public async Task The_office_that_chases_gets_one_list_of_who_is_missing()
    {
        await using var town = await Town.Open("2023-02-24T07:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-19996"));
        await commune.Act(Town.Submission("19996"), "submit", await commune.PlanContent());

        await Town.MoveTo(office, "2023-02-28T09:00+07:00");

        var list = Assert.Single(await Inbox(office, "implementation-plan"), m =>
            m.GetProperty("rule").GetString() == "chaser-after"
        );
        var body = list.GetProperty("body").GetProperty("vi").GetString();
        Assert.Contains("Xã Hương Toàn", body);
        Assert.DoesNotContain("Tứ Hạ", body);
    }

    [Fact]
    public async Task Invited_bodies_are_asked_and_never_called_late()
    {
        await using var town = await Town.Open("2023-11-01T07:00+07:00");
        var union = await town.SignIn("lhpn");

        await Town.MoveTo(union, "2024-01-10T09:00+07:00");

        var inbox = await Inbox(union, "results-report");
        Assert.NotEmpty(inbox);
        Assert.All(inbox, m =>
            Assert.DoesNotContain("Quá hạn", m.GetProperty("subject").GetProperty("vi").GetString())
        );
        Assert.Equal("none", (await union.Get(Town.Submission("480-lhpn", "results-report"))).Text("flag"));
    }

    [Fact]
    public async Task An_invited_body_that_is_reminded_by_hand_is_invited_again_with_what_was_written()
    {
        await using var town = await Town.Open("2023-11-10T09:00+07:00");
        var (office, union) = (await town.SignIn("ldtbxh"), await town.SignIn("lhpn"));
        Assert.Equal(
            1,
            (
                await office.Post(
                    $"{Town.Submission("480-lhpn", "results-report")}/remind",
                    new { note = "Mong sớm nhận được báo cáo." }
                )
            )
                .Json.GetProperty("sent")
                .GetInt32()
        );
        var message = Assert.Single(await Inbox(union, "results-report"), m =>
            m.GetProperty("rule").GetString() == "act-reminded"
        );
        Assert.StartsWith(
            "Đề nghị phối hợp gửi",
            message.GetProperty("subject").GetProperty("vi").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Mong sớm nhận được báo cáo.",
            message.GetProperty("body").GetProperty("vi").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Remind_now_is_sent_at_once_logged_and_rate_limited()
    {
        await using var town = await Town.Open("2023-02-22T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20035"));
        var path = Town.Submission("20035");

        var first = await office.Post($"{path}/remind", new { note = "Đã gọi điện, hẹn trong ngày." });
        var second = await office.Post($"{path}/remind", new { });

        Assert.Equal(1, first.Json.GetProperty("sent").GetInt32());
        Assert.Equal("reminded-recently", second.Code);
        var message = Assert.Single(await Inbox(commune, "implementation-plan"), m =>
            m.GetProperty("rule").GetString() == "act-reminded"
        );
        Assert.Contains("hẹn trong ngày", message.GetProperty("body").GetProperty("vi").GetString());
        Assert.Contains((await office.Get(path)).Json.GetProperty("log").EnumerateArray(), l =>
            l.GetProperty("event").GetString() == "reminded"
        );
    }

    [Fact]
    public async Task An_outage_of_weeks_brings_no_backlog()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        var first = await Town.Open("2023-02-10T07:00+07:00", folder);
        await first.Stop();
        await using var later = await Town.Open("2023-03-02T10:00+07:00", folder);
        var commune = await later.SignIn("xa-20005");

        // Of everything that fell into the outage only the newest word about being late is still useful.
        Assert.Equal(["after"], Rules(await Inbox(commune, "implementation-plan")));
    }

    [Fact]
    public async Task Advancing_to_the_next_moment_stops_where_something_happens()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");

        var advanced = await admin.Post("api/clock/advance", new { });

        Assert.Equal("2023-02-24T01:00:00+00:00", advanced.Text("now"));
        Assert.Single(advanced.Json.GetProperty("ran").EnumerateArray());
    }

    private static async Task<List<JsonElement>> Inbox(Person person, string obligation) =>
        [
            .. (await person.Get("api/messages"))
                .Json.EnumerateArray()
                .Where(m => m.GetProperty("obligation").GetString() == obligation)
                .OrderBy(m => m.GetProperty("at").GetDateTimeOffset()),
        ];

    private static IEnumerable<string> Rules(IEnumerable<JsonElement> messages) =>
        messages.Select(m => m.GetProperty("rule").GetString()!);
}
