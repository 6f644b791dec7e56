using PlanMonitor.Api.Cycles;
using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Submissions;

/// <summary>A duty with everything a list or a matrix shows of it.</summary>
public record DutyView
{
    public required string Cycle { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }
    public required string Unit { get; init; }
    public required Text UnitName { get; init; }
    public required Text Name { get; init; }
    public required Text PeriodName { get; init; }
    public required ObligationKind Kind { get; init; }
    public required string Clause { get; init; }
    public required string Words { get; init; }
    public required Text To { get; init; }
    public Text? Through { get; init; }
    public required bool Invited { get; init; }
    public required bool IsConsolidation { get; init; }
    public required DateOnly OpensOn { get; init; }
    public required bool IsOpen { get; init; }
    public DeadlineView? Deadline { get; init; }
    public required SubmissionStatus Status { get; init; }
    public required Text StatusName { get; init; }
    public required Standing Flag { get; init; }
    public required Text FlagName { get; init; }
    public required int DaysLate { get; init; }
    public required bool Nil { get; init; }
    public int? Revision { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
    public required int OpenDifficulties { get; init; }

    /// <summary>The receiving office agrees that a difficulty stands in the way: nobody is reminded until it is answered.</summary>
    public required bool Blocked { get; init; }

    /// <summary>When the unit was last spoken to, and what it promised.</summary>
    public ContactNote? LastContact { get; init; }
    public required bool ExtensionRequested { get; init; }

    /// <summary>At whose desk it lies, and how long it has lain at which.</summary>
    public required DeskView Desk { get; init; }

    /// <summary>The unit is released from it.</summary>
    public required bool Waived { get; init; }

    /// <summary>The consolidated report of the unit's own cycle fulfils it: nobody types it here.</summary>
    public required bool IsFed { get; init; }

    public static DutyView Of(
        Duty duty,
        SubmissionState? state,
        UnitDirectory units,
        DateTimeOffset now,
        WorkingDays days
    )
    {
        var status = state?.Status ?? SubmissionStatus.NotStarted;
        var (standing, daysLate) = Timeliness.Of(duty, state, now, days);
        return new()
        {
            Cycle = duty.Cycle,
            Obligation = duty.Obligation.Id,
            Period = duty.Period.Id,
            Unit = duty.Unit,
            UnitName = units.NameOf(duty.Unit),
            Name = duty.Name,
            PeriodName = duty.Period.Name,
            Kind = duty.Obligation.Kind,
            Clause = duty.Obligation.Clause,
            Words = duty.Obligation.Words,
            To = units.NameOf(duty.Collector),
            Through = duty.Through is { } through ? units.NameOf(through) : null,
            Invited = duty.Invited,
            IsConsolidation = duty.IsConsolidation,
            OpensOn = duty.Period.OpensOn,
            IsOpen = duty.IsOpen(now),
            Deadline = DeadlineView.Of(duty, state, now, days),
            Status = status,
            StatusName =
                duty.IsOpen(now) || status != SubmissionStatus.NotStarted
                    ? SubmissionTexts.Of(status)
                    : DutyTexts.NotOpenYet,
            Flag = standing,
            FlagName = DutyTexts.Of(standing, daysLate),
            DaysLate = daysLate,
            Nil = state?.Current?.Nil ?? false,
            Revision = state?.Current?.Number,
            SubmittedAt = state?.Current?.SubmittedAt,
            OpenDifficulties = state?.OpenDifficulties ?? 0,
            Blocked = state?.BlockingDifficulties.Count > 0,
            LastContact = state?.LastContact,
            ExtensionRequested = state?.ExtensionRequest is not null,
            Desk = DeskView.Of(duty, state, units, now, days),
            Waived = state?.Waiver is not null,
            IsFed = duty.FedBy is not null,
        };
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
