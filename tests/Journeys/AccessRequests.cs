using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Of each route an address in the town and a right body, about the commune asked about.</summary>
internal sealed class AccessRequests
{
    private readonly IReadOnlyList<SampleRequest> samples;
    private readonly string difficulty;

    private AccessRequests(IReadOnlyList<SampleRequest> samples, string difficulty) =>
        (this.samples, this.difficulty) = (samples, difficulty);

    public static async Task<AccessRequests> Of(Town town)
    {
        var officer = await town.SignIn($"xa-{AccessPeople.Commune}");
        var question = new
        {
            unit = AccessPeople.Commune,
            obligation = "results-report",
            period = "2023",
            question = "Mẫu số 1 ở đâu?",
        };
        var raised = await officer.Post($"api/cycles/{Town.Cycle}/difficulties", question);
        var kept = (await officer.Upload("a.pdf", Person.Pdf)).Json;
        var cycle = (await (await town.SignIn("admin")).Get($"api/cycles/{Town.Cycle}")).Json;
        var plan = cycle.GetProperty("configuration");
        var forms = plan.GetProperty("forms").EnumerateArray();
        var form = forms.First(f => f.GetProperty("id").GetString() == "results-report");
        return new([.. SampleRequests.For(kept, plan), SampleRequests.AmendedForm(form)], raised.Text("id"));
    }

    public string AddressOf(ApiRoute route)
    {
        var unit = route.Path.Contains("consolidations", StringComparison.Ordinal) ? "480" : AccessPeople.Commune;
        var ids = new Dictionary<string, string>
        {
            ["cycle"] = Town.Cycle,
            ["obligation"] = "results-report",
            ["period"] = "2023",
            ["unit"] = unit,
            ["number"] = "1",
            ["year"] = "2023",
            ["id"] = route.Path.Contains("difficulties", StringComparison.Ordinal) ? difficulty : "none",
            ["form"] = "results-report",
            ["login"] = "xa-20008",
            ["code"] = "20008",
        };
        var path = Regex.Replace(route.Path, @"\{(\w+)\}", m =>
            ids.TryGetValue(m.Groups[1].Value, out var id) ? Uri.EscapeDataString(id) : m.Value
        );
        return route == Routes.Provenance ? $"{path}?cell=C3" : path;
    }

    public static string TypeOf(ApiRoute route) =>
        route.Path.Contains("/workbook", StringComparison.Ordinal)
            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            : "application/json";

    /// <summary>An empty object where the route takes none.</summary>
    public string BodyOf(ApiRoute route)
    {
        var shape = new Regex($"^{Regex.Replace(route.Path, @"\{\w+\}", "[^/]+")}$");
        var sample = samples.FirstOrDefault(s => s.Method == route.Method && shape.IsMatch(s.Path));
        var body = sample?.Sample.ToJsonString() ?? "{}";
        return body.Replace("\"19996\"", $"\"{AccessPeople.Commune}\"", StringComparison.Ordinal);
    }
}
