using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Records that point at each other, or cannot be read at all, stop nobody's work.</summary>
public class BadRecordTests
{
    private const string Clock = "2023-02-10T08:00+07:00";

    [Fact]
    public async Task Two_drafts_cannot_name_each_other_as_parent()
    {
        await using var town = await Town.Open(Clock);
        var admin = await town.SignIn("admin");
        var (a, b) = (await Draft(admin, "loop-a"), await Draft(admin, "loop-b"));
        var first = await admin.Put("api/cycles/loop-a", Under(a, "loop-b"), a.Text("etag"));

        var second = await admin.Put("api/cycles/loop-b", Under(b, "loop-a"), b.Text("etag"));
        var itself = await admin.Put("api/cycles/loop-a", Under(a, "loop-a"), first.Text("etag"));
        var nowhere = await admin.Put("api/cycles/loop-a", Under(a, "no-such-plan"), first.Text("etag"));

        Assert.Equal(200, first.Status);
        Assert.Equal((422, "configuration-invalid", "parent-ring"), CodesOf(second));
        Assert.Equal((422, "configuration-invalid", "parent-ring"), CodesOf(itself));
        Assert.Equal((422, "configuration-invalid", "parent-unknown"), CodesOf(nowhere));
    }

    [Fact]
    public async Task Plans_stand_under_each_other_no_deeper_than_there_are_tiers()
    {
        await using var town = await Town.Open(Clock);
        var admin = await town.SignIn("admin");
        await Draft(admin, "level-0");
        for (var level = 1; level <= CascadeRules.MostAbove; level++)
        {
            var draft = await Draft(admin, $"level-{level}");
            var under = Under(draft, $"level-{level - 1}");
            var saved = await admin.Put($"api/cycles/level-{level}", under, draft.Text("etag"));
            Assert.Equal(200, saved.Status);
        }
        var deepest = await Draft(admin, "too-deep");

        var refused = await admin.Put(
            "api/cycles/too-deep",
            Under(deepest, $"level-{CascadeRules.MostAbove}"),
            deepest.Text("etag")
        );

        Assert.Equal((422, "configuration-invalid", "parent-too-deep"), CodesOf(refused));
    }

    [Fact]
    public async Task A_ring_that_was_stored_all_the_same_is_read_and_shown_and_the_host_starts()
    {
        var town = await Town.Open(Clock);
        var admin = await town.SignIn("admin");
        await Draft(admin, "loop-a");
        await Draft(admin, "loop-b");
        await StoreParent(town, "loop-a", "loop-b");
        await StoreParent(town, "loop-b", "loop-a");
        await town.Stop();

        await using var again = await Town.Open(Clock, town.Folder);
        admin = await again.SignIn("admin");
        var session = await admin.Get("api/session");
        var shown = await admin.Get("api/cycles/loop-a/problems");

        Assert.Equal(200, session.Status);
        Assert.Contains(shown.Json.EnumerateArray(), p => p.GetProperty("code").GetString() == "parent-ring");
    }

    [Fact]
    public async Task A_draft_is_deleted_and_a_published_plan_is_not()
    {
        await using var town = await Town.Open(Clock);
        var (admin, commune) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        var draft = await Draft(admin, "unwanted");
        var published = await admin.Get($"api/cycles/{Town.Cycle}");

        var byCommune = await commune.Send(HttpMethod.Delete, "api/cycles/unwanted", null, draft.Text("etag"));
        var stale = await admin.Send(HttpMethod.Delete, "api/cycles/unwanted", null, published.Text("etag"));
        var deleted = await admin.Send(HttpMethod.Delete, "api/cycles/unwanted", null, draft.Text("etag"));
        var running = await admin.Send(HttpMethod.Delete, $"api/cycles/{Town.Cycle}", null, published.Text("etag"));

        Assert.Equal((403, "stale"), (byCommune.Status, stale.Code));
        Assert.Equal(204, deleted.Status);
        Assert.Equal("cycle-not-draft", running.Code);
        Assert.Equal(404, (await admin.Get("api/cycles/unwanted")).Status);
        // Its name is free again.
        Assert.Equal("draft", (await Draft(admin, "unwanted")).Text("state"));
    }

    [Fact]
    public async Task A_draft_brings_no_ring_of_units_into_the_register()
    {
        await using var town = await Town.Open(Clock);
        var admin = await town.SignIn("admin");
        var draft = await Draft(admin, "ring-of-units");
        var before = (await admin.Get("api/units")).Json.GetArrayLength();
        var configuration = JsonNode.Parse(draft.Json.GetProperty("configuration").GetRawText())!;
        var units = configuration["units"]!.AsArray();
        units.Add(NewUnit("new-a", "new-b"));
        units.Add(NewUnit("new-b", "new-a"));

        var refused = await admin.Put("api/cycles/ring-of-units", configuration, draft.Text("etag"));

        Assert.Equal((422, "unit-invalid"), (refused.Status, refused.Code));
        Assert.Equal(before, (await admin.Get("api/units")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_plan_that_cannot_be_read_is_named_to_the_administrator_and_the_others_go_on()
    {
        var town = await Town.Open(Clock);
        var admin = await town.SignIn("admin");
        await Draft(admin, "damaged");
        var records = town.Host.Services.GetRequiredService<IRecords>();
        var body = await records.Read("cycles", "cycles", "body|damaged", default);
        await records.Write("cycles", "cycles", [RowChange.Replace("body|damaged", "{", body!.ETag)], default);
        await town.Stop();

        await using var again = await Town.Open(Clock, town.Folder);
        admin = await again.SignIn("admin");
        var commune = await again.SignIn("xa-20005");
        var all = (await admin.Get("api/cycles")).Json;

        Assert.Equal(200, (await commune.Get($"api/cycles/{Town.Cycle}/owed")).Status);
        Assert.Equal(["damaged"], all.GetProperty("damaged").EnumerateArray().Select(d => d.GetString()));
        Assert.Empty((await commune.Get("api/cycles")).Json.GetProperty("damaged").EnumerateArray());
        Assert.Equal((500, "record-damaged"), StatusOf(await admin.Get("api/cycles/damaged")));
        Assert.Equal("failed", (await admin.Get("health")).Json.GetProperty("parts").GetProperty("plans").GetString());
    }

    private static (int, string?) StatusOf(Answered answer) => (answer.Status, answer.Code);

    private static async Task<Answered> Draft(Person admin, string id)
    {
        var created = await admin.Post("api/cycles", new { template = "huong-tra-2023", id });
        Assert.Equal(201, created.Status);
        return created;
    }

    private static JsonNode Under(Answered draft, string parent)
    {
        var configuration = JsonNode.Parse(draft.Json.GetProperty("configuration").GetRawText())!;
        configuration["parent"] = new JsonObject { ["cycle"] = parent, ["fulfils"] = new JsonArray() };
        return configuration;
    }

    private static JsonObject NewUnit(string code, string parent) =>
        new()
        {
            ["code"] = code,
            ["name"] = new JsonObject { ["vi"] = code, ["en"] = code },
            ["kind"] = "agency",
            ["parent"] = parent,
            ["validFrom"] = "2021-01-01",
        };

    /// <summary>As an older version, or a hand in the database, could have left it.</summary>
    private static async Task StoreParent(Town town, string id, string parent)
    {
        var records = town.Host.Services.GetRequiredService<IRecords>();
        var body = await records.Read("cycles", "cycles", $"body|{id}", default);
        var record = JsonNode.Parse(body!.Body)!;
        record["configuration"]!["parent"] = new JsonObject { ["cycle"] = parent, ["fulfils"] = new JsonArray() };
        var change = RowChange.Replace($"body|{id}", record.ToJsonString(Json.Stored), body.ETag);
        await records.Write("cycles", "cycles", [change], default);
    }

    private static (int, string?, string?) CodesOf(Answered answer) =>
        (answer.Status, answer.Code, answer.Json.GetProperty("fields")[0].GetProperty("code").GetString());
}
