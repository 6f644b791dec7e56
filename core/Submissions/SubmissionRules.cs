using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Submissions;

/// <summary>What forbids several acts alike. What one act asks for stands in its own file, in Acts.</summary>
public static class SubmissionRules
{
    /// <summary>NTP may step a clock back a little; more than this is a fault and nothing may be recorded.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>What forbids recording anything here, whatever the status: the person, the cycle, the clock.</summary>
    public static Problem? WhyNotAtAll(Right needed, SubmissionState? state, Situation m)
    {
        if (!Permissions.May(m.Actor, needed, m.Place))
            return Problems.NotAllowed.With();
        if (m.CycleState != CycleState.Running)
            return Problems.CycleNotRunning.With();
        if (state is null || m.Now >= state.LastAt - ClockTolerance)
            return null;
        return Problems.ClockBehind.With(VietnamTime.Show(m.Now), VietnamTime.Show(state.LastAt));
    }

    /// <summary>Before its period opens nothing is taken; after the date what was submitted stands, until it is returned.</summary>
    public static Problem? WhyNotReport(SubmissionState? state, Situation m)
    {
        if (m.Duty.FedBy is { } fed)
            return Problems.FedByCycle.With(fed.Cycle);
        if (WhyNotActive(m) is { } inactive)
            return inactive;
        if (!m.Duty.IsOpen(m.Now))
            return Problems.NotOpenYet.With(VietnamTime.Show(m.Duty.Period.OpensOn));
        var status = SubmissionState.StatusOf(state);
        if (status == SubmissionStatus.Accepted)
            return Problems.AlreadyAccepted.With();
        var isPast = Timeliness.InForce(m.Duty, state) is { } due && m.Now >= due.EndsAt;
        return status == SubmissionStatus.Submitted && isPast ? Problems.AlreadySubmitted.With() : null;
    }

    public static Problem? WhyNotNil(Situation m) => m.Duty.Form.Nil is null ? Problems.NilNotKnown.With() : null;

    /// <summary>Only what was sent up can be amended, or left as it is, when something below changes.</summary>
    public static Problem? WhyNotTakeOver(SubmissionState? state, Situation m)
    {
        if (!m.Duty.IsConsolidation)
            return Problems.NotAllowed.With();
        return WhyNotActive(m) ?? (IsSent(state) ? null : Problems.NothingDiffers.With());
    }

    /// <summary>A unit that has ceased sends nothing more, but for what it owed while it was there.</summary>
    public static Problem? WhyNotActive(Situation m)
    {
        if (UnitRules.IsActive(m.Unit, VietnamTime.DayOf(m.Now)))
            return null;
        var owedIt = m.Unit is { Deactivated: false } && Duties.IsOwedBy(m.Unit, m.Duty);
        return owedIt ? null : Problems.UnitDeactivated.With(m.Duty.Unit);
    }

    public static Problem? WhyNotWaitedFor(SubmissionState? state) =>
        IsSent(state) ? Problems.NothingLeftToDo.With() : null;

    private static bool IsSent(SubmissionState? state) =>
        SubmissionState.StatusOf(state) is SubmissionStatus.Submitted or SubmissionStatus.Accepted;
}
