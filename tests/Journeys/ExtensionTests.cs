namespace PlanMonitor.Tests.Journeys;

/// <summary>More time for several units or all without being asked; a request nobody answered is decided above.</summary>
public class ExtensionTests
{
    private const string Grants = $"api/cycles/{Town.Cycle}/extensions";

    [Fact]
    public async Task The_office_extends_several_units_at_once_and_each_is_told()
    {
        await using var town = await Town.Open("2023-02-27T09:00+07:00");
        var (office, first, second) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20005"),
            await town.SignIn("xa-20026")
        );
        await second.Act(Town.Submission("20026"), "submit", await second.PlanContent());

        var granted = await office.Post(Grants, Body("2023-03-03", ["20005", "20026"]));
        await town.Host.Runner.Settled();

        Assert.Equal((200, 1), (granted.Status, granted.Json.GetProperty("extended").GetInt32()));
        Assert.Equal([("20005", true), ("20026", false)], Outcomes(granted));
        var seen = (await first.Get(Town.Submission("20005"))).Json;
        Assert.Equal(
            "trước ngày 28/02/2023, tức hết ngày 27/02/2023; được gia hạn đến hết ngày 03/3/2023",
            seen.GetProperty("deadline").GetProperty("sentence").GetProperty("vi").GetString()
        );
        Assert.Equal("Mưa lũ kéo dài.", seen.GetProperty("extensions")[0].GetProperty("reason").GetString());
        Assert.Contains((await first.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "act-extended"
        );
    }

    [Fact]
    public async Task All_means_everybody_who_has_not_submitted()
    {
        await using var town = await Town.Open("2023-02-27T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20026"));
        await commune.Act(Town.Submission("20026"), "submit", await commune.PlanContent());
        await office.Act(Town.Submission("20008"), "extend", new { lastDay = "2023-03-10", reason = "Đề nghị riêng." });

        var granted = await office.Post(Grants, Body("2023-03-03", null));

        // Who was given more before keeps it, and that is said.
        var outcomes = Outcomes(granted);
        Assert.Equal(13, outcomes.Count);
        Assert.Equal([("20008", false)], outcomes.Where(o => !o.Extended));
        Assert.DoesNotContain(outcomes, o => o.Unit == "20026");
        Assert.Equal(
            "2023-03-10",
            (await office.Get(Town.Submission("20008"))).Json.GetProperty("deadline").GetProperty("lastDay").GetString()
        );
    }

    [Theory]
    [InlineData("ldtbxh", "2023-03-03", "20005", " ", "reason-needed")]
    [InlineData("ldtbxh", "2023-03-03", "99999", "Mưa lũ kéo dài.", "not-found")]
    [InlineData("xa-20005", "2023-03-03", "20005", "Mưa lũ kéo dài.", "not-allowed")]
    [InlineData("admin", "2023-03-03", "20005", "Mưa lũ kéo dài.", "not-allowed")]
    public async Task What_cannot_be_granted_is_refused_whole(
        string login,
        string day,
        string unit,
        string reason,
        string code
    )
    {
        await using var town = await Town.Open("2023-02-27T09:00+07:00");
        var answer = await (await town.SignIn(login)).Post(
            Grants,
            new
            {
                obligation = "implementation-plan",
                period = "2023",
                collector = "480",
                units = new[] { unit },
                lastDay = day,
                reason,
            }
        );
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task A_request_that_ran_out_may_be_answered_by_the_head_and_not_before()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (commune, head) = (await town.SignIn("xa-20005"), await town.SignIn("chutich"));
        var path = Town.Submission("20005");
        await commune.Act(path, "ask-extension", new { lastDay = "2023-03-10", reason = "Cán bộ phụ trách nghỉ ốm." });
        Assert.Equal(
            "not-allowed",
            (await head.Act(path, "extend", new { lastDay = "2023-03-10", reason = "Đồng ý." })).Code
        );

        await Town.MoveTo(commune, "2023-02-24T09:00+07:00");

        Assert.Contains(
            "extend",
            (await head.Get(path)).Json.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString())
        );
        var granted = await head.Act(path, "extend", new { lastDay = "2023-03-10", reason = "Đồng ý." });
        Assert.Equal("2023-03-10", granted.Json.GetProperty("deadline").GetProperty("lastDay").GetString());
        Assert.DoesNotContain(
            "extend",
            (await head.Get(path)).Json.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString())
        );
    }

    private static object Body(string day, string[]? units) =>
        new
        {
            obligation = "implementation-plan",
            period = "2023",
            collector = "480",
            units,
            lastDay = day,
            reason = "Mưa lũ kéo dài.",
        };

    private static List<(string Unit, bool Extended)> Outcomes(Answered answer) =>
        [
            .. answer
                .Json.GetProperty("outcomes")
                .EnumerateArray()
                .Select(o => (o.GetProperty("unit").GetString()!, o.GetProperty("extended").GetBoolean())),
        ];
}
