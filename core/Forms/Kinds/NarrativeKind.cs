namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Words. Nothing is added: each unit's stand beside its name.</summary>
public sealed class NarrativeKind : FieldKind
{
    /// <summary>Characters, where the form does not say how many.</summary>
    private const int MaxText = 20_000;

    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Concatenate];
    public override bool FitsTable => true;
    public override bool TellsByWords => true;
    public override bool IsProse => true;

    public override int SlotsOf(Field field) => 0;

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        var longest = entry.Field.MaxLength ?? MaxText;
        if (entry.Value.Text is not { } text)
            yield return entry.Wrong();
        else if (text.Length > longest)
            yield return new(entry.Path, "text-too-long", FormTexts.TextTooLong.With(longest));
    }

    public override FormValue? Draw(Drawing drawing) =>
        drawing.Dice.Next(0, 2) == 0
            ? null
            : FormValue.Of(
                "Kinh phí và thời gian cho công tác truyền thông còn hạn chế; đề nghị tiếp tục được hướng dẫn."
            );

    public override FieldFigure Read(Field field, FormValue value) =>
        new() { Text = value.Text, IsBlank = string.IsNullOrWhiteSpace(value.Text) };

    public override bool IsOfKind(Field field, FieldFigure figure) => figure is { Number: null, Denominator: null };
}
