using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>
/// Where every figure of every unit comes from: revision, person, moment, and the hash of all that the unit reported. Where a number of a unit is withheld
/// its hash is too: with all the other numbers beside it, the few that come into question could be tried.
/// </summary>
internal static class ProvenanceSheet
{
    private static readonly double[] Widths = [10, 40, 14, 20, 14, 28, 16, 16, 12, 12, 24, 9, 14, 18, 9, 12, 40];

    private static readonly string[] Titles =
    [
        SheetWords.Code,
        Words.Indicator,
        SheetWords.Breakdown,
        SheetWords.Item,
        SheetWords.UnitCode,
        Words.Unit,
        SheetWords.State,
        SheetWords.Number,
        SheetWords.Numerator,
        SheetWords.Denominator,
        SheetWords.Text,
        SheetWords.Revision,
        SheetWords.By,
        SheetWords.At,
        SheetWords.Accepted,
        SheetWords.Below,
        SheetWords.Hash,
    ];

    public static ReportSheet Of(ReportModel model) =>
        new(SheetWords.Provenance, SheetWords.ProvenanceTitle, Widths)
        {
            Notes = Notes(model),
            Header = [Titles],
            FixedColumns = 2,
            Filter = true,
            // Thousands of lines that nobody reads on paper.
            IsHidden = true,
            Rows = Rows(model),
        };

    private static string[] Notes(ReportModel model) =>
        WithheldUnits(model).Count > 0 ? [SheetWords.Legend, SheetWords.HashWithheld] : [SheetWords.Legend];

    /// <summary>Units of which any number is withheld.</summary>
    public static HashSet<string> WithheldUnits(ReportModel model) =>
        [.. model.Figures.Cells.SelectMany(c => c.Parts).Where(p => p.Withheld).Select(p => p.Unit)];

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(ReportModel model)
    {
        var sources = model.Figures.Sources.ToDictionary(s => s.Unit);
        var withheld = WithheldUnits(model);
        foreach (var field in model.Form.Fields)
        {
            if (model.CellOf(field.Code) is not { } cell)
                continue;
            var breakdowns = Breakdown.Of(field, model.Form, cell).ToList();
            foreach (var part in cell.Parts)
            {
                // What is counted from other submissions has its own; those are not in this consolidation.
                var source = field.Kind().IsEntered ? sources.GetValueOrDefault(part.Unit) : null;
                var from = From(part, source, withheld);
                yield return [.. Start(model, field, part, "", ""), .. Values(part, field, cell), .. from];
                if (part.Withheld || part.State != CellState.Value)
                    continue;
                foreach (var (breakdown, item) in breakdowns.SelectMany(b => b.Items.Select(i => (b, i))))
                {
                    if (CountOf(part, breakdown, item) is not { } count)
                        continue;
                    var start = Start(model, field, part, breakdown.Name, breakdown.NameOf(item));
                    yield return [.. start, .. Counted(count), .. from];
                }
            }
        }
    }

    /// <summary>What a unit said of an item, and what it left undivided; null: neither.</summary>
    private static long? CountOf(CellPart part, Breakdown breakdown, DimensionItem item)
    {
        var given = part.Splits.GetValueOrDefault(breakdown.Key);
        if (item.Code == Undivided.Code)
            return Undivided.Of(part.Number, given) is > 0 and var rest ? rest : null;
        return given is not null && given.TryGetValue(item.Code, out var count) ? count : null;
    }

    private static SheetCell[] Start(ReportModel model, Field field, CellPart part, string breakdown, string item) =>
        [
            SheetCell.Of(field.Code),
            SheetCell.Of(field.Name.Vi),
            SheetCell.Of(breakdown),
            SheetCell.Of(item),
            SheetCell.Of(part.Unit),
            SheetCell.Of(model.NameOf(part.Unit)),
        ];

    /// <summary>Revision, person, moment, whether it was accepted, whether it came through a unit in between, hash.</summary>
    private static SheetCell[] From(CellPart part, Source? source, HashSet<string> withheld)
    {
        var at = source is null ? SheetCell.Of("") : SheetCell.Of(source.SubmittedAt);
        var isAccepted = Marked(source?.Accepted == true);
        var hash = withheld.Contains(part.Unit) ? FigureCells.Withheld : SheetCell.Of(source?.ValuesSha256);
        SheetCell[] sent = [SheetCell.Of(part.Revision), SheetCell.Of(source?.By), at];
        return [.. sent, isAccepted, Marked(part.FromBelow), hash];
    }

    private static SheetCell Marked(bool isTrue) => SheetCell.Of(isTrue ? SheetWords.Yes : "", Look.ReportCentred);

    private static SheetCell[] Counted(long count)
    {
        var none = SheetCell.Of("");
        return [SheetCell.Of(SheetWords.Value), SheetCell.Of(count), none, none, none];
    }

    /// <summary>State, number, numerator, denominator, words.</summary>
    private static SheetCell[] Values(CellPart part, Field field, Cell cell)
    {
        var none = SheetCell.Of("");
        if (part.Withheld)
            return [FigureCells.Withheld, none, none, none, none];
        var isThere = part.State == CellState.Value;
        var hasRows = field.Kind().HasRows && isThere && !part.FromBelow;
        var number = hasRows ? cell.Rows.Count(r => r.Unit == part.Unit) : part.Number;
        var isSaidInNumbers = number is not null || part is { Numerator: not null, Yes: null };
        var isSaidInWords = isThere && !isSaidInNumbers && !field.OnPaper().IsWords;
        var state = isThere ? SheetWords.Value : ZeroWords.Of(part.State, narrow: false);
        var words = isSaidInWords ? Figure.Of(part, field, cell)?.Text : "";
        return
        [
            SheetCell.Of(state),
            SheetCell.Of(number),
            SheetCell.Of(part.Numerator),
            SheetCell.Of(part.Denominator),
            SheetCell.Of(words),
        ];
    }
}
