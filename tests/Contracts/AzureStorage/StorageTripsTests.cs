using System.Globalization;
using System.Text.Json;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>
/// How often a route goes to the storage: on Azure each time costs some five milliseconds and a fraction of a đồng, and twice as many communes must not
/// cost twice as many. storage-trips.txt holds for each how often, and in how many rounds one after another; it fails where one costs more, and where one costs less and the
/// list was not lowered.
/// </summary>
[Slow]
public sealed class StorageTripsTests(Azurite azurite)
{
    private const string Cycle = $"api/cycles/{Town.Cycle}";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly string File = Path.Combine(Given.Root, "tests/Contracts/AzureStorage/storage-trips.txt");

    private readonly SortedDictionary<string, Trips> counted = new(StringComparer.Ordinal);

    [Fact]
    public async Task A_route_goes_to_the_storage_no_oftener_than_it_says()
    {
        await using var town = await AzureTown.Open(azurite, "20/02/2023 09:00:00");
        await Due(town, "due step, first of a cycle");
        var (commune, office) = (town.SignedIn("xa-19996"), town.SignedIn("ldtbxh"));
        var admin = town.SignedIn("admin");
        await Plan(town, commune, office);
        town.MoveTo("10/11/2023 09:00:00");
        await Due(town, "due step, every letter of a day");
        await Due(town, "due step, nothing to do");
        await Results(town, commune, office);
        await Looking(town, commune, office, admin);

        var lines = counted.Select(c => $"{c.Value.All, 4}{c.Value.Rounds, 4} {c.Key}").ToList();
        var actual = Path.Combine(AppContext.BaseDirectory, "storage-trips.txt");
        await System.IO.File.WriteAllLinesAsync(actual, lines);
        var listed = (await System.IO.File.ReadAllLinesAsync(File)).ToDictionary(NameOf, TripsOf);
        Assert.Equal(listed.Keys, counted.Keys);
        var differ = counted
            .Where(c => !IsListed(c.Value, listed[c.Key]))
            .Select(c => $"{c.Key}: {c.Value}, listed {listed[c.Key]}");
        Assert.True(!differ.Any(), $"{string.Join('\n', differ)}\nWhere they are fewer: cp {actual} {File}");
    }

    private static string NameOf(string line) => line[9..];

    private static Trips TripsOf(string line) => new(int.Parse(line[..4], Invariant), int.Parse(line[4..8], Invariant));

    /// <summary>Rounds may be fewer, and one more: who overtakes whom is chance.</summary>
    private static bool IsListed(Trips counted, Trips listed) =>
        counted.All == listed.All && counted.Rounds <= listed.Rounds + 1;

    private async Task Plan(AzureTown town, Person commune, Person office)
    {
        var path = Town.Submission("19996");
        await Look(town, commune, path);
        var content = await commune.PlanContent();
        await Counted(town, "a file: ticket and commit", () => commune.Upload("ke-hoach.pdf", Person.Pdf));
        var draft = new { values = new Dictionary<string, object> { ["K2"] = true } };
        await Act(town, commune, path, "check", Routes.CheckContent, draft);
        var seen = (await commune.Get(path)).Text("etag");
        await Counted(town, Routes.SaveDraft.Name, () => commune.Put($"{path}/draft", draft, seen));
        await Act(town, commune, path, "submit", Routes.Submit, content);
        await Act(town, office, path, "return", Routes.Return, new { reason = "Chưa nêu kinh phí (mục IV.9)." });
        var again = JsonSerializer.SerializeToNode(content, Json.Stored)!;
        again["evenIfSame"] = true;
        await Act(town, commune, path, "submit", Routes.Submit, again);
        await Act(town, office, path, "accept", Routes.Accept, new { });
        await Look(town, commune, $"{path}/revisions/1", Routes.Revision);
        await Look(town, commune, $"{path}/revisions/1/receipt", Routes.Receipt);
    }

    private async Task Results(AzureTown town, Person commune, Person office)
    {
        var path = Town.Submission("19996", "results-report");
        await Act(town, commune, path, "submit", Routes.Submit, Person.NilReport);
        var late = town.SignedIn("xa-20005");
        var asked = new { lastDay = "2023-12-08", reason = "Cán bộ phụ trách nghỉ ốm." };
        var other = Town.Submission("20005", "results-report");
        await Act(town, late, other, "ask-extension", Routes.AskExtension, asked);
        await Act(town, office, other, "extend", Routes.Extend, asked);
        await Act(town, late, other, "submit", Routes.Submit, Person.NilReport);
        await Look(town, office, Town.Consolidation, Routes.GetConsolidation);
        var own = (await office.Get(Town.Submission("480", "results-report"))).Text("etag");
        var words = new
        {
            values = new Dictionary<string, object> { ["T1"] = "Đã thực hiện Kế hoạch." },
            whyIncomplete = "Đã đến ngày phải báo cáo cấp trên.",
        };
        await Counted(town, Routes.SubmitConsolidation.Name, () =>
            office.Post($"{Town.Consolidation}/submit", words, own)
        );
        await Look(town, office, $"{Town.Consolidation}/report.docx", Routes.ReportDocx);
    }

    private async Task Looking(AzureTown town, Person commune, Person office, Person admin)
    {
        await Look(town, commune, "api/session", Routes.Session);
        await Look(town, commune, "api/cycles", Routes.Cycles);
        await Look(town, commune, Cycle, Routes.Cycle);
        await Look(town, commune, $"{Cycle}/owed", Routes.Owed);
        await Look(town, office, $"{Cycle}/owed", Routes.Owed);
        await Look(town, office, $"{Cycle}/matrix", Routes.Matrix);
        await Look(town, office, $"{Cycle}/chasing", Routes.WorkList);
        await Look(town, office, $"{Cycle}/brief", Routes.Brief);
        await Look(town, office, $"{Cycle}/difficulties", Routes.Difficulties);
        await Look(town, office, $"{Cycle}/messages", Routes.Ledger);
        await Look(town, commune, "api/messages", Routes.Inbox);
        await Look(town, commune, $"{Town.Submission("19996")}/why", Routes.Why);
        await Look(town, commune, "api/channels", Routes.MyChannels);
        await Look(town, admin, "api/units", Routes.Units);
        await Look(town, admin, "api/accounts", Routes.Accounts);
        await Look(town, admin, $"{Cycle}/preview", Routes.Preview);
        await Look(town, commune, "api/calendar", Routes.Calendar);
    }

    private Task Look(AzureTown town, Person person, string path, ApiRoute? route = null) =>
        Counted(town, (route ?? Routes.GetSubmission).Name, () => person.Get(path));

    private async Task Act(AzureTown town, Person person, string path, string act, ApiRoute route, object body)
    {
        var seen = (await person.Get(path)).Text("etag");
        await Counted(town, route.Name, () => person.Post($"{path}/{act}", body, seen));
    }

    private async Task Counted(AzureTown town, string name, Func<Task<Answered>> act)
    {
        var (answer, trips) = await town.Count(act);
        Assert.True(answer.Ok, $"{name}: {answer.Status} {answer.Code}");
        var before = counted.GetValueOrDefault(name);
        counted[name] = new(Math.Max(before.All, trips.All), Math.Max(before.Rounds, trips.Rounds));
    }

    /// <summary>What the loop of the cycle does at a wake: plan, and one step a collector.</summary>
    private async Task Due(AzureTown town, string name)
    {
        var (_, trips) = await town.Count(async () =>
        {
            var plan = await town.Services.Steps.GetPlan(new(Town.Cycle, town.Now), CancellationToken.None);
            foreach (var collector in plan!.Collectors)
                await town.Services.Steps.Due(new(Town.Cycle, collector, town.Now, null, null), CancellationToken.None);
            return 0;
        });
        counted[name] = trips;
    }
}
