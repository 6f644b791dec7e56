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
        return Answer.Ok(new BriefView(brief, units, duties.Days));
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
        var brief = await briefs.Of(cycle, duties, collector, EndOf(call), call.Cancel);
        var seen = SightRules.SeesAllOf(call.Actor, collector, duties) ? brief : brief.Closed(duties);
        return (seen, cycle, duties, units);
    }

    /// <summary>The end of a day of the past; the present where none is named.</summary>
    private static DateTimeOffset EndOf(Call call)
    {
        if (call.QueryDay("day") is not { } day)
            return call.Now;
        var end = VietnamTime.EndOf(day);
        return end < call.Now ? end : call.Now;
    }
}

public sealed class BriefView(Brief b, UnitDirectory units, WorkingDays days)
{
    public string Cycle { get; } = b.Cycle;
    public Text Title { get; } = b.Title;
    public string Unit { get; } = b.Unit;
    public Text UnitName { get; } = units.NameOf(b.Unit);
    public DateTimeOffset From { get; } = b.From;
    public DateTimeOffset To { get; } = b.To;
    public BriefCount Total { get; } = b.Total;
    public BriefCount Before { get; } = b.TotalBefore;
    public Text ReceivedChange { get; } = BriefLetters.Change(b.Total.Received, b.TotalBefore.Received);
    public Text OverdueChange { get; } = BriefLetters.Change(b.Total.Overdue, b.TotalBefore.Overdue);
    public int Finished { get; } = b.Finished;
    public IReadOnlyList<BriefLineView> Lines { get; } = [.. b.Lines.Select(l => new BriefLineView(l, b, units, days))];
    public IReadOnlyList<OwnDutyView> Own { get; } = [.. b.Own.Select(OwnDutyView.Of)];
    public IReadOnlyList<BriefDifficulty> Difficulties { get; } =
    [.. b.Difficulties.Select(d => BriefDifficulty.Of(d, b.To, units))];
    public int AmendedDeadlines { get; } = b.Amendments.Count;
}

public sealed class BriefLineView(BriefLine l, Brief b, UnitDirectory units, WorkingDays days)
{
    public string Obligation { get; } = l.First.Obligation.Id;
    public Text Name { get; } = l.First.Name;
    public string Period { get; } = l.First.Period.Id;
    public Text PeriodName { get; } = l.First.Period.Name;
    public bool IsConsolidation { get; } = l.First.IsConsolidation;
    public Text Sentence { get; } = Timeliness.OfPlan(l.First, b.To, days).Full;
    public Completeness Now { get; } = l.Now;
    public Completeness Before { get; } = l.Before;
    public Text ReceivedChange { get; } = BriefLetters.Change(l.Now.Received, l.Before.Received);
    public IReadOnlyList<Text> Arrived { get; } = [.. l.Arrived.Select(units.NameOf)];
    public IReadOnlyList<LateUnitView> Overdue { get; } =
    [.. l.Overdue.OrderByDescending(o => o.Days).Select(o => LateUnitView.Of(o, units))];
    public IReadOnlyList<Text> Fell { get; } = [.. l.Fell.Select(units.NameOf)];
    public IReadOnlyList<Text> Returned { get; } = [.. l.Returned.Select(units.NameOf)];
}

public sealed record LateUnitView(string Unit, Text UnitName, int Days, bool Blocked, ContactNote? Contact)
{
    public static LateUnitView Of(LateUnit l, UnitDirectory units) =>
        new(l.Unit, units.NameOf(l.Unit), l.Days, l.Blocked, l.Contact);
}

public sealed record OwnDutyView(
    string Obligation,
    Text Name,
    string Period,
    Text PeriodName,
    Text StatusName,
    Text Sentence,
    int DaysLate
)
{
    public static OwnDutyView Of(OwnDuty own)
    {
        var (duty, period) = (own.Duty, own.Duty.Period);
        var status = SubmissionTexts.Of(own.Status);
        var (sentence, daysLate) = (own.Lateness.Full, own.Lateness.DaysLate);
        return new(duty.Obligation.Id, duty.Name, period.Id, period.Name, status, sentence, daysLate);
    }
}

public sealed record BriefDifficulty(
    string Unit,
    Text UnitName,
    Text Name,
    string? Clause,
    string Words,
    int Waiting,
    bool Overdue
)
{
    public static BriefDifficulty Of(WorkItem item, DateTimeOffset at, UnitDirectory units)
    {
        var (duty, difficulty) = (item.Duty, item.Difficulty!);
        var isOverdue = item.Due is { } due && at >= due.EndsAt;
        var words = difficulty.Thread[^1].Words;
        return new(duty.Unit, units.NameOf(duty.Unit), duty.Name, difficulty.Clause, words, item.Waiting, isOverdue);
    }
}
