namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>One code of a list. Over units: how many chose which, or what the last one chose.</summary>
public sealed class ChoiceKind : FieldKind
{
    /// <summary>The breakdown of a tallied choice.</summary>
    public const string Options = "option";

    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Tally, Aggregation.Latest];
    public override bool FitsTable => true;
    public override bool TellsByWords => true;

    public override int SlotsOf(Field field) => IsTallied(field) ? 0 : 1;

    public override FieldProblem? CheckDefinition(Field field, string path) =>
        field.Options.Count == 0 ? new($"{path}.options", "choice-needs-options", FormTexts.ChoiceNeedsOptions) : null;

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (entry.Field.Options.FirstOrDefault(o => o.Code == entry.Value.Text) is not { } option)
            yield return entry.Wrong();
        else if (entry.Day is { } on && !option.IsValidOn(on))
            yield return new(entry.Path, "code-not-valid", FormTexts.CodeNotValid.WithTexts(option.Name));
    }

    public override FormValue? Draw(Drawing drawing) => DrawCell(drawing);

    public override FormValue DrawCell(Drawing drawing)
    {
        var options = drawing.Field.Options;
        return FormValue.Of(options[drawing.Dice.Next(0, options.Count)].Code);
    }

    public override FieldFigure Read(Field field, FormValue value) => new() { Text = value.Text };

    public override bool IsOfKind(Field field, FieldFigure figure) =>
        IsTallied(field)
            ? figure.Splits.ContainsKey(Options)
            : figure.Text is { } code && field.Options.Any(o => o.Code == code);

    public override long? NumberOf(Field field, FieldFigure figure) =>
        IsTallied(field) ? null : field.Options.ToList().FindIndex(o => o.Code == figure.Text);

    public override string? TextOf(Field field, long number) =>
        IsTallied(field) ? null : field.Options[(int)number].Code;

    /// <summary>One said so; that nobody said the others is known as well.</summary>
    public override IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> SplitsOf(
        Field field,
        FieldFigure figure
    )
    {
        if (!IsTallied(field) || figure.Text is null || field.Options.All(o => o.Code != figure.Text))
            return figure.Splits;
        var chosen = field.Options.ToDictionary(o => o.Code, o => o.Code == figure.Text ? 1L : 0L);
        return new Dictionary<string, IReadOnlyDictionary<string, long>> { [Options] = chosen };
    }

    private static bool IsTallied(Field field) => field.Aggregation == Aggregation.Tally;
}
