using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>Everything the server knows of one kind of reminder: when it speaks, in which letter, and how it is explained.</summary>
public abstract class ReminderKind
{
    /// <summary>False: it speaks of the cycle and not of a duty.</summary>
    public virtual bool IsOfDuty => true;

    /// <summary>Without a date there is nothing to remind of; the opening is told all the same.</summary>
    public virtual bool NeedsDate => true;

    /// <summary>Bodies that are invited hear nothing that sounds like a delay.</summary>
    public virtual bool SuitsInvited => false;

    /// <summary>Of the last day, or before it: to the office that chases it is "still missing", afterwards "overdue".</summary>
    public virtual bool IsBefore => false;

    /// <summary>A moment is another one when the date is moved: "before-7@2023-02-27".</summary>
    public virtual bool MovesWithDate => true;

    public abstract IEnumerable<RuleMoment> MomentsOf(Asked asked);

    /// <summary>The letter to who owes it.</summary>
    /// <param name="number">Of <see cref="RuleMoment.Number"/>.</param>
    public abstract LetterTexts.Letter LetterOf(int number);

    /// <summary>When it speaks, for the page that explains it.</summary>
    public abstract Text When(int number);

    protected static DateTimeOffset WithinCycle(Cycle cycle, DateOnly day) =>
        VietnamTime.EndOf(day < cycle.ClosesOn ? day : cycle.ClosesOn);
}
