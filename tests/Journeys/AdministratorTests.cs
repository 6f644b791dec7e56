using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Journeys;

/// <summary>The administrator configures, previews, publishes, amends, closes; units and accounts.</summary>
public class AdministratorTests
{
    private const string Second = "api/cycles/huong-tra-thu";

    [Fact]
    public async Task A_plan_whose_id_is_taken_is_refused_and_leaves_no_units_behind()
    {
        await using var town = await Town.Open("2023-02-10T08:00+07:00");
        var admin = await town.SignIn("admin");
        var before = (await admin.Get("api/units")).Json.GetArrayLength();

        var refused = await admin.Post("api/cycles", new { template = "quang-nam-2021", id = Town.Cycle });

        Assert.Equal("cycle-exists", refused.Code);
        Assert.Equal(before, (await admin.Get("api/units")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_cycle_goes_from_template_to_publication_with_all_problems_at_once()
    {
        await using var town = await Town.Open("2023-02-10T09:00+07:00");
        var admin = await town.SignIn("admin");
        var created = await admin.Post("api/cycles", new { template = "huong-tra-2023", id = "huong-tra-thu" });
        Assert.Equal((201, "draft"), (created.Status, created.Text("state")));

        var broken = JsonNode.Parse(created.Json.GetProperty("configuration").GetRawText())!;
        broken["obligations"]![0]!["form"] = "no-such-form";
        broken["obligations"]![1]!["periods"]![0]!["deadline"]!["date"] = "2022-12-01";
        var saved = await admin.Put(Second, broken, created.Text("etag"));
        var problems = (await admin.Get($"{Second}/problems"))
            .Json.EnumerateArray()
            .Where(p => p.GetProperty("severity").GetString() == "error")
            .Select(p => (p.GetProperty("path").GetString(), p.GetProperty("code").GetString()))
            .ToList();
        Assert.Contains(("$.obligations[0].form", "unknown-reference"), problems);
        Assert.Contains(("$.obligations[1].periods[0].deadline.date", "deadline-before-cycle"), problems);
        Assert.Equal(
            "configuration-invalid",
            (await admin.Post($"{Second}/publish", new { }, saved.Text("etag"))).Code
        );

        var mended = await admin.Put(Second, created.Json.GetProperty("configuration"), saved.Text("etag"));
        var published = await admin.Post($"{Second}/publish", new { }, mended.Text("etag"));
        Assert.Equal("running", published.Text("state"));
        Assert.Equal(
            "cycle-not-draft",
            (await admin.Put(Second, created.Json.GetProperty("configuration"), published.Text("etag"))).Code
        );
    }

    [Fact]
    public async Task The_preview_shows_every_deadline_and_message_of_the_year_before_publishing()
    {
        await using var town = await Town.Open("2023-02-10T09:00+07:00");
        var admin = await town.SignIn("admin");
        await admin.Post("api/cycles", new { template = "huong-tra-2023", id = "huong-tra-thu" });

        var preview = (await admin.Get($"{Second}/preview")).Json;

        var plan = preview
            .GetProperty("deadlines")
            .EnumerateArray()
            .First(d => d.GetProperty("obligation").GetString() == "implementation-plan");
        Assert.Equal(
            (14, "2023-02-27"),
            (plan.GetProperty("units").GetInt32(), plan.GetProperty("deadline").GetProperty("lastDay").GetString())
        );
        var messages = preview.GetProperty("messages").EnumerateArray().ToList();
        Assert.Contains(messages, m =>
            m.GetProperty("rule").GetString() == "event" && m.GetProperty("unit").GetString() == "19996"
        );
        Assert.Equal(
            messages.Select(m => m.GetProperty("at").GetDateTimeOffset()).Order(),
            messages.Select(m => m.GetProperty("at").GetDateTimeOffset())
        );
        // Previewing sends nothing: the draft's messages are nobody's yet.
        Assert.DoesNotContain((await town.Host.Services.Ledger.Read("huong-tra-thu", "480", default)), _ => true);
    }

    [Fact]
    public async Task A_deadline_amended_in_mid_cycle_moves_everything_and_is_told()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (admin, commune) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        var cycle = $"api/cycles/{Town.Cycle}";
        var seen = await admin.Get(cycle);

        var silent = await admin.Post(
            $"{cycle}/deadlines",
            new
            {
                obligation = "implementation-plan",
                period = "2023",
                date = "2023-03-07",
                @operator = "noLaterThan",
                reason = "",
            },
            seen.Text("etag")
        );
        var amended = await admin.Post(
            $"{cycle}/deadlines",
            new
            {
                obligation = "implementation-plan",
                period = "2023",
                date = "2023-03-07",
                @operator = "noLaterThan",
                reason = "Chờ hướng dẫn của Sở.",
            },
            seen.Text("etag")
        );
        var stale = await admin.Post(
            $"{cycle}/deadlines",
            new
            {
                obligation = "implementation-plan",
                period = "2023",
                date = "2023-03-08",
                @operator = "noLaterThan",
                reason = "Lần hai.",
            },
            seen.Text("etag")
        );
        await town.Host.Runner.Settled();

        Assert.Equal(("reason-needed", 200, "stale"), (silent.Code, amended.Status, stale.Code));
        Assert.Equal(
            "2023-02-28",
            amended.Json.GetProperty("amendments")[0].GetProperty("before").GetProperty("date").GetString()
        );
        Assert.Equal(
            "2023-03-07",
            (await commune.Get(Town.Submission("20005")))
                .Json.GetProperty("deadline")
                .GetProperty("lastDay")
                .GetString()
        );
        Assert.Contains((await commune.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "amendment"
        );
    }

    [Fact]
    public async Task The_towns_own_deadline_upward_is_set_when_it_becomes_known()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (admin, office) = (await town.SignIn("admin"), await town.SignIn("ldtbxh"));
        var cycle = $"api/cycles/{Town.Cycle}";
        Task<Answered> Set(string date, string etag) =>
            admin.Post(
                $"{cycle}/deadlines",
                new
                {
                    obligation = "results-report",
                    period = "2023",
                    unit = "480",
                    date,
                    @operator = "noLaterThan",
                    reason = "Theo văn bản của Sở.",
                },
                etag
            );
        var seen = (await admin.Get(cycle)).Text("etag");

        // Before the communes' own date it could not work.
        Assert.Equal("configuration-invalid", (await Set("2023-11-28", seen)).Code);
        Assert.Equal(200, (await Set("2023-12-15", seen)).Status);

        Assert.Equal(
            "2023-12-15",
            (await office.Get(Town.Submission("480", "results-report")))
                .Json.GetProperty("deadline")
                .GetProperty("lastDay")
                .GetString()
        );
        Assert.Equal(
            "2023-11-29",
            (await office.Get(Town.Submission("20005", "results-report")))
                .Json.GetProperty("deadline")
                .GetProperty("lastDay")
                .GetString()
        );
    }

    [Fact]
    public async Task A_closed_cycle_takes_nothing_more()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (admin, commune) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        var office = await town.SignIn("ldtbxh");
        var content = await commune.PlanContent();
        await commune.Act(Town.Submission("20005"), "submit", content);
        var raised = await commune.Post(
            $"api/cycles/{Town.Cycle}/difficulties",
            new
            {
                unit = "20005",
                obligation = "implementation-plan",
                period = "2023",
                question = "Hỏi trước khi đóng?",
            }
        );

        var closed = await admin.Post(
            $"api/cycles/{Town.Cycle}/close",
            new { reason = "Kết thúc thử nghiệm." },
            (await admin.Get($"api/cycles/{Town.Cycle}")).Text("etag")
        );

        Assert.Equal("closed", closed.Text("state"));
        Assert.Equal("cycle-not-running", (await commune.Act(Town.Submission("20005"), "submit", content)).Code);
        // Neither what lost a race nor an answer is recorded any more.
        Assert.Equal(
            "cycle-not-running",
            (
                await commune.Post(
                    $"{Town.Submission("20005")}/submit",
                    await commune.PlanContent([.. Person.Pdf, (byte)'\n']),
                    "new"
                )
            ).Code
        );
        Assert.Equal(
            "cycle-not-running",
            (
                await office.Post(
                    $"api/cycles/{Town.Cycle}/difficulties/{raised.Text("id")}/answer",
                    new { answer = "Quá muộn." }
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_deactivated_unit_owes_nothing_and_cannot_submit()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (admin, commune, office) = (
            await town.SignIn("admin"),
            await town.SignIn("xa-20041"),
            await town.SignIn("ldtbxh")
        );
        var unit = (await admin.Get("api/units"))
            .Json.EnumerateArray()
            .Single(u => u.GetProperty("code").GetString() == "20041");

        var changed = await admin.Put(
            "api/units/20041",
            new
            {
                name = unit.GetProperty("name"),
                parent = "480",
                validTo = (string?)null,
                letterhead = (string?)null,
                deactivated = true,
                reason = "Sáp nhập thử.",
            },
            unit.GetProperty("etag").GetString()
        );

        Assert.Equal(200, changed.Status);
        Assert.Equal(
            "unit-deactivated",
            (await commune.Act(Town.Submission("20041"), "submit", await commune.PlanContent())).Code
        );
        var column = (await office.Get($"api/cycles/{Town.Cycle}/matrix?unit=480")).Json.GetProperty("columns")[0];
        Assert.Equal(13, column.GetProperty("completeness").GetProperty("expected").GetInt32());
    }

    [Fact]
    public async Task Accounts_are_added_and_deactivated_and_the_last_administrator_stays()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");
        var grants = new[] { new { role = "officer", unit = "19996" } };

        var added = await admin.Post(
            "api/accounts",
            new
            {
                login = "tu-ha-2",
                name = "Cán bộ mới",
                grants,
            }
        );
        var officer = await town.SignInFirst("tu-ha-2", added.Text("oneTimePassword"));
        await admin.Put(
            "api/accounts/tu-ha-2",
            new
            {
                name = "Cán bộ mới",
                email = (string?)null,
                grants,
                deactivated = true,
                reason = "Chuyển công tác.",
            },
            (await admin.Get("api/accounts"))
                .Json.EnumerateArray()
                .Single(a => a.Text("login") == "tu-ha-2")
                .Text("etag")
        );

        Assert.Equal("sign-in-needed", (await officer.Get("api/session")).Code);
        Assert.Equal(
            "unit-unknown",
            (
                await admin.Post(
                    "api/accounts",
                    new
                    {
                        login = "khong-don-vi",
                        name = "X",
                        grants = new[] { new { role = "officer", unit = "99999" } },
                    }
                )
            ).Code
        );
        var own = (await admin.Get("api/accounts"))
            .Json.EnumerateArray()
            .Single(a => a.GetProperty("login").GetString() == "admin");
        Assert.Equal(
            "last-administrator",
            (
                await admin.Put(
                    "api/accounts/admin",
                    new
                    {
                        name = "Quản trị",
                        email = (string?)null,
                        grants = Array.Empty<object>(),
                        deactivated = false,
                        reason = "Thử bỏ quyền.",
                    },
                    own.GetProperty("etag").GetString()
                )
            ).Code
        );
        Assert.Equal("not-allowed", (await (await town.SignIn("ldtbxh")).Get("api/accounts")).Code);
    }

    [Fact]
    public async Task The_administrator_sees_statuses_and_no_figures()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (admin, commune) = (await town.SignIn("admin"), await town.SignIn("xa-19996"));
        await commune.Act(Town.Submission("19996"), "submit", await commune.PlanContent());

        var seen = await admin.Get(Town.Submission("19996"));

        Assert.Equal("submitted", seen.Text("status"));
        Assert.Equal(JsonValueKind.Null, seen.Json.GetProperty("current").ValueKind);
        Assert.Equal("not-allowed", (await admin.Get($"{Town.Submission("19996")}/revisions/1")).Code);
    }
}
