namespace PlanMonitor.Bench;

/// <param name="Path">Of a route that reads a query.</param>
/// <param name="Good">Every name it reads, with a value that is taken.</param>
public sealed record SampleQuery(string Path, string Login, IReadOnlyDictionary<string, string> Good)
{
    /// <summary>The address with one value changed.</summary>
    /// <param name="raw">As it stands in the address; null: the name is left out.</param>
    public string With(string name, string? raw)
    {
        var rest = Good.Where(g => g.Key != name).Select(g => $"{g.Key}={Uri.EscapeDataString(g.Value)}");
        return $"{Path}?{string.Join('&', raw is null ? rest : rest.Append($"{name}={raw}"))}";
    }
}

/// <summary>Every name of every query. A test compares the names with those the handlers ask for.</summary>
public static class SampleQueries
{
    private const string Cycle = $"api/cycles/{DemoData.CycleTemplate}";
    private const string Office = "ldtbxh";
    private const string Duty = $"{Cycle}/obligations/results-report/periods/2023";

    public static IReadOnlyList<SampleQuery> All { get; } = [.. OfCycle(), .. OfDuty(), .. Deadlines(), .. OfProof()];

    private static IEnumerable<SampleQuery> OfCycle()
    {
        yield return Of($"{Cycle}/preview", "admin", "unit=19996", "login=ldtbxh");
        yield return Of($"{Cycle}/difficulties", Office, "state=open", "unit=19996", "q=mẫu");
        yield return Of($"{Cycle}/guidance", Office, "q=mẫu");
        yield return Of($"{Cycle}/matrix", Office, "unit=480");
        yield return Of($"{Cycle}/chasing", Office, "unit=480");
        yield return Of($"{Cycle}/brief", Office, "unit=480", "day=2023-11-17");
        yield return Of($"{Cycle}/brief.docx", Office, "unit=480", "day=2023-11-17");
        yield return Of($"{Cycle}/messages", Office, "unit=19996");
        var plan = "obligation=implementation-plan";
        yield return Of($"{Cycle}/chasing/dispatch.docx", Office, plan, "period=2023", "unit=480", "by=2023-12-01");
    }

    private static IEnumerable<SampleQuery> OfDuty()
    {
        yield return Of($"{Duty}/units/19996/why", Office, "at=2023-11-20T08:00:00Z", "login=xa-19996");
        yield return Of($"{Duty}/consolidations/480/provenance", Office, "cell=B1");
        yield return Of($"{Duty}/consolidations/480/verify", Office, "revision=1");
    }

    private static IEnumerable<SampleQuery> Deadlines()
    {
        var day = "date=2024-11-30";
        yield return Of("api/deadline", Office, "operator=before", day, "roll=true", "beforeIncludesDay=false");
        yield return Of("api/deadline", Office, "from=2024-04-26", "workingDays=3");
        yield return Of("api/deadline", Office, "from=2024-04-26", "days=3");
    }

    private static IEnumerable<SampleQuery> OfProof()
    {
        yield return Of("api/heads", "admin", "below=2");
        yield return Of("api/heads/consistency", "admin", "from=1", "to=1");
        yield return Of("api/verify", "admin", "table=submissions", "after=a");
        yield return Of("api/acts", "admin", "login=ldtbxh", "cursor=a");
    }

    /// <summary>Values at their extremes, as they stand in an address.</summary>
    public static IReadOnlyList<string> Raw { get; } =
    [
        "",
        "%20",
        "0",
        "-1",
        "99999999999999999999",
        "0001-01-01",
        "0001-01-02",
        "1900-01-01",
        "2199-12-31",
        "9999-12-31",
        "2023-02-30",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00%2B14:00",
        "9999-12-31T23:59:59.9999999-14:00",
        "%00",
        "%ED%A0%80",
        "%FF",
        "%",
        "..%2F..",
        "%27%22%7C~%5C",
        "C3.sex.female",
        "%E2%80%AE",
        new('x', 6_000),
    ];

    private static SampleQuery Of(string path, string login, params string[] good) =>
        new(path, login, good.Select(g => g.Split('=')).ToDictionary(g => g[0], g => g[1]));
}
