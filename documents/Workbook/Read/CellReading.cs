using System.Globalization;
using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>What a cell means for its line: a value, nothing, or a refusal with its reason. A warning goes with "nothing".</summary>
internal readonly record struct CellReading(
    LineValue Value,
    string? Code = null,
    Text? Text = null,
    Severity Severity = Severity.Error
)
{
    public bool IsRefused => Code is not null && Severity == Severity.Error;

    public bool IsEmpty => Value == default;

    private static readonly string[] NilWords = ["không phát sinh", "kps", "ko phát sinh", "không"];

    public static CellReading Of(RawCell? cell, Entry entry, IReadOnlyList<DimensionItem> options, bool is1904)
    {
        if (cell is null)
            return default;
        if (cell.Value is null)
            return Refused("not-computed", WorkbookTexts.NotComputed);
        if (cell.Kind == RawKind.Error)
            return Refused("cell-error", WorkbookTexts.ErrorValue.With(cell.Value));
        // A number cell without digits is one that was emptied by a program.
        var text = cell.Kind == RawKind.Text ? VietnameseText.Clean(cell.Value) : cell.Value;
        if (text.Length == 0)
            return default;
        return entry switch
        {
            Entry.Whole => Whole(cell, text),
            Entry.YesNo => YesNo(cell, text),
            Entry.Choice => Choice(text, options),
            Entry.Date => Day(cell, text, is1904),
            Entry.Word => new(new(Text: text.ReplaceLineEndings(" ").Replace('\t', ' '))),
            Entry.Words or Entry.Derived or Entry.Rows => new(new(Text: text)),
        };
    }

    private static CellReading Whole(RawCell cell, string text)
    {
        if (cell.Kind is RawKind.Truth or RawKind.Day)
            return Refused("not-a-number", WorkbookTexts.NotANumber.With(text));
        var narrow = Narrow(text);
        if (cell.Kind == RawKind.Text && NilWords.Contains(narrow.ToLowerInvariant()))
            return new(default, "nil-words", WorkbookTexts.NilWords.With(text), Severity.Warning);
        var (number, problem) =
            cell.Kind == RawKind.Number ? WholeNumberText.OfCell(text) : WholeNumberText.Parse(narrow);
        return number is { } n ? new(new(n)) : Refused("not-a-number", problem!);
    }

    private static CellReading YesNo(RawCell cell, string text)
    {
        if (cell.Kind == RawKind.Truth)
            return new(new(Yes: text == "1"));
        return Narrow(text).ToLowerInvariant() switch
        {
            "có" or "co" or "yes" or "true" or "đúng" => new(new(Yes: true)),
            "không" or "khong" or "no" or "false" => new(new(Yes: false)),
            _ => Refused("not-yes-no", WorkbookTexts.NotYesNo.With(text)),
        };
    }

    private static CellReading Choice(string text, IReadOnlyList<DimensionItem> options)
    {
        var wanted = Narrow(text);
        bool Same(string name) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);
        var option = options.FirstOrDefault(o => Same(WorkbookLists.NameIn(options, o)))
            ?? options.FirstOrDefault(o => Same(o.Code));
        return option is null
            ? Refused("not-in-list", WorkbookTexts.NotInList.With(text))
            : new(new(Text: option.Code));
    }

    private static CellReading Day(RawCell cell, string text, bool is1904)
    {
        var day = cell.Kind == RawKind.Number ? DayOfSerial(text, is1904) : DayText.Parse(Narrow(text));
        return day is { } d ? new(new(Day: d)) : Refused("not-a-day", WorkbookTexts.NotADay.With(text));
    }

    private static DateOnly? DayOfSerial(string text, bool is1904) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            ? DayText.OfSerial(serial, is1904)
            : null;

    /// <summary>Full-width letters, digits and signs as ordinary ones; every kind of blank as one blank.</summary>
    private static string Narrow(string text)
    {
        var narrow = new string([.. text.Select(Narrow)]);
        return string.Join(' ', narrow.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('\'');
    }

    private static char Narrow(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\u3002' => '.',
            '\u200B' or '\uFEFF' => ' ',
            _ => char.IsWhiteSpace(c) ? ' ' : c,
        };

    private static CellReading Refused(string code, Text text) => new(default, code, text);
}
