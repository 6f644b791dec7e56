using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>On the day the period opens. It is told once, whatever happens to the date afterwards.</summary>
public sealed class OpeningKind : ReminderKind
{
    private const int UsefulDays = 14;

    public override bool NeedsDate => false;
    public override bool SuitsInvited => true;
    public override bool IsBefore => true;
    public override bool MovesWithDate => false;

    public override IEnumerable<RuleMoment> MomentsOf(Asked asked)
    {
        var opens = asked.Duty.Period.OpensOn;
        var until = VietnamTime.EndOf(opens.AddDays(UsefulDays));
        var useful = asked.Due is { } due && due.EndsAt < until ? due.EndsAt : until;
        yield return new("opening", opens, useful, 0);
    }

    public override LetterTexts.Letter LetterOf(int number) => LetterTexts.Opening;

    public override Text When(int number) => new("Khi mở kỳ", "On opening");
}
