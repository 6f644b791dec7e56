using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>One value that an upload changes, as people read it; null: nothing was or is there.</summary>
public sealed record ValueChange(string Path, Text Label, string? Before, string? After);

/// <summary>What is different between two contents of a form, line by line in its order. What is computed follows by itself and is not listed.</summary>
public static class ValueChanges
{
    private const int Longest = 200;
    private static readonly Text RowOf = new("{0}, dòng {1}: {2}", "{0}, row {1}: {2}");

    public static IReadOnlyList<ValueChange> Between(Form form, Content before, Content after) =>
        [
            .. FormLines
                .Of(form)
                .SelectMany(l => l.HasRows ? Rows(l.Field!, before, after) : [Line(l, before, after)])
                .Where(c => c.Before != c.After),
        ];

    private static ValueChange Line(FormLine line, Content before, Content after)
    {
        if (line.IsComputed)
            return new(line.Path, line.Label, null, null);
        var field = line.Field is null || line.IsFirst ? line.Label : Text.Join(" – ", line.Field.Name, line.Label);
        string? Of(Content content) => Shown(line.Of(content.Values, content.Document), line.Cell);
        return new(line.Path, field, Of(before), Of(after));
    }

    private static IEnumerable<ValueChange> Rows(Field field, Content before, Content after)
    {
        var (old, now) = (
            before.Values.GetValueOrDefault(field.Code)?.Rows ?? [],
            after.Values.GetValueOrDefault(field.Code)?.Rows ?? []
        );
        for (var i = 0; i < Math.Max(old.Count, now.Count); i++)
        {
            foreach (var column in field.Columns)
            {
                var cell = column.OnPaper().CellOf(column);
                string? Of(IReadOnlyList<IReadOnlyDictionary<string, FormValue>> rows) =>
                    i < rows.Count ? Shown(cell.Of(rows[i].GetValueOrDefault(column.Code)), cell) : null;
                var number = VietnameseNumbers.Whole(i + 1);
                yield return new(
                    $"{field.Code}.{i + 1}.{column.Code}",
                    RowOf.WithTexts(field.Name, new(number, number), column.Name),
                    Of(old),
                    Of(now)
                );
            }
        }
    }

    private static string? Shown(LineValue value, EntryCell cell)
    {
        var shown = cell.Shown(value);
        if (value.Number is { } number)
            shown = VietnameseNumbers.Whole(number);
        else if (value.Day is { } day)
            shown = VietnamTime.Show(day);
        return shown?.Length > Longest ? shown[..Longest] + "…" : shown;
    }
}
