using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>What one collector sent up at the end of a year, or of a period of it.</summary>
/// <param name="Made">The plan of that year.</param>
/// <param name="SeesAll">Whether victims' figures and people's words are open to this reader.</param>
public sealed record SentInYear(Cycle Made, Duty Duty, Revision Revision, bool SeesAll)
{
    /// <summary>Codes that are closed to who does not see all.</summary>
    public IReadOnlySet<string> Closed { get; } = ClosedIn(Made, Duty);

    private static HashSet<string> ClosedIn(Cycle made, Duty duty)
    {
        var form = duty.Obligation.Form;
        var sensitive = SightRules.SensitiveIn(made, form);
        if (sensitive.Count == 0)
            return [];
        var versions = made.Forms.Concat(made.EarlierForms).Where(f => f.Id == form);
        return [.. versions.SelectMany(f => SightRules.ClosedIn(f, sensitive))];
    }
}

/// <summary>An indicator, or one part of its breakdown, through the years.</summary>
/// <param name="Unit">The collector whose figures these are.</param>
/// <param name="Path">The figure: "C3", "C3.sex.female".</param>
/// <param name="Part">The part of the breakdown; null: the indicator itself.</param>
public sealed record ThreadLine(
    string Obligation,
    Text ObligationName,
    string Unit,
    string Field,
    string Path,
    Text Name,
    Text? Part,
    Text? Measure,
    IReadOnlyList<ThreadFigure> Figures
);

/// <param name="Revision">The revision that was sent up: the source of the figure.</param>
public sealed record ThreadFigure(
    int Year,
    string Cycle,
    string Period,
    Text PeriodName,
    int Revision,
    DateTimeOffset SentAt,
    Text Shown
);

/// <summary>A plan over several years, line by line. A figure whose meaning changed begins a line of its own.</summary>
public static class ThreadRules
{
    /// <param name="sent">Oldest year first.</param>
    public static IReadOnlyList<ThreadLine> Lines(IEnumerable<SentInYear> sent)
    {
        var lines = new Dictionary<LineKey, ThreadLine>();
        foreach (var report in sent.Where(s => s.Revision.Figures is not null))
        {
            foreach (var (key, line) in LinesOf(report))
            {
                var before = lines.GetValueOrDefault(key)?.Figures ?? [];
                lines[key] = line with { Figures = [.. before, .. line.Figures] };
            }
        }
        return [.. lines.Values];
    }

    private static IEnumerable<(LineKey Key, ThreadLine Line)> LinesOf(SentInYear report)
    {
        var figures = report.Revision.Figures!;
        if (report.Made.FormOf(report.Duty.Obligation.Form, figures.FormVersion) is not { } form)
            yield break;
        foreach (var field in form.Fields)
        {
            if (figures.Cells.FirstOrDefault(c => c.Field == field.Code) is not { } cell)
                continue;
            if (WhyClosed(cell, field, report) is { } why)
            {
                yield return LineOf(report, field, field.Code, null, why);
                continue;
            }
            yield return LineOf(report, field, field.Code, null, Said(cell, field.Code));
            foreach (var (path, part) in PartsOf(field, cell, form))
                yield return LineOf(report, field, path, part, Said(cell, path));
        }
    }

    /// <summary>Null: the figure is open to this reader.</summary>
    private static Text? WhyClosed(Cell cell, Field field, SentInYear report)
    {
        if (!report.SeesAll && report.Closed.Contains(field.Code))
            return FigureWords.NotShown;
        return cell.Withheld ? FigureWords.Withheld : null;
    }

    private static Text Said(Cell cell, string path) => FigureText.At(cell, path)!.Shown();

    /// <summary>The parts of its breakdowns that were reported.</summary>
    private static IEnumerable<(string Path, Text Name)> PartsOf(Field field, Cell cell, Form form)
    {
        foreach (var split in field.Splits)
        {
            var parts = cell.Splits.GetValueOrDefault(split.Key);
            if (Undivided.Of(cell.Number, parts) > 0)
                yield return (
                    $"{field.Code}.{split.Key}.{Undivided.Code}",
                    Text.Join(": ", split.NameIn(form), Undivided.Name)
                );
            foreach (var item in parts is null ? [] : split.ItemsIn(form))
                yield return ($"{field.Code}.{split.Key}.{item.Code}", Text.Join(": ", split.NameIn(form), item.Name));
        }
    }

    private static (LineKey Key, ThreadLine Line) LineOf(
        SentInYear report,
        Field field,
        string path,
        Text? part,
        Text shown
    )
    {
        var (duty, made, receipt) = (report.Duty, report.Made, report.Revision.Receipt);
        var key = new LineKey(duty.Obligation.Id, duty.Unit, path, field.Type, field.Measure?.Vi);
        var (period, number) = (duty.Period, report.Revision.Number);
        var figure = new ThreadFigure(made.Year, made.Id, period.Id, period.Name, number, receipt.At, shown);
        var line = new ThreadLine(
            duty.Obligation.Id,
            duty.Name,
            duty.Unit,
            field.Code,
            path,
            field.Name,
            part,
            field.Measure,
            [figure]
        );
        return (key, line);
    }

    /// <summary>What must be the same for two years' figures to stand in one line.</summary>
    private readonly record struct LineKey(
        string Obligation,
        string Unit,
        string Path,
        FieldType Type,
        string? Measure
    );
}
