using System.Security.Cryptography;
using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>A commune sees what it owes, drafts, uploads, submits, gets its receipt.</summary>
public class SubmitTests
{
    private const string Before = "2023-02-20T08:00+07:00";

    [Fact]
    public async Task A_commune_sees_what_it_owes_to_whom_by_when_and_where_the_plan_says_so()
    {
        await using var town = await Town.Open(Before);
        var commune = await town.SignIn("xa-19996");

        var owed = (await commune.Get($"api/cycles/{Town.Cycle}/owed")).Json.EnumerateArray().ToList();

        var plan = owed.Single(d => d.GetProperty("obligation").GetString() == "implementation-plan");
        Assert.Equal("V", plan.GetProperty("clause").GetString());
        Assert.Contains("trước ngày 28/02/2023", plan.GetProperty("words").GetString());
        var deadline = plan.GetProperty("deadline");
        Assert.Equal("2023-02-27", deadline.GetProperty("lastDay").GetString());
        Assert.Equal(
            "trước ngày 28/02/2023, tức hết ngày 27/02/2023",
            deadline.GetProperty("sentence").GetProperty("vi").GetString()
        );
        Assert.Equal("còn 5 ngày làm việc", deadline.GetProperty("left").GetProperty("vi").GetString());
        Assert.All(owed, d => Assert.Equal("19996", d.GetProperty("unit").GetString()));
    }

    [Fact]
    public async Task A_draft_is_kept_and_the_submission_gets_a_receipt_with_hashes()
    {
        await using var town = await Town.Open(Before);
        var commune = await town.SignIn("xa-19996");
        var path = Town.Submission("19996");
        var content = await commune.PlanContent();

        var draft = await commune.Put($"{path}/draft", content, "new");
        Assert.Equal("draft", draft.Text("status"));
        var receipt = await commune.Post($"{path}/submit", content, draft.Text("etag"));

        Assert.Equal(201, receipt.Status);
        Assert.Matches(@"^19996-230220-\d{6}$", receipt.Text("number"));
        Assert.Equal("2023-02-20T01:00:00+00:00", receipt.Text("at"));
        Assert.True(receipt.Json.GetProperty("onTime").GetBoolean());
        Assert.Equal(64, receipt.Text("valuesSha256").Length);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Person.Pdf)),
            receipt.Json.GetProperty("files")[0].GetProperty("sha256").GetString()
        );
        var after = await commune.Get(path);
        Assert.Equal("submitted", after.Text("status"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, after.Json.GetProperty("draft").ValueKind);
        var file = await commune.Get(
            $"{path}/revisions/1/files/{receipt.Json.GetProperty("files")[0].GetProperty("sha256").GetString()}"
        );
        Assert.Equal(Person.Pdf, file.Bytes);
    }

    [Fact]
    public async Task The_same_click_twice_gives_the_same_receipt()
    {
        await using var town = await Town.Open(Before);
        var commune = await town.SignIn("xa-19996");
        var content = await commune.PlanContent();

        var first = await commune.Post($"{Town.Submission("19996")}/submit", content, "new");
        var second = await commune.Post($"{Town.Submission("19996")}/submit", content, "new");

        Assert.Equal((201, first.Text("number")), (second.Status, second.Text("number")));
        Assert.Equal(1, (await commune.Get(Town.Submission("19996"))).Json.GetProperty("revisions").GetArrayLength());
    }

    [Theory]
    [InlineData("2023-02-27T23:59:59+07:00", true, 0)]
    [InlineData("2023-02-28T00:00:00+07:00", false, 1)]
    public async Task The_last_second_counts_and_the_first_second_after_is_late(
        string moment,
        bool onTime,
        int daysLate
    )
    {
        await using var town = await Town.Open(moment);
        var commune = await town.SignIn("xa-20011");

        var receipt = await commune.Act(Town.Submission("20011"), "submit", await commune.PlanContent());

        Assert.Equal(onTime, receipt.Json.GetProperty("onTime").GetBoolean());
        Assert.Equal(daysLate, (await commune.Get(Town.Submission("20011"))).Json.GetProperty("daysLate").GetInt32());
    }

    [Fact]
    public async Task A_submission_is_replaced_before_the_deadline_and_not_after_it()
    {
        await using var town = await Town.Open(Before);
        var commune = await town.SignIn("xa-19996");
        var path = Town.Submission("19996");
        await commune.Act(path, "submit", await commune.PlanContent());

        var replaced = await commune.Act(path, "submit", await commune.PlanContent([.. Person.Pdf, (byte)'\n']));
        await Town.MoveTo(commune, "2023-02-28T08:00+07:00");
        var tooLate = await commune.Act(path, "submit", await commune.PlanContent());

        Assert.Equal(2, replaced.Json.GetProperty("revision").GetInt32());
        Assert.Equal("already-submitted", tooLate.Code);
        var revisions = (await commune.Get(path))
            .Json.GetProperty("revisions")
            .EnumerateArray()
            .Select(r => r.GetProperty("fate").GetString());
        Assert.Equal(["replaced", "current"], revisions);
    }

    [Fact]
    public async Task No_victim_says_nothing_of_communication_which_is_still_asked_for()
    {
        await using var town = await Town.Open("2023-11-10T08:00+07:00");
        var commune = await town.SignIn("xa-20005");
        var path = Town.Submission("20005", "results-report");

        var bare = await commune.Act(path, "submit", new { values = new { }, nil = true });
        Assert.Equal(
            ["B1"],
            bare.Json.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("path").GetString())
        );
        var receipt = await commune.Act(path, "submit", Person.NilReport);

        Assert.True(receipt.Json.GetProperty("nil").GetBoolean());
        var values = (await commune.Get(path)).Json.GetProperty("current").GetProperty("values");
        Assert.Equal(0, values.GetProperty("C3").GetProperty("total").GetInt32());
        Assert.Equal(2, values.GetProperty("B1").GetInt32());
        Assert.False(values.TryGetProperty("B2", out _));
        var figures = (await (await town.SignIn("ldtbxh")).Get(Town.Consolidation)).Json;
        string[] fields = ["B1", "B2", "C3", "D8m", "E2", "F1"];
        var states = fields.Select(f => StateOf(figures, f, "20005"));
        Assert.Equal(["value", "missing", "value", "value", "missing", "missing"], states);
    }

    [Fact]
    public async Task Where_nothing_else_is_owed_nil_alone_is_enough_and_a_draft_remembers_it()
    {
        await using var town = await Town.Open("2023-03-25T08:00+07:00");
        var commune = await town.SignIn("xa-20005");
        var path = Town.Submission("20005", "monthly-broadcast", "2023-03");

        var nothing = new { values = new { }, nil = true };
        Assert.Equal(200, (await commune.Put($"{path}/draft", nothing, "new")).Status);
        Assert.True((await commune.Get(path)).Json.GetProperty("draft").GetProperty("nil").GetBoolean());
        Assert.Equal(201, (await commune.Act(path, "submit", nothing)).Status);
        Assert.Equal(
            0,
            (await commune.Get(path)).Json.GetProperty("current").GetProperty("values").GetProperty("M1").GetInt32()
        );
    }

    private static string? StateOf(JsonElement figures, string field, string unit)
    {
        var cell = figures
            .GetProperty("cells")
            .EnumerateArray()
            .Single(c => c.GetProperty("field").GetString() == field);
        var part = cell.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("unit").GetString() == unit);
        return part.GetProperty("state").GetString();
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_host_stops_and_starts_again()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        var first = await Town.Open(Before, folder);
        var commune = await first.SignIn("xa-19996");
        var number = (await commune.Act(Town.Submission("19996"), "submit", await commune.PlanContent())).Text(
            "number"
        );
        await Town.MoveTo(commune, "2023-03-01T09:00+07:00");
        await first.Stop();

        // The same command line again: the clock goes on where it stood.
        await using var again = await Town.Open(Before, folder);
        var back = await again.SignIn("xa-19996");

        Assert.Equal(number, (await back.Get($"{Town.Submission("19996")}/revisions/1/receipt")).Text("number"));
        Assert.Equal("2023-03-01T02:00:00+00:00", (await back.Get("api/host")).Text("now"));
    }
}
