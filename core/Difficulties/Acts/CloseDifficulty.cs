using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>Who asked says that it is settled; the office may close what it has answered. Words are not needed.</summary>
public sealed record CloseDifficulty(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.DifficultyClosed,
        // Also where the unit itself closed it: from then on it is reminded again.
        Tells = Addressee.Office,
        Right = m => MayReport(m) ? Right.Report : Right.Review,
        Forbids = WhyNot,
    };

    public override DifficultyRule Rule => Allowed;

    public override DifficultyAct Clean() => string.IsNullOrWhiteSpace(Words) ? this with { Words = "" } : base.Clean();

    public override Difficulty After(Difficulty difficulty, Situation m) =>
        With(difficulty, DifficultyPostKind.Closing, m) with
        {
            Blocking = null,
        };

    private static Problem? WhyNot(Difficulty difficulty, Situation m)
    {
        if (difficulty.State == DifficultyState.Closed)
            return Problems.DifficultyClosed.With();
        return difficulty.IsOpen && !MayReport(m) ? Problems.DifficultyNotAnswered.With() : null;
    }

    private static bool MayReport(Situation m) => Permissions.May(m.Actor, Right.Report, m.Place);
}
