using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>Several lines of words.</summary>
internal sealed class WordsCell : WordCell
{
    private const int FewestLines = 5;

    public override bool TakesRaised => true;

    public override int CharactersOf(LineValue value, int perLine) =>
        Math.Max(value.Text?.Length ?? 0, FewestLines * perLine);

    protected override CellReading Read(RawCell cell, string text, bool is1904) => new(new(Text: text));
}
