namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Number, date and issuer of a document (NĐ 30/2020/NĐ-CP, Điều 8).</summary>
public sealed class DocumentKind : FieldKind
{
    /// <summary>No document of this state is older (independence, 02/9/1945).</summary>
    public static readonly DateOnly First = new(1945, 1, 1);

    private const int MaxNumber = 100;
    private const int MaxIssuer = 200;

    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Concatenate];
    public override bool TellsByWords => true;
    public override bool IsProse => true;

    public override int SlotsOf(Field field) => 0;

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (entry.Value.Document is not { } document || string.IsNullOrWhiteSpace(document.Number))
            yield return entry.Wrong();
        else if (document.Number.Length > MaxNumber || document.Issuer?.Length > MaxIssuer)
            yield return new(entry.Path, "text-too-long", FormTexts.DocumentNumberLong);
        else if (document.Date < First)
        {
            var shown = VietnamTime.Show(document.Date);
            yield return new(entry.Path, "document-long-ago", FormTexts.DocumentLongAgo.With(shown));
        }
    }

    public override FormValue? Draw(Drawing drawing)
    {
        var dice = drawing.Dice;
        return new() { Document = new($"{dice.Next(10, 300)}/BC", new(2023, dice.Next(3, 12), dice.Next(1, 28))) };
    }

    public override FieldFigure Read(Field field, FormValue value) => new() { Text = Words(value.Document!) };

    public override bool IsOfKind(Field field, FieldFigure figure) => figure is { Number: null, Denominator: null };

    /// <summary>"12/KH-UBND, 28/02/2023, UBND xã …".</summary>
    private static string Words(DocumentReference document)
    {
        string?[] parts = [document.Number, VietnamTime.Show(document.Date), document.Issuer];
        return string.Join(", ", parts.Where(t => !string.IsNullOrEmpty(t)));
    }
}
