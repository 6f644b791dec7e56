using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Journeys;

/// <summary>The administrator edits the working days of a year; what follows from them follows at once, and a restart changes nothing.</summary>
public class CalendarTests
{
    private const string Year = "api/calendar/2023";

    [Fact]
    public async Task A_day_off_that_the_administrator_enters_moves_what_is_worked_out_from_it_and_the_units_are_told()
    {
        var town = await Town.Open("2023-03-28T09:00+07:00");
        var (admin, commune) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        await ByRule(admin);
        Assert.Equal("2023-04-06", await LastDay(commune));

        var days = await DaysAnd(admin, "2023-04-04");
        var foreseen = await admin.Post($"{Year}/check", new { days });
        Assert.Equal("2023-04-06", await LastDay(commune));
        var changed = await admin.Put(Year, new { days, reason = "Theo thông báo mới." }, "new");
        await town.Host.Runner.Settled();

        foreach (var answer in new[] { foreseen, changed })
            Assert.Equal(
                ("2023-04-06", "2023-04-07"),
                Assert.Single(
                    answer
                        .Json.GetProperty("moved")
                        .EnumerateArray()
                        .Select(m => (m.GetProperty("before").GetString(), m.GetProperty("after").GetString()))
                )
            );
        Assert.Equal("2023-04-07", await LastDay(commune));
        Assert.Contains((await commune.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "amendment"
            && m.GetProperty("body")
                .GetProperty("vi")
                .GetString()!
                .Contains("Lịch làm việc năm 2023 thay đổi: Theo thông báo mới.", StringComparison.Ordinal)
        );
        Assert.Contains((await admin.Get($"api/cycles/{Town.Cycle}")).Json.GetProperty("changes").EnumerateArray(), c =>
            c.GetProperty("what").GetString() == "calendar-changed"
        );
        var seen = (await admin.Get(Year)).Json;
        Assert.Equal(
            (true, "Theo thông báo mới."),
            (seen.GetProperty("edited").GetBoolean(), seen.GetProperty("changes")[0].GetProperty("reason").GetString())
        );

        await town.Stop();
        await using var again = await Town.Open("2023-03-28T10:00+07:00", town.Folder);
        Assert.Equal("2023-04-07", await LastDay(await again.SignIn("xa-20005")));
    }

    /// <summary>Another instance that read the cycle before learns of the change with the cycle.</summary>
    [Fact]
    public async Task Another_instance_follows_when_it_reads_the_cycle_again()
    {
        await using var town = await Town.Open("2023-03-28T09:00+07:00");
        var admin = await town.SignIn("admin");
        await ByRule(admin);
        using var records = new SqliteRecords(Path.Combine(town.Folder, "planmonitor.db"));
        var other = new CycleService(records, new(records), [], new(records));
        async Task<DateOnly> Due() =>
            other
                .DutiesOf((await other.Get(Town.Cycle, default)).Value)
                .Find("monthly-broadcast", "2023-03", "20005")!
                .Due!.LastDay;
        Assert.Equal(new(2023, 4, 6), await Due());

        await admin.Put(Year, new { days = await DaysAnd(admin, "2023-04-04"), reason = "Theo thông báo mới." }, "new");

        Assert.Equal(new(2023, 4, 7), await Due());
    }

    [Fact]
    public async Task Only_the_administrator_changes_it_with_a_reason_and_what_was_seen()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (admin, office) = (await town.SignIn("admin"), await town.SignIn("ldtbxh"));
        var days = await DaysAnd(admin, "2023-03-02");

        Assert.Equal(200, (await office.Get(Year)).Status);
        Assert.Empty((await office.Get(Year)).Json.GetProperty("allowedActions").EnumerateArray());
        Assert.Equal("not-allowed", (await office.Put(Year, new { days, reason = "Theo thông báo." }, "new")).Code);
        Assert.Equal("not-allowed", (await office.Post($"{Year}/check", new { days })).Code);
        Assert.Equal("reason-needed", (await admin.Put(Year, new { days, reason = " " }, "new")).Code);
        Assert.Equal(
            "not-found",
            (await admin.Put("api/calendar/1999", new { days, reason = "Theo thông báo." }, "new")).Code
        );
        Assert.Equal(
            "calendar-invalid",
            (await admin.Put("api/calendar/2024", new { days, reason = "Theo thông báo." }, "new")).Code
        );
        Assert.Equal(200, (await admin.Put(Year, new { days, reason = "Theo thông báo." }, "new")).Status);
        Assert.Equal("stale", (await admin.Put(Year, new { days, reason = "Theo thông báo." }, "new")).Code);
    }

    [Fact]
    public async Task The_years_say_what_is_known_of_them()
    {
        await using var town = await Town.Open("2026-11-22T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        var years = (await office.Get("api/calendar"))
            .Json.EnumerateArray()
            .ToDictionary(y => y.GetProperty("year").GetInt32());
        Assert.Equal(
            ("known", "provisional"),
            (years[2026].GetProperty("knowledge").GetString(), years[2027].GetProperty("knowledge").GetString())
        );
        Assert.StartsWith(
            "Lịch nghỉ năm 2027 là dự kiến",
            years[2027].GetProperty("note").GetProperty("vi").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("month", (await office.Get("api/data-windows/2027")).Json[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("date=2024-11-30&operator=no_later_than&roll=true", "2024-12-02")]
    [InlineData("from=2024-04-26&workingDays=3", "2024-05-04")]
    [InlineData("from=2024-04-26", null)]
    public async Task A_deadline_is_explained_to_everybody(string query, string? last)
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var answer = await (await town.SignIn("xa-20005")).Get($"api/deadline?{query}");
        Assert.Equal(last, answer.Status == 200 ? answer.Json.GetProperty("lastDay").GetString() : null);
        Assert.Equal(last is null ? "question-invalid" : null, answer.Status == 200 ? null : answer.Code);
    }

    /// <summary>A monthly date becomes a rule: four working days after the data cut of 31/3/2023.</summary>
    private static async Task ByRule(Person admin)
    {
        var seen = await admin.Get($"api/cycles/{Town.Cycle}");
        var body = new
        {
            obligation = "monthly-broadcast",
            period = "2023-03",
            @operator = "noLaterThan",
            reason = "Theo văn bản của Sở.",
            rule = new { kind = "workingDaysAfterCut", days = 4 },
        };
        Assert.Equal(200, (await admin.Post($"api/cycles/{Town.Cycle}/deadlines", body, seen.Text("etag"))).Status);
    }

    private static async Task<JsonArray> DaysAnd(Person admin, string day)
    {
        var days = JsonNode.Parse((await admin.Get(Year)).Json.GetProperty("days").GetRawText())!.AsArray();
        foreach (var d in days.Cast<JsonObject>())
        {
            foreach (var shown in new[] { "weekday", "kindName", "worked" })
                d.Remove(shown);
        }
        days.Add(
            new JsonObject
            {
                ["date"] = day,
                ["kind"] = "holiday",
                ["name"] = new JsonObject { ["vi"] = "Nghỉ thêm", ["en"] = "Extra holiday" },
                ["source"] = null,
            }
        );
        return JsonNode.Parse(days.ToJsonString())!.AsArray();
    }

    private static async Task<string?> LastDay(Person person) =>
        (await person.Get(Town.Submission("20005", "monthly-broadcast", "2023-03")))
            .Json.GetProperty("deadline")
            .GetProperty("lastDay")
            .GetString();
}
