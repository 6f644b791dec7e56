using System.Text.Json;
using PlanMonitor.Core;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Sheets;

namespace PlanMonitor.Documents.Data;

/// <summary>
/// The consolidation for other programs, in the shape of docs/report.schema.json. The shape is its own: what the program stores may change, what it
/// publishes may not.
/// </summary>
public static class ReportJson
{
    /// <summary>Name and version of the shape.</summary>
    public const string Format = "planmonitor-report-1";

    public const string ContentType = "application/json; charset=utf-8";

    public static void Write(ReportModel model, Stream output)
    {
        var withheld = ProvenanceSheet.WithheldUnits(model);
        using var json = new Utf8JsonWriter(output, new() { Encoder = Json.Stored.Encoder, Indented = true });
        JsonSerializer.Serialize(json, Of(model, withheld), Json.Stored);
    }

    private static Report Of(ReportModel model, HashSet<string> withheld)
    {
        var figures = model.Figures;
        var unitNames = UnitsOf(model).ToDictionary(u => u, model.NameOf);
        var groupNames = model.Groups.ToDictionary(g => g.Id, g => g.Name);
        var sources = figures.Sources.Select(s => LineOf(s, isWithheld: withheld.Contains(s.Unit)));
        return new(
            Format,
            figures.Cycle,
            figures.Obligation,
            figures.Period,
            figures.Unit,
            model.Year,
            model.Heading.Subject,
            figures.SpeaksTo,
            figures.FormVersion,
            unitNames,
            groupNames,
            CountOf(figures.Completeness),
            [.. IndicatorsOf(model)],
            [.. model.Targets.Select(LineOf)],
            [.. model.Status.Select(LineOf)],
            [.. sources],
            model.Explanations,
            model.Unmapped,
            model.OwnWords
        );
    }

    /// <summary>Every unit that is named anywhere.</summary>
    private static IEnumerable<string> UnitsOf(ReportModel model)
    {
        var cells = model.Figures.Cells;
        var inFigures = cells.SelectMany(c => c.Parts.Select(p => p.Unit).Concat(c.Rows.Select(r => r.Unit)));
        var all = inFigures.Concat(model.Status.Select(s => s.Unit)).Append(model.Figures.Unit);
        return all.Distinct().Order(StringComparer.Ordinal);
    }

    private static CompletenessOf CountOf(Completeness count) =>
        new(
            count.Expected,
            count.Received,
            count.OnTime,
            count.Late,
            count.Nil,
            count.Accepted,
            count.Returned,
            count.Missing,
            count.Waived,
            count.InvitedExpected,
            count.InvitedReceived
        );

    private static TargetOf LineOf(TargetLine t)
    {
        var state = State(t.State, t.Withheld);
        return new(t.Indicator, t.Name, t.Clause, t.GoalPercent, state, t.Numerator, t.Denominator);
    }

    private static StatusOf LineOf(SubmissionLine s) =>
        new(s.Unit, s.Status, s.SubmittedOn, s.LateDays, s.Nil, s.Invited, s.Waived);

    private static SourceOf LineOf(Source s, bool isWithheld) =>
        new(s.Unit, s.Revision, s.SubmittedAt, s.By, s.Nil, s.Accepted, isWithheld ? null : s.ValuesSha256);

    private static IEnumerable<Indicator> IndicatorsOf(ReportModel model) =>
        from field in model.Form.Fields
        let cell = model.CellOf(field.Code)
        where cell is not null
        select IndicatorOf(field, cell, model);

    private static Indicator IndicatorOf(Field field, Cell cell, ReportModel model)
    {
        var groups = model.Groups.Where(g => cell.Groups.ContainsKey(g.Id));
        var totals = groups.ToDictionary(g => g.Id, g => GroupOf(cell.Groups[g.Id]));
        var rows = cell.Rows.Select(r => new RowOf(r.Unit, r.Values));
        return new(
            field.Code,
            field.Name,
            field.Measure,
            JsonNames.Of(field.Type),
            JsonNames.Of(field.Aggregation),
            field.OnPaper().IsOfPersons,
            TotalOf(cell, field),
            cell.Reported,
            cell.Expected,
            cell.SourceReported,
            cell.SourceExpected,
            cell.Overlap,
            cell.RowsLeftBelow,
            totals,
            [.. cell.Parts.Select(p => LineOf(p, field))],
            [.. rows]
        );
    }

    private static Value TotalOf(Cell c, Field field)
    {
        var (state, undivided) = (
            State(c.State, c.Withheld),
            UndividedOf(field, c.PartsClosed ? null : c.Number, c.Splits)
        );
        return new(state, c.Number, c.Numerator, c.Denominator, c.Yes, c.Text, c.Splits, undivided);
    }

    private static PartOf LineOf(CellPart p, Field field)
    {
        var (state, undivided) = (State(p.State, p.Withheld), UndividedOf(field, p.Number, p.Splits));
        var value = new Value(state, p.Number, p.Numerator, p.Denominator, p.Yes, p.Text, p.Splits, undivided);
        return new(p.Unit, p.Revision, p.FromBelow, value, p.SourceReported, p.SourceExpected);
    }

    /// <summary>By breakdown: what of the number is in none of its items.</summary>
    private static Dictionary<string, long> UndividedOf(
        Field field,
        long? number,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits
    )
    {
        var rests = field.Splits.ToDictionary(s => s.Key, s => Undivided.Of(number, splits.GetValueOrDefault(s.Key)));
        return rests.Where(r => r.Value > 0).ToDictionary();
    }

    private static Group GroupOf(GroupTotal g) =>
        new(State(g.State, false), g.Number, g.Numerator, g.Denominator, g.Reported, g.Expected);

    /// <summary>The four zeros and what is withheld are five words.</summary>
    private static string State(CellState state, bool withheld) => withheld ? "withheld" : JsonNames.Of(state);

    private sealed record Report(
        string Format,
        string Cycle,
        string Obligation,
        string Period,
        string Unit,
        int Year,
        string Title,
        DateOnly SpeaksTo,
        int FormVersion,
        IReadOnlyDictionary<string, string> Units,
        IReadOnlyDictionary<string, string> Groups,
        CompletenessOf Completeness,
        IReadOnlyList<Indicator> Indicators,
        IReadOnlyList<TargetOf> Targets,
        IReadOnlyList<StatusOf> Status,
        IReadOnlyList<SourceOf> Sources,
        IReadOnlyList<ExplanationLine> Explanations,
        IReadOnlyList<UnmappedLine> Unmapped,
        IReadOnlyDictionary<string, string> Words
    );

    private sealed record CompletenessOf(
        int Expected,
        int Received,
        int OnTime,
        int Late,
        int? Nil,
        int Accepted,
        int Returned,
        IReadOnlyList<string> Missing,
        IReadOnlyList<string> Waived,
        int InvitedExpected,
        int InvitedReceived
    );

    /// <param name="MayCountTwice">Persons who are distinct only where they were counted.</param>
    private sealed record Indicator(
        string Code,
        Text Name,
        Text? Measure,
        string Type,
        string Aggregation,
        bool MayCountTwice,
        Value Total,
        int Reported,
        int Expected,
        int? SourceReported,
        int? SourceExpected,
        long? Overlap,
        int RowsLeftBelow,
        IReadOnlyDictionary<string, Group> Groups,
        IReadOnlyList<PartOf> Parts,
        IReadOnlyList<RowOf> Rows
    );

    private sealed record Value(
        string State,
        long? Number,
        long? Numerator,
        long? Denominator,
        bool? Yes,
        string? Text,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits,
        IReadOnlyDictionary<string, long> Undivided
    );

    private sealed record Group(
        string State,
        long? Number,
        long? Numerator,
        long? Denominator,
        int Reported,
        int Expected
    );

    private sealed record PartOf(
        string Unit,
        int? Revision,
        bool FromBelow,
        Value Value,
        int? SourceReported,
        int? SourceExpected
    );

    private sealed record RowOf(string Unit, IReadOnlyDictionary<string, FormValue> Values);

    private sealed record TargetOf(
        string Indicator,
        string Name,
        string Clause,
        int GoalPercent,
        string State,
        long? Numerator,
        long? Denominator
    );

    private sealed record StatusOf(
        string Unit,
        string Status,
        string? SubmittedOn,
        int LateDays,
        bool Nil,
        bool Invited,
        bool Waived
    );

    private sealed record SourceOf(
        string Unit,
        int Revision,
        DateTimeOffset SubmittedAt,
        string By,
        bool Nil,
        bool Accepted,
        string? ValuesSha256
    );
}
