using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Letters;
using PlanMonitor.Documents.Report;

namespace PlanMonitor.Api.Chasing;

/// <summary>The weekly brief of a collector, now or of an earlier week.</summary>
public sealed class BriefEndpoints(BriefService briefs, CycleLoader loader)
{
    public async Task<IResult> Get(Call call)
    {
        var (brief, _, duties, units) = await Load(call);
        return Answer.Ok(BriefView.Of(brief, units, duties.Days));
    }

    public async Task<IResult> Docx(Call call)
    {
        var (brief, cycle, duties, units) = await Load(call);
        var buffer = new MemoryStream();
        BriefDocument.Write(BriefModels.Of(brief, cycle, units, duties.Days), buffer);
        return Results.File(
            buffer.ToArray(),
            ReportDocument.ContentType,
            $"{brief.Cycle}-{brief.Unit}-bao-cao-tuan-{VietnamTime.DayOf(brief.To):yyyyMMdd}.docx"
        );
    }

    private async Task<(Brief Brief, CycleRecord Cycle, Duties Duties, UnitDirectory Units)> Load(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        var collector = ChaseEndpoints.CollectorOf(call, cycle, duties);
        return (await briefs.Of(cycle, duties, collector, EndOf(call), call.Cancel), cycle, duties, units);
    }

    /// <summary>The end of a day of the past; the present where none is named.</summary>
    private static DateTimeOffset EndOf(Call call)
    {
        if (call.Query("day") is not { } text)
            return call.Now;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
            throw Problems.BodyInvalid.With("day").AsException();
        return VietnamTime.EndOf(day) is var end && end < call.Now ? end : call.Now;
    }
}

public sealed record BriefView(
    string Cycle,
    Text Title,
    string Unit,
    Text UnitName,
    DateTimeOffset From,
    DateTimeOffset To,
    BriefCount Total,
    BriefCount Before,
    Text ReceivedChange,
    Text OverdueChange,
    int Finished,
    IReadOnlyList<BriefLineView> Lines,
    IReadOnlyList<OwnDutyView> Own,
    IReadOnlyList<BriefDifficulty> Difficulties,
    int AmendedDeadlines
)
{
    public static BriefView Of(Brief b, UnitDirectory units, WorkingDays days) =>
        new(
            b.Cycle,
            b.Title,
            b.Unit,
            units.NameOf(b.Unit),
            b.From,
            b.To,
            b.Total,
            b.TotalBefore,
            BriefLetters.Change(b.Total.Received, b.TotalBefore.Received),
            BriefLetters.Change(b.Total.Overdue, b.TotalBefore.Overdue),
            b.Finished,
            [.. b.Lines.Select(l => BriefLineView.Of(l, b, units, days))],
            [
                .. b.Own.Select(o => new OwnDutyView(
                    o.Duty.Obligation.Id,
                    o.Duty.Name,
                    o.Duty.Period.Id,
                    o.Duty.Period.Name,
                    SubmissionTexts.Of(o.Status),
                    SentenceOf(o.Duty, o.Due, b.To, days),
                    o.DaysLate
                )),
            ],
            [
                .. b.Difficulties.Select(d => new BriefDifficulty(
                    d.Duty.Unit,
                    units.NameOf(d.Duty.Unit),
                    d.Duty.Name,
                    d.Difficulty!.Clause,
                    d.Difficulty.Thread[^1].Words,
                    d.Waiting,
                    d.Due is { } due && b.To >= due.EndsAt
                )),
            ],
            b.Amendments.Count
        );

    public static Text SentenceOf(Duty duty, DueDate? due, DateTimeOffset now, WorkingDays days) =>
        due is null
            ? DeadlineTexts.NoDate
            : DueDates.SentenceNow(DueDates.Sentence(duty.Deadline, duty.Due, due), DueDates.Left(due, now, days));
}

public sealed record BriefLineView(
    string Obligation,
    Text Name,
    string Period,
    Text PeriodName,
    bool IsConsolidation,
    Text Sentence,
    Completeness Now,
    Completeness Before,
    Text ReceivedChange,
    IReadOnlyList<Text> Arrived,
    IReadOnlyList<LateUnitView> Overdue,
    IReadOnlyList<Text> Fell,
    IReadOnlyList<Text> Returned
)
{
    public static BriefLineView Of(BriefLine l, Brief b, UnitDirectory units, WorkingDays days) =>
        new(
            l.First.Obligation.Id,
            l.First.Name,
            l.First.Period.Id,
            l.First.Period.Name,
            l.First.IsConsolidation,
            BriefView.SentenceOf(l.First, l.First.Due, b.To, days),
            l.Now,
            l.Before,
            BriefLetters.Change(l.Now.Received, l.Before.Received),
            [.. l.Arrived.Select(units.NameOf)],
            [
                .. l
                    .Overdue.OrderByDescending(o => o.Days)
                    .Select(o => new LateUnitView(o.Unit, units.NameOf(o.Unit), o.Days, o.Blocked, o.Contact)),
            ],
            [.. l.Fell.Select(units.NameOf)],
            [.. l.Returned.Select(units.NameOf)]
        );
}

public sealed record LateUnitView(string Unit, Text UnitName, int Days, bool Blocked, ContactNote? Contact);

public sealed record OwnDutyView(
    string Obligation,
    Text Name,
    string Period,
    Text PeriodName,
    Text StatusName,
    Text Sentence,
    int DaysLate
);

public sealed record BriefDifficulty(
    string Unit,
    Text UnitName,
    Text Name,
    string? Clause,
    string Words,
    int Waiting,
    bool Overdue
);
