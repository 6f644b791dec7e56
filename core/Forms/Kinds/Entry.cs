namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>A value where it was entered: in a field, or in a cell of a table.</summary>
/// <param name="Path">How a problem names the place: "B1", "H1.2.Cost".</param>
/// <param name="Complete">The report is sent; a draft may still contradict itself, half-way through its typing.</param>
/// <param name="Day">The last day the figures speak of: codes of lists must be valid then. Null: not asked.</param>
public sealed record Entry(Form Form, Field Field, string Path, FormValue Value, bool Complete, DateOnly? Day)
{
    public FieldProblem Wrong() => new(Path, "wrong-type", FormTexts.WrongType);
}
