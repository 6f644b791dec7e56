using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>A person reminds a unit, at most once an hour.</summary>
public sealed record Remind(string? Note) : SubmissionAct
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromHours(1);

    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Reminded,
        Tells = Addressee.Unit,
        Right = (_, _) => Right.Review,
        Forbids = (state, m) => SubmissionRules.WhyNotWaitedFor(state) ?? WhyNotOpen(m) ?? WhyNotYet(state, m),
    };

    public override ActRule Rule => Allowed;

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var next = SubmissionState.OrNew(state, m.Duty.Unit) with { RemindedAt = m.Now };
        return Decision.Of(Rule, next, m, Note is null ? null : VietnameseText.Clean(Note));
    }

    /// <summary>In February nobody is urged for December's broadcast.</summary>
    private static Problem? WhyNotOpen(Situation m) =>
        m.Duty.IsOpen(m.Now) ? null : Problems.NotOpenYet.With(VietnamTime.Show(m.Duty.Period.OpensOn));

    private static Problem? WhyNotYet(SubmissionState? state, Situation m) =>
        state?.RemindedAt is { } at && m.Now < at + AtMostEvery
            ? Problems.RemindedRecently.With(VietnamTime.Show(at))
            : null;
}
