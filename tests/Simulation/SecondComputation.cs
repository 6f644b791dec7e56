using System.Text.Json;

namespace PlanMonitor.Tests.Simulation;

/// <summary>
/// The consolidated figures computed a second time, from the submissions as written out: plain sums over JSON, sharing no code with the product.
/// </summary>
internal static class SecondComputation
{
    /// <summary>How many totals, splits and parts were compared, and each that differs.</summary>
    public static (int Compared, List<string> Differences) Compare(JsonElement submissions, JsonElement consolidation)
    {
        var all = submissions.EnumerateArray().Where(s => !s.GetProperty("upward").GetBoolean()).ToList();
        // What the lead office does itself is counted beside what the others do.
        var reports = all.Where(s => Text(s, "obligation") is "results-report" or "lead-activities").ToList();
        var types = consolidation
            .GetProperty("fields")
            .EnumerateArray()
            .ToDictionary(f => Text(f, "code"), f => Text(f, "aggregation"));
        var compared = 0;
        var differences = new List<string>();
        void Same(string what, long expected, long actual)
        {
            compared++;
            if (expected != actual)
                differences.Add($"{what}: submissions give {expected}, the consolidation says {actual}");
        }
        foreach (var cell in consolidation.GetProperty("cells").EnumerateArray())
        {
            var field = Text(cell, "field");
            var values = reports
                .Select(r => Counting(r) is { } content && content.TryGetProperty(field, out var v) ? v : default)
                .Where(v => v.ValueKind != JsonValueKind.Undefined)
                .ToList();
            switch (types[field])
            {
                case "sum":
                    Same(field, values.Sum(Total), Number(cell, "number"));
                    foreach (var dimension in cell.GetProperty("splits").EnumerateObject())
                    {
                        foreach (var item in dimension.Value.EnumerateObject())
                            Same(
                                $"{field}.{dimension.Name}.{item.Name}",
                                values.Sum(v => Split(v, dimension.Name, item.Name)),
                                item.Value.GetInt64()
                            );
                    }
                    break;
                case "ratioOfSums":
                    Same($"{field} numerator", values.Sum(v => Number(v, "numerator")), Number(cell, "numerator"));
                    Same(
                        $"{field} denominator",
                        values.Sum(v => Number(v, "denominator")),
                        Number(cell, "denominator")
                    );
                    break;
                case "unitsAccepted":
                    var plans = all.Where(s =>
                            Text(s, "obligation") == "implementation-plan"
                            && !Text(s, "unit").Contains('-', StringComparison.Ordinal)
                        )
                        .ToList();
                    Same(field, plans.Count(p => Text(p, "status") == "accepted"), Number(cell, "numerator"));
                    Same($"{field} of", plans.Count, Number(cell, "denominator"));
                    break;
                case "periodsReported":
                    var months = all.Where(s => Text(s, "obligation") == "monthly-broadcast").ToList();
                    Same(
                        field,
                        months.Count(m =>
                            Counting(m) is { } content
                            && content
                                .EnumerateObject()
                                .Any(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.GetInt64() > 0)
                        ),
                        Number(cell, "numerator")
                    );
                    Same($"{field} of", months.Count, Number(cell, "denominator"));
                    break;
            }
        }
        var owing = reports.Where(r => !r.GetProperty("invited").GetBoolean()).ToList();
        var completeness = consolidation.GetProperty("completeness");
        Same("expected", owing.Count, Number(completeness, "expected"));
        Same("received", owing.Count(r => Counting(r) is not null), Number(completeness, "received"));
        Same(
            "nil",
            owing.Count(r => Counting(r) is not null && Current(r)!.Value.GetProperty("nil").GetBoolean()),
            Number(completeness, "nil")
        );
        return (compared, differences);
    }

    /// <summary>
    /// The province's sums from the communes: which revisions of the districts went in, which revisions of the communes went into those, and what these say. A district
    /// without a plan of its own typed its report in.
    /// </summary>
    /// <param name="below">The submissions of the districts that have a plan of their own.</param>
    public static (int Compared, List<string> Differences) CompareProvince(
        JsonElement upper,
        IReadOnlyDictionary<string, JsonElement> below,
        JsonElement consolidation
    )
    {
        var values = new List<JsonElement>();
        foreach (var (unit, revision) in SourcesOf(RevisionOf(upper, "46", null)))
        {
            if (below.TryGetValue(unit, out var submissions))
                values.AddRange(
                    SourcesOf(RevisionOf(submissions, unit, revision))
                        .Select(s => ValuesOf(RevisionOf(submissions, s.Unit, s.Revision)))
                );
            else
                values.Add(ValuesOf(RevisionOf(upper, unit, revision)));
        }
        var plans = below
            .Values.SelectMany(s => s.EnumerateArray())
            .Where(s =>
                Text(s, "obligation") == "implementation-plan"
                && !Text(s, "unit").Contains('-', StringComparison.Ordinal)
            )
            .ToList();
        var compared = 0;
        var differences = new List<string>();
        void Same(string what, long expected, long actual)
        {
            compared++;
            if (expected != actual)
                differences.Add($"{what}: the communes give {expected}, the province says {actual}");
        }
        foreach (var cell in consolidation.GetProperty("cells").EnumerateArray())
        {
            var field = Text(cell, "field");
            var given = values.Where(v => v.TryGetProperty(field, out _)).Select(v => v.GetProperty(field)).ToList();
            // Months are counted at the moment of sending; how many had come by then is not told by the submissions.
            if (field is "A0" or "A5" || given.Any(v => v.ValueKind == JsonValueKind.String))
                continue;
            if (field.StartsWith('A'))
            {
                var (accepted, owed) =
                    field == "A1" ? (plans.Count(p => Text(p, "status") == "accepted"), plans.Count) : (0, 0);
                Same(
                    $"{field} numerator",
                    given.Sum(v => Number(v, "numerator")) + accepted,
                    Number(cell, "numerator")
                );
                Same(
                    $"{field} denominator",
                    given.Sum(v => Number(v, "denominator")) + owed,
                    Number(cell, "denominator")
                );
                continue;
            }
            Same(field, given.Sum(Total), Number(cell, "number"));
            foreach (var dimension in cell.GetProperty("splits").EnumerateObject())
            {
                foreach (var item in dimension.Value.EnumerateObject())
                    Same(
                        $"{field}.{dimension.Name}.{item.Name}",
                        given.Sum(v => Split(v, dimension.Name, item.Name)),
                        item.Value.GetInt64()
                    );
            }
        }
        return (compared, differences);
    }

    /// <summary>A revision of a unit's results report, upward where the unit consolidates; without a number the one that counts.</summary>
    private static JsonElement RevisionOf(JsonElement submissions, string unit, int? number)
    {
        var report = submissions
            .EnumerateArray()
            .Single(s => Text(s, "obligation") is ("results-report" or "lead-activities") && Text(s, "unit") == unit);
        return number is { } n
            ? report.GetProperty("revisions").EnumerateArray().Single(r => r.GetProperty("number").GetInt32() == n)
            : Current(report)!.Value;
    }

    private static List<(string Unit, int Revision)> SourcesOf(JsonElement revision) =>
        [
            .. revision
                .GetProperty("sources")
                .EnumerateArray()
                .Select(s => (Text(s, "unit"), s.GetProperty("revision").GetInt32())),
        ];

    private static JsonElement ValuesOf(JsonElement revision) => revision.GetProperty("content").GetProperty("values");

    /// <summary>The values that count: of a submission that stands submitted or accepted.</summary>
    private static JsonElement? Counting(JsonElement submission) =>
        Text(submission, "status") is "submitted" or "accepted"
            ? Current(submission)!.Value.GetProperty("content").GetProperty("values")
            : null;

    private static JsonElement? Current(JsonElement submission) =>
        submission
            .GetProperty("revisions")
            .EnumerateArray()
            .Where(r => Text(r, "fate") == "current")
            .Select(r => (JsonElement?)r)
            .LastOrDefault();

    private static long Total(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? Number(value, "total") : value.GetInt64();

    private static long Split(JsonElement value, string dimension, string item) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("splits", out var splits)
        && splits.TryGetProperty(dimension, out var items)
        && items.TryGetProperty(item, out var n)
            ? n.GetInt64()
            : 0;

    private static string Text(JsonElement e, string property) => e.GetProperty(property).GetString()!;

    private static long Number(JsonElement e, string property) =>
        e.TryGetProperty(property, out var n) && n.ValueKind == JsonValueKind.Number ? n.GetInt64() : 0;
}
