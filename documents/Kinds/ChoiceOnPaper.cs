using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>One of a list, by its name; over units how many chose.</summary>
internal sealed class ChoiceOnPaper : KindOnPaper
{
    public override int WidthShare => 3;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Line(field, new ChoiceCell(Offered(field.Options, day), field.Options))];

    public override EntryCell CellOf(Column column) => new ChoiceCell(column.Options, column.Options);

    public override IReadOnlyList<DimensionItem> TallyOf(Field field) => field.Options;

    protected override string PrintText(Amount amount, Field field)
    {
        if (amount.Text is not null || amount.Splits.GetValueOrDefault(ChoiceKind.Options) is not { } chosen)
            return NameOf(field, amount.Text);
        var count = chosen.Values.Sum();
        return amount.OneUnit && count == 1
            ? NameOf(field, chosen.First(o => o.Value == 1).Key)
            : VietnameseNumbers.Whole(count);
    }

    private static string NameOf(Field field, string? code) =>
        field.Options.FirstOrDefault(o => o.Code == code)?.Name.Vi ?? code ?? "";
}
