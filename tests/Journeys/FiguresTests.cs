using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What stands behind a figure, what changed since it was sent up, and what is not asked of a unit.</summary>
public class FiguresTests
{
    private const string Commune = "20005";
    private static readonly string Own = Town.Submission("480", "results-report");
    private static readonly string Of = Town.Submission(Commune, "results-report");

    [Fact]
    public async Task A_change_below_is_shown_and_sent_again_or_declined_and_nothing_changes_silently()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, above) = (await town.SignIn("ldtbxh"), await town.SignIn("sldtbxh"));
        await town.Report("19996", 14, victims: 0);
        await town.Report(Commune, 3, victims: 0);
        await office.Act(Of, "accept", new { });
        await SendUp(office);
        await above.Act(Own, "accept", new { });
        Assert.Equal("nothing-differs", (await Decline(office, "Không có gì thay đổi.")).Code);

        await office.Act(Of, "return", new { reason = "Thiếu một buổi tuyên truyền." });
        await (await town.SignIn($"xa-{Commune}")).Act(
            Of,
            "submit",
            new
            {
                values = new Dictionary<string, object>
                {
                    ["B1"] = 4,
                    ["C3"] = 0,
                    ["F1"] = "Thiếu loa phát thanh.",
                },
            }
        );
        await office.Act(Of, "accept", new { });

        var differences = (await office.Get(Town.Consolidation)).Json.GetProperty("differences");
        var change = differences
            .GetProperty("changes")
            .EnumerateArray()
            .Single(c => c.GetProperty("path").GetString() == "B1");
        Assert.Equal(
            "+1: Xã Hương Toàn 3 → 4, tổng 17 → 18",
            change.GetProperty("sentence").GetProperty("vi").GetString()
        );
        Assert.Equal(1, differences.GetProperty("since").GetInt32());
        Assert.Equal(
            "Xã Hương Toàn chưa báo cáo → có nội dung, tổng chưa báo cáo → có nội dung",
            differences
                .GetProperty("changes")
                .EnumerateArray()
                .Single(c => c.GetProperty("path").GetString() == "F1")
                .GetProperty("sentence")
                .GetProperty("vi")
                .GetString()
        );
        // What was sent up is what it was.
        Assert.Equal(
            17,
            Cell((await above.Get(Own)).Json.GetProperty("current").GetProperty("figures"), "B1")
                .GetProperty("number")
                .GetInt32()
        );

        Assert.Equal("reason-needed", (await Decline(office, "")).Code);
        Assert.Equal("accepted", (await Decline(office, "Sẽ điều chỉnh trong báo cáo năm sau.")).Text("status"));
        var declined = (await office.Get(Town.Consolidation)).Json;
        Assert.Equal(
            "Sẽ điều chỉnh trong báo cáo năm sau.",
            declined.GetProperty("differences").GetProperty("declined").GetProperty("reason").GetString()
        );

        // Long after the date and an acceptance: it amends, and is not late for it.
        await Town.MoveTo(office, "2024-01-10T09:00+07:00");
        await SendUp(office);
        var amended = (await above.Get(Own)).Json;
        Assert.Equal(
            ("submitted", 2, 18),
            (
                amended.GetProperty("status").GetString(),
                amended.GetProperty("revisions").GetArrayLength(),
                Cell(amended.GetProperty("current").GetProperty("figures"), "B1").GetProperty("number").GetInt32()
            )
        );
        Assert.Equal(0, amended.GetProperty("daysLate").GetInt32());
        Assert.Empty(
            (await office.Get(Town.Consolidation))
                .Json.GetProperty("differences")
                .GetProperty("changes")
                .EnumerateArray()
        );
        Assert.Equal(
            17,
            Cell((await above.Get($"{Own}/revisions/1")).Json.GetProperty("figures"), "B1")
                .GetProperty("number")
                .GetInt32()
        );
    }

    [Fact]
    public async Task A_figure_opens_to_unit_revision_person_time_and_file_and_can_be_made_again()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, observer) = (await town.SignIn("ldtbxh"), await town.SignIn("mattran"));
        await town.Report("19996", 14, victims: 0);
        await town.Report(Commune, 3, victims: 1);
        await SendUp(office);

        var sessions = (await office.Get($"{Town.Consolidation}/provenance?cell=B1")).Json;
        var part = sessions
            .GetProperty("parts")
            .EnumerateArray()
            .Single(p => p.GetProperty("unit").GetString() == Commune);
        Assert.Equal(
            (17, 2, 14),
            (
                sessions.GetProperty("total").GetProperty("number").GetInt32(),
                sessions.GetProperty("reported").GetInt32(),
                sessions.GetProperty("expected").GetInt32()
            )
        );
        Assert.Equal(
            (3, 1),
            (part.GetProperty("figure").GetProperty("number").GetInt32(), part.GetProperty("revision").GetInt32())
        );
        Assert.Equal("2023-11-20T02:00:00+00:00", part.GetProperty("at").GetString());
        Assert.Contains($"xa-{Commune}", part.GetProperty("by").GetString());
        var submission = part.GetProperty("submission");
        Assert.Equal(
            "submitted",
            (
                await office.Get(
                    Town.Submission(
                        submission.GetProperty("unit").GetString()!,
                        submission.GetProperty("obligation").GetString()!
                    )
                )
            ).Text("status")
        );

        var women = (await office.Get($"{Town.Consolidation}/provenance?cell=C3.sex.female&revision=1")).Json;
        Assert.Equal(
            1,
            women
                .GetProperty("parts")
                .EnumerateArray()
                .Single(p => p.GetProperty("unit").GetString() == Commune)
                .GetProperty("figure")
                .GetProperty("number")
                .GetInt32()
        );
        var hidden = (await observer.Get($"{Town.Consolidation}/provenance?cell=C3"))
            .Json.GetProperty("parts")
            .EnumerateArray()
            .Single(p => p.GetProperty("unit").GetString() == Commune);
        Assert.Equal(
            (true, JsonValueKind.Null),
            (
                hidden.GetProperty("figure").GetProperty("withheld").GetBoolean(),
                hidden.GetProperty("figure").GetProperty("number").ValueKind
            )
        );

        var verified = (await office.Get($"{Town.Consolidation}/verify?revision=1")).Json;
        Assert.True(verified.GetProperty("same").GetBoolean());
        Assert.Equal(verified.GetProperty("sha256").GetString(), verified.GetProperty("recomputedSha256").GetString());
        Assert.Equal("not-found", (await office.Get($"{Town.Consolidation}/provenance?cell=NONE")).Code);
        Assert.Equal("not-found", (await office.Get($"{Town.Consolidation}/verify?revision=9")).Code);
        Assert.Equal("body-invalid", (await office.Get($"{Town.Consolidation}/provenance")).Code);
        Assert.Equal("body-invalid", (await office.Get($"{Town.Consolidation}/provenance?cell=B1&revision=x")).Code);
    }

    [Fact]
    public async Task A_unit_that_is_released_is_not_expected_not_reminded_and_may_still_report()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn($"xa-{Commune}"));
        Assert.Equal("not-allowed", (await commune.Act(Of, "waive", new { reason = "Không muốn báo cáo." })).Code);
        Assert.Equal("reason-needed", (await office.Act(Of, "waive", new { reason = "" })).Code);
        var waived = await office.Act(Of, "waive", new { reason = "Xã đang sáp nhập, số liệu do phường báo cáo." });
        Assert.Contains("unwaive", waived.Actions);
        var waivedAt = waived.Json.GetProperty("waiver").GetProperty("at").GetDateTimeOffset();
        Assert.Equal("already-waived", (await office.Act(Of, "waive", new { reason = "Lần nữa." })).Code);

        var completeness = (await office.Get(Town.Consolidation)).Json.GetProperty("completeness");
        Assert.Equal(
            (14, Commune),
            (
                completeness.GetProperty("expected").GetInt32(),
                Assert.Single(completeness.GetProperty("waived").EnumerateArray()).GetString()
            )
        );
        Assert.Equal(
            13,
            Cell((await office.Get(Town.Consolidation)).Json.GetProperty("cells"), "B1")
                .GetProperty("expected")
                .GetInt32()
        );
        await Town.MoveTo(office, "2023-12-02T09:00+07:00");
        Assert.DoesNotContain((await commune.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("obligation").GetString() == "results-report"
            && m.GetProperty("sentAt").GetDateTimeOffset() > waivedAt
        );

        await town.Report(Commune, 4, victims: 0);
        completeness = (await office.Get(Town.Consolidation)).Json.GetProperty("completeness");
        Assert.Equal(
            (15, 1, 0),
            (
                completeness.GetProperty("expected").GetInt32(),
                completeness.GetProperty("received").GetInt32(),
                completeness.GetProperty("waived").GetArrayLength()
            )
        );
    }

    [Fact]
    public async Task A_form_changes_in_mid_cycle_and_what_was_sent_before_keeps_its_version()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (admin, office) = (await town.SignIn("admin"), await town.SignIn("ldtbxh"));
        await town.Report(Commune, 3, victims: 0);
        var cycle = await admin.Get($"api/cycles/{Town.Cycle}");
        var form = JsonNode.Parse(
            cycle
                .Json.GetProperty("configuration")
                .GetProperty("forms")
                .EnumerateArray()
                .Single(f => f.GetProperty("id").GetString() == "results-report")
                .GetRawText()
        )!;
        var activities = form["sections"]!.AsArray().Single(s => s!["id"]!.GetValue<string>() == "activities")![
            "fields"
        ]!.AsArray();
        activities.Single(f => f!["code"]!.GetValue<string>() == "B1")!["measure"] = new JsonObject
        {
            ["vi"] = "cuộc",
            ["en"] = "meetings",
        };
        var path = $"api/cycles/{Town.Cycle}/forms/results-report";
        Assert.Equal(
            "form-version",
            (await admin.Post(path, new { form, reason = "Đổi đơn vị tính." }, cycle.Text("etag"))).Code
        );
        form["version"] = 2;
        Assert.Equal(
            "not-allowed",
            (await office.Post(path, new { form, reason = "Đổi đơn vị tính." }, cycle.Text("etag"))).Code
        );
        var amended = await admin.Post(path, new { form, reason = "Đổi đơn vị tính." }, cycle.Text("etag"));
        Assert.Equal(
            (200, 1),
            (amended.Status, amended.Json.GetProperty("configuration").GetProperty("earlierForms").GetArrayLength())
        );

        await town.Report("19996", 14, victims: 0);
        var figures = (await office.Get(Town.Consolidation)).Json;
        var unmapped = Assert.Single(figures.GetProperty("unmapped").EnumerateArray());
        Assert.Equal(
            (Commune, "B1", 1),
            (
                unmapped.GetProperty("unit").GetString(),
                unmapped.GetProperty("field").GetString(),
                unmapped.GetProperty("formVersion").GetInt32()
            )
        );
        // Sessions and meetings are not added; what means the same is.
        Assert.Equal(
            (14, 1),
            (
                Cell(figures.GetProperty("cells"), "B1").GetProperty("number").GetInt32(),
                Cell(figures.GetProperty("cells"), "B1").GetProperty("reported").GetInt32()
            )
        );
        Assert.Equal(2, Cell(figures.GetProperty("cells"), "C3").GetProperty("reported").GetInt32());
        var kept = (await office.Get($"{Of}/revisions/1")).Json;
        Assert.Equal(
            (1, 1),
            (kept.GetProperty("formVersion").GetInt32(), kept.GetProperty("form").GetProperty("version").GetInt32())
        );
    }

    [Fact]
    public async Task What_would_be_said_is_said_before_submitting_and_records_nothing()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var commune = await town.SignIn($"xa-{Commune}");
        var said = await commune.Post(
            $"{Of}/check",
            new { values = new Dictionary<string, object> { ["A3"] = new { numerator = 3, denominator = 2 } } }
        );
        Assert.Equal(200, said.Status);
        Assert.Contains(said.Json.GetProperty("problems").EnumerateArray(), p =>
            p.GetProperty("path").GetString() == "B1" && p.GetProperty("code").GetString() == "required"
        );
        Assert.Contains(said.Json.GetProperty("problems").EnumerateArray(), p =>
            p.GetProperty("path").GetString() == "A3.numerator" && p.GetProperty("severity").GetString() == "error"
        );
        Assert.Equal("notStarted", (await commune.Get(Of)).Text("status"));
        Assert.Equal(
            "not-allowed",
            (await (await town.SignIn("xa-20008")).Post($"{Of}/check", new { values = new { } })).Code
        );
    }

    private static async Task SendUp(Person office)
    {
        var own = await office.Get(Own);
        var sent = await office.Post(
            $"{Town.Consolidation}/submit",
            new
            {
                values = new Dictionary<string, object>
                {
                    ["T1"] = $"Đã chỉ đạo thực hiện, lần {own.Json.GetProperty("revisions").GetArrayLength() + 1}.",
                },
                whyIncomplete = "Đã đến ngày phải báo cáo cấp trên.",
            },
            own.Text("etag")
        );
        Assert.Equal(201, sent.Status);
    }

    private static async Task<Answered> Decline(Person office, string reason)
    {
        var own = await office.Get(Own);
        return await office.Post($"{Town.Consolidation}/decline", new { reason }, own.Text("etag"));
    }

    private static JsonElement Cell(JsonElement cells, string field) =>
        cells.EnumerateArray().Single(c => c.GetProperty("field").GetString() == field);
}
