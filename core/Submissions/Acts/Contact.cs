using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Keeps that the unit was spoken to, and what it promised.</summary>
/// <param name="PromisedOn">Null: nothing was promised.</param>
/// <param name="PromisedTime">Null: in the course of that day.</param>
public sealed record Contact(ContactKind Kind, string Words, DateOnly? PromisedOn, TimeOnly? PromisedTime)
    : SubmissionAct
{
    /// <summary>The same words after this time are another call.</summary>
    private static readonly TimeSpan OneCall = TimeSpan.FromMinutes(1);

    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Contacted,
        Tells = null,
        Right = (_, _) => Right.Review,
        Forbids = (_, _) => null,
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) =>
        Reasons.Check(Words) ?? ContactRules.Check(NoteOf(opened.Situation));

    protected override bool IsRepeated(SubmissionState? state, Situation m) =>
        state?.LastContact is { } last && m.Now - last.At < OneCall && last == NoteOf(m) with { At = last.At };

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var note = NoteOf(m);
        var next = SubmissionState.OrNew(state, m.Duty.Unit) with { LastContact = note };
        var decision = Decision.Of(Rule, next, m, note.Words);
        return decision with { Log = decision.Log with { Contact = note } };
    }

    private ContactNote NoteOf(Situation m) =>
        new(Kind, VietnameseText.Clean(Words), m.Actor.Signature, m.Now, PromisedOn, PromisedTime);
}
