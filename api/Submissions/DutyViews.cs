using PlanMonitor.Api.Cycles;
using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Submissions;

/// <summary>A duty with everything a list or a matrix shows of it.</summary>
public class DutyView
{
    public string Cycle { get; }
    public string Obligation { get; }
    public string Period { get; }
    public string Unit { get; }
    public Text UnitName { get; }
    public Text Name { get; }
    public Text PeriodName { get; }
    public ObligationKind Kind { get; }
    public string Clause { get; }
    public string Words { get; }
    public Text To { get; }
    public Text? Through { get; }
    public bool Invited { get; }
    public bool IsConsolidation { get; }
    public DateOnly OpensOn { get; }
    public bool IsOpen { get; }
    public DeadlineView? Deadline { get; }
    public SubmissionStatus Status { get; }
    public Text StatusName { get; }
    public Standing Flag { get; }
    public Text FlagName { get; }
    public int DaysLate { get; }
    public bool Nil { get; }

    /// <summary>What was declared nil: "Không phát sinh nạn nhân"; null: nothing was.</summary>
    public Text? NilName { get; }
    public int? Revision { get; }
    public DateTimeOffset? SubmittedAt { get; }
    public int OpenDifficulties { get; }

    /// <summary>The receiving office agrees that a difficulty stands in the way: nobody is reminded until it is answered.</summary>
    public bool Blocked { get; }

    /// <summary>When the unit was last spoken to, and what it promised.</summary>
    public ContactNote? LastContact { get; }
    public bool ExtensionRequested { get; }

    /// <summary>At whose desk it lies, and how long it has lain at which.</summary>
    public DeskView Desk { get; }

    /// <summary>The unit is released from it.</summary>
    public bool Waived { get; }

    /// <summary>The consolidated report of the unit's own cycle fulfils it: nobody types it here.</summary>
    public bool IsFed { get; }

    public DutyView(Duty duty, SubmissionState? state, UnitDirectory units, DateTimeOffset now, WorkingDays days)
    {
        var status = state?.Status ?? SubmissionStatus.NotStarted;
        var (standing, daysLate) = Timeliness.Of(duty, state, now, days);
        Cycle = duty.Cycle;
        Obligation = duty.Obligation.Id;
        Period = duty.Period.Id;
        Unit = duty.Unit;
        UnitName = units.NameOf(duty.Unit);
        Name = duty.Name;
        PeriodName = duty.Period.Name;
        Kind = duty.Obligation.Kind;
        Clause = duty.Obligation.Clause;
        Words = duty.Obligation.Words;
        To = units.NameOf(duty.Collector);
        Through = duty.Through is { } through ? units.NameOf(through) : null;
        Invited = duty.Invited;
        IsConsolidation = duty.IsConsolidation;
        OpensOn = duty.Period.OpensOn;
        IsOpen = duty.IsOpen(now);
        Deadline = DeadlineView.Of(duty, state, now, days);
        Status = status;
        var isTold = IsOpen || status != SubmissionStatus.NotStarted;
        StatusName = isTold ? SubmissionTexts.Of(status) : DutyTexts.NotOpenYet;
        Flag = standing;
        FlagName = DutyTexts.Of(standing, daysLate);
        DaysLate = daysLate;
        Nil = state?.Current?.Nil ?? false;
        NilName = Nil ? duty.Form.Nil?.Label : null;
        Revision = state?.Current?.Number;
        SubmittedAt = state?.Current?.SubmittedAt;
        OpenDifficulties = state?.OpenDifficulties ?? 0;
        Blocked = state?.BlockingDifficulties.Count > 0;
        LastContact = state?.LastContact;
        ExtensionRequested = state?.ExtensionRequest is not null;
        Desk = DeskView.Of(duty, state, units, now, days);
        Waived = state?.Waiver is not null;
        IsFed = duty.FedBy is not null;
    }
}

/// <param name="Sentence">"Đang ở Phòng … từ 08:12 27/02/2023, 3 ngày làm việc"; null: at nobody's.</param>
public sealed record DeskView(
    DeskHolder Holder,
    Text? HolderName,
    DateTimeOffset? Since,
    int WorkingDays,
    int UnitDays,
    int ReviewerDays,
    Text? Sentence,
    Text Totals
)
{
    public static DeskView Of(
        Duty duty,
        SubmissionState? state,
        UnitDirectory units,
        DateTimeOffset now,
        WorkingDays days
    )
    {
        var desk = DeskRules.Of(duty, state, now, days);
        var unit = desk.Holder == DeskHolder.Unit ? duty.Unit : duty.Through ?? duty.Collector;
        var holder = desk.Holder == DeskHolder.Nobody ? null : units.NameOf(unit);
        return new(
            desk.Holder,
            holder,
            desk.Since,
            desk.WorkingDays,
            desk.UnitDays,
            desk.ReviewerDays,
            holder is null ? null : DeskTexts.Sentence(desk, holder),
            DeskTexts.Totals(desk)
        );
    }
}
