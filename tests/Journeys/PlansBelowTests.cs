using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>The province's plan and the town's under it: figures run commune -> town -> province through two cycles.</summary>
public class PlansBelowTests
{
    private const string Above = "thua-thien-hue-2023";
    private const string Below = "huong-tra-duoi-tinh";
    private const string Town480 = $"api/cycles/{Above}/obligations/results-report/periods/2023/units/480";
    private const string Province = $"api/cycles/{Above}/obligations/results-report/periods/2023/consolidations/46";
    private const string TownFigures = $"api/cycles/{Below}/obligations/results-report/periods/2023/consolidations/480";
    private const string TownOwn = $"api/cycles/{Below}/obligations/results-report/periods/2023/units/480";

    [Fact]
    public async Task What_the_town_consolidates_fulfils_what_it_owes_the_province_and_opens_down_to_the_commune()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, above) = await Publish(town);
        await Town.MoveTo(office, "2023-11-20T09:00+07:00");
        await town.Report("19996", 14, victims: 0, Below);
        await town.Report("20005", 3, victims: 1, Below);

        var duty = await office.Get(Town480);
        Assert.Equal(Below, duty.Json.GetProperty("fedBy").GetProperty("cycle").GetString());
        Assert.Equal(
            "fed-by-cycle",
            (
                await (await town.SignIn("thi-xa", Town.OwnPassword)).Post(
                    $"{Town480}/submit",
                    new { values = new { } },
                    duty.Text("etag")
                )
            ).Code
        );
        await SendUp(office);

        // The same submission in both cycles.
        var kept = await above.Get(Town480);
        Assert.Equal("submitted", kept.Text("status"));
        var number = kept.Json.GetProperty("current").GetProperty("receiptNumber").GetString();
        Assert.Matches(@"^480-\d{6}-\d{6}$", number);
        Assert.Equal("accepted", (await above.Act(Town480, "accept", new { })).Text("status"));
        Assert.Equal("accepted", (await office.Get(TownOwn)).Text("status"));

        var figures = (await above.Get(Province)).Json;
        var sessions = Cell(figures, "B1");
        Assert.Equal(
            (17, 1, 9, 2, 22), // 14 communes and agencies of the town that sent, 8 districts that did not
            (
                Int(sessions, "number"),
                Int(sessions, "reported"),
                Int(sessions, "expected"),
                Int(sessions, "sourceReported"),
                Int(sessions, "sourceExpected")
            )
        );
        Assert.Equal(
            ("value", 0, 9),
            (
                Cell(figures, "A1").GetProperty("state").GetString(),
                Int(Cell(figures, "A1"), "numerator"),
                Int(Cell(figures, "A1"), "denominator")
            )
        );

        // Province -> town, at exactly the revision that was sent -> commune.
        var part = Part((await above.Get($"{Province}/provenance?cell=C3.sex.female")).Json, "480");
        Assert.Equal(1, Int(part.GetProperty("figure"), "number"));
        var below = part.GetProperty("below");
        Assert.Equal(
            (Below, "480", 1),
            (below.GetProperty("cycle").GetString(), below.GetProperty("unit").GetString(), Int(below, "revision"))
        );
        var commune = Part((await above.Get($"{TownFigures}/provenance?cell=C3.sex.female&revision=1")).Json, "20005");
        Assert.Equal(
            (1, 1, JsonValueKind.Null),
            (
                Int(commune.GetProperty("figure"), "number"),
                Int(commune, "revision"),
                commune.GetProperty("below").ValueKind
            )
        );
        Assert.Equal(
            1,
            Int(
                (await above.Get(Town.Submission("20005", "results-report", cycle: Below)))
                    .Json.GetProperty("current")
                    .GetProperty("values")
                    .GetProperty("C3"),
                "total"
            )
        );

        // The commune's figure changes: the province sees it coming before the town has decided.
        await office.Act(
            Town.Submission("20005", "results-report", cycle: Below),
            "return",
            new { reason = "Thiếu một buổi." }
        );
        await town.Report("20005", 4, victims: 1, Below);
        var pending = Assert.Single(
            (await above.Get(Province)).Json.GetProperty("differences").GetProperty("below").EnumerateArray()
        );
        Assert.Equal("480", pending.GetProperty("unit").GetString());
        Assert.Contains(pending.GetProperty("changes").EnumerateArray(), c =>
            c.GetProperty("sentence").GetProperty("vi").GetString() == "+1: Xã Hương Toàn 3 → 4, tổng 17 → 18"
        );
        await SendUp(office);
        Assert.Equal(18, Int(Cell((await above.Get(Province)).Json, "B1"), "number"));
        Assert.Empty((await above.Get(Province)).Json.GetProperty("differences").GetProperty("below").EnumerateArray());
    }

    [Fact]
    public async Task The_province_sees_who_has_issued_a_plan_when_and_whether_its_targets_are_covered()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, above) = await Publish(town);
        var officer = await town.SignIn("thi-xa", Town.OwnPassword);
        var plan = $"api/cycles/{Above}/obligations/implementation-plan/periods/2023/units/480";
        var file = (await officer.Upload("ke-hoach.pdf", Person.Pdf)).Json;
        Assert.Equal(
            201,
            (
                await officer.Act(
                    plan,
                    "submit",
                    new
                    {
                        values = new Dictionary<string, object> { ["K2"] = true },
                        files = new[] { file },
                        document = new { number = "35/KH-UBND", date = "2023-02-17" },
                    }
                )
            ).Status
        );

        var units = (await above.Get($"api/cycles/{Above}/below")).Json.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(9, units.Count);
        var own = units.Single(u => u.GetProperty("unit").GetString() == "480");
        Assert.Equal((Below, "running"), (own.GetProperty("cycle").GetString(), own.GetProperty("state").GetString()));
        var issued = Assert.Single(own.GetProperty("plans").EnumerateArray());
        Assert.Equal(
            ("submitted", "35/KH-UBND", "2023-02-17"),
            (
                issued.GetProperty("status").GetString(),
                issued.GetProperty("document").GetProperty("number").GetString(),
                issued.GetProperty("document").GetProperty("date").GetString()
            )
        );
        var verdicts = own.GetProperty("targets")
            .EnumerateArray()
            .ToDictionary(t => t.GetProperty("code").GetString()!, t => t.GetProperty("verdict").GetString());
        Assert.Equal(3, verdicts.Count);
        Assert.Contains("covered", verdicts.Values);
        Assert.Null(units.Single(u => u.GetProperty("unit").GetString() == "474").GetProperty("cycle").GetString());
        Assert.Equal("not-allowed", (await (await town.SignIn("xa-20005")).Get($"api/cycles/{Above}/below")).Code);
        _ = office;
    }

    [Fact]
    public async Task A_plan_stands_only_under_a_running_one_that_it_can_fulfil()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");
        var province = await admin.Post("api/cycles", new { template = Above });
        var child = await admin.Post(
            "api/cycles",
            new
            {
                template = "huong-tra-2023",
                id = Below,
                parent = Above,
            }
        );
        Assert.Equal(
            Above,
            child.Json.GetProperty("configuration").GetProperty("parent").GetProperty("cycle").GetString()
        );
        Assert.Contains(
            ("$.parent.cycle", "parent-not-running"),
            (await admin.Post($"api/cycles/{Below}/publish", new { }, child.Text("etag"))).Fields
        );
        Assert.Equal(200, (await admin.Post($"api/cycles/{Above}/publish", new { }, province.Text("etag"))).Status);
        Assert.Equal(200, (await admin.Post($"api/cycles/{Below}/publish", new { }, child.Text("etag"))).Status);
        var twice = await admin.Post(
            "api/cycles",
            new
            {
                template = "huong-tra-2023",
                id = "lan-hai",
                parent = Above,
            }
        );
        Assert.Contains(
            ("$.parent.fulfils[0].fulfilled", "fulfilled-twice"),
            (await admin.Post("api/cycles/lan-hai/publish", new { }, twice.Text("etag"))).Fields
        );
        Assert.Equal(
            "not-found",
            (
                await admin.Post(
                    "api/cycles",
                    new
                    {
                        template = "huong-tra-2023",
                        id = "lan-ba",
                        parent = "khong-co",
                    }
                )
            ).Code
        );
    }

    [Fact]
    public async Task Last_years_plan_is_taken_to_another_year_with_its_days_moved_and_its_number_asked_again()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");
        var copied = await admin.Post(
            "api/cycles",
            new
            {
                from = Town.Cycle,
                year = 2024,
                id = "huong-tra-2024",
            }
        );
        Assert.Equal((201, "draft", 2024), (copied.Status, copied.Text("state"), Int(copied.Json, "year")));
        var configuration = copied.Json.GetProperty("configuration");
        var period = configuration.GetProperty("obligations")[0].GetProperty("periods")[0];
        Assert.Equal(
            ("2024", "2024-02-28", JsonValueKind.Null),
            (
                period.GetProperty("id").GetString(),
                period.GetProperty("deadline").GetProperty("date").GetString(),
                period.GetProperty("deadline").GetProperty("words").ValueKind
            )
        );
        Assert.Contains("2024", configuration.GetProperty("title").GetProperty("vi").GetString());
        Assert.Contains(configuration.GetProperty("openQuestions").EnumerateArray(), q =>
            q.GetProperty("path").GetString() == "$.plan.number"
        );
        Assert.Equal(200, (await admin.Post("api/cycles/huong-tra-2024/publish", new { }, copied.Text("etag"))).Status);
        Assert.Equal("body-invalid", (await admin.Post("api/cycles", new { from = Town.Cycle })).Code);
    }

    /// <summary>The province's cycle, the town's under it, and the people of both.</summary>
    private static async Task<(Person Office, Person Above)> Publish(Town town)
    {
        var admin = await town.SignIn("admin");
        foreach (var (template, id, parent) in new[] { (Above, Above, (string?)null), (Town.Cycle, Below, Above) })
        {
            var created = await admin.Post(
                "api/cycles",
                new
                {
                    template,
                    id,
                    parent,
                }
            );
            Assert.Equal(200, (await admin.Post($"api/cycles/{id}/publish", new { }, created.Text("etag"))).Status);
        }
        var people = new Dictionary<string, Person>();
        foreach (var (login, role, unit) in new[] { ("tinh", "reviewer", "46"), ("thi-xa", "officer", "480") })
        {
            var grants = new[] { new { role, unit } };
            var added = await admin.Post(
                "api/accounts",
                new
                {
                    login,
                    name = login,
                    grants,
                }
            );
            people[login] = await town.SignInFirst(login, added.Text("oneTimePassword"));
        }
        return (await town.SignIn("ldtbxh"), people["tinh"]);
    }

    private static async Task SendUp(Person office)
    {
        var own = await office.Get(TownOwn);
        var words = $"Thị xã đã chỉ đạo thực hiện, lần {own.Json.GetProperty("revisions").GetArrayLength() + 1}.";
        Assert.Equal(
            201,
            (
                await office.Post(
                    $"{TownFigures}/submit",
                    new
                    {
                        values = new Dictionary<string, object> { ["T1"] = words },
                        whyIncomplete = "Đã đến ngày phải báo cáo.",
                    },
                    own.Text("etag")
                )
            ).Status
        );
    }

    private static JsonElement Cell(JsonElement figures, string field) =>
        figures.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("field").GetString() == field);

    private static JsonElement Part(JsonElement provenance, string unit) =>
        provenance.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("unit").GetString() == unit);

    private static int Int(JsonElement e, string property) => e.GetProperty(property).GetInt32();
}
