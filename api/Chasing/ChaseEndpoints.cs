using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Difficulties;
using PlanMonitor.Api.Loading;
using PlanMonitor.Api.Messages;
using PlanMonitor.Api.Submissions;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Chasing;

/// <summary>What the office that chases (đôn đốc) works with: its list, reminding several at once, notes of what was said on the telephone.</summary>
public sealed class ChaseEndpoints(
    ChaseService chasing,
    SubmissionService submissions,
    ReminderService reminders,
    PostRounds postRounds,
    Ledger ledger,
    CycleLoader loader,
    SubmissionViews submissionViews
)
{
    /// <summary>A click reminds at most so many; the list of a collector is seldom longer.</summary>
    private const int MaxReminded = 200;

    /// <summary>Why one of many is not reminded; the others are.</summary>
    private static readonly ProblemKind[] PassedOver =
    [
        Problems.RemindedRecently,
        Problems.NothingLeftToDo,
        Problems.NotOpenYet,
    ];

    public async Task<IResult> WorkList(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        var collector = CollectorOf(call, cycle, duties);
        var items = await chasing.WorkList(duties, collector, units, call.Now, call.Cancel);
        var mayReview =
            Permissions.May(call.Actor, Right.Review, duties.PlaceOfCollector(collector))
            && cycle.State == CycleState.Running;
        IReadOnlyList<WorkListAction> actions = mayReview ? [WorkListAction.Remind, WorkListAction.Contact] : [];
        var reminded = await ledger.LastReminded(cycle.Id, collector, call.Cancel);
        WorkItemView Shown(WorkItem i)
        {
            var (duty, byHand) = (i.Duty, i.State?.RemindedAt);
            var written = reminded.TryGetValue((duty.Obligation.Id, duty.Period.Id, duty.Unit), out var at);
            var seesAll = SightRules.SeesAll(call.Actor, duty, duties);
            return new(seesAll ? i : i.Closed(), units, call.Now, duties.Days, written && !(byHand > at) ? at : byHand);
        }
        var shown = items.Select(Shown);
        return Answer.Ok(new WorkListView(collector, units.NameOf(collector), call.Now, [.. shown], actions));
    }

    /// <summary>Reminds each of them now; who was reminded a short while ago or has sent it meanwhile is passed over and said so.</summary>
    public async Task<IResult> Remind(Call call)
    {
        var body = await call.Body<RemindBody>();
        if (body.Items.Count is 0 or > MaxReminded)
            throw Problems.BodyInvalid.With($"items 1-{MaxReminded}").AsException();
        var act = new Remind(body.Note);
        var done = new List<Reminded>();
        var collectors = new Dictionary<string, Opened>(StringComparer.Ordinal);
        foreach (var item in body.Items.Distinct())
        {
            try
            {
                var key = new DutyKey(call.Route("cycle"), item.Obligation, item.Period, item.Unit);
                var (opened, _) = await submissions.Do(key, default, act, call.Acting);
                collectors[opened.Duty.Collector] = opened;
                done.Add(new(item.Obligation, item.Period, item.Unit, null, null));
            }
            catch (ProblemException e) when (PassedOver.Contains(e.Problem.Kind))
            {
                done.Add(new(item.Obligation, item.Period, item.Unit, e.Problem.Code, e.Problem.Sentence));
            }
        }
        // Sent at once, not at the next wake; whatever is left the loop of the cycle sends.
        foreach (var (collector, opened) in collectors)
        {
            var round = await reminders.RunDue(opened.Cycle, opened.Duties, collector, call.Now, call.Cancel);
            if (round.Post is { } post)
                await postRounds.Start(post);
        }
        return Answer.Ok(new RemindedView(done.Count(d => d.Code is null), done));
    }

    public async Task<IResult> Contact(Call call)
    {
        var body = await call.Body<ContactBody>();
        var act = new Contact(body.Kind, body.Words, body.PromisedOn, body.PromisedTime);
        var done = await submissions.Do(call.Duty(), default, act, call.Acting);
        return Answer.Ok(await submissionViews.Of(done.Opened, call));
    }

    /// <summary>The collector asked for: the one named, else the first at which the person holds a role, else the body that issued the plan.</summary>
    public static string CollectorOf(Call call, CycleRecord cycle, Duties duties)
    {
        var held = call.Actor.Grants.Where(g => g.Role != Role.Officer).Select(g => g.Unit);
        var collector = call.Query("unit")
            ?? held.FirstOrDefault(u => duties.All.Any(d => d.Collector == u))
            ?? cycle.Configuration.Plan.Issuer;
        call.Require(Right.SeeStatus, duties.PlaceOfCollector(collector));
        // An officer sees the own unit's status, and no list of the others.
        if (!call.Actor.Grants.Any(g => g.Role is not (Role.Officer or Role.Observer)))
            throw Problems.NotAllowed.With().AsException();
        return collector;
    }

    private sealed record RemindBody(IReadOnlyList<RemindItem> Items, string? Note = null);

    private sealed record RemindItem(string Obligation, string Period, string Unit);

    private sealed record ContactBody(
        ContactKind Kind,
        string Words,
        DateOnly? PromisedOn = null,
        TimeOnly? PromisedTime = null
    );

    private sealed record RemindedView(int Reminded, IReadOnlyList<Reminded> Items);

    /// <param name="Code">Why it was not reminded; null: it was.</param>
    private sealed record Reminded(string Obligation, string Period, string Unit, string? Code, Text? Reason);
}

public sealed record WorkListView(
    string Unit,
    Text UnitName,
    DateTimeOffset At,
    IReadOnlyList<WorkItemView> Items,
    IReadOnlyList<WorkListAction> AllowedActions
);

/// <summary>What may be done from the list.</summary>
public enum WorkListAction
{
    /// <summary>Remind the units that are waited for.</summary>
    Remind,

    /// <summary>Note what was said with a unit.</summary>
    Contact,
}

/// <summary>One thing to see to, as it is listed.</summary>
/// <param name="reminded">When the unit was last reminded, by a rule or by hand.</param>
public sealed class WorkItemView(
    WorkItem i,
    UnitDirectory units,
    DateTimeOffset now,
    WorkingDays days,
    DateTimeOffset? reminded
)
{
    public WorkKind Kind { get; } = i.Kind;
    public Text KindName { get; } = WorkTexts.Of(i.Kind);
    public string Obligation { get; } = i.Duty.Obligation.Id;
    public Text Name { get; } = i.Duty.Name;
    public string Period { get; } = i.Duty.Period.Id;
    public Text PeriodName { get; } = i.Duty.Period.Name;
    public string Unit { get; } = i.Duty.Unit;
    public Text UnitName { get; } = units.NameOf(i.Duty.Unit);
    public Text DeskName { get; } = units.NameOf(i.Desk);

    /// <summary>The date and how long is left or how late it is; of what lies at the office, by when it is to be done.</summary>
    public Text Sentence { get; } = SentenceOf(i, now, days);
    public bool Overdue { get; } = i.Due is { } due && now >= due.EndsAt;
    public int Waiting { get; } = i.Waiting;
    public DateTimeOffset? RemindedAt { get; } = reminded;
    public ContactNote? LastContact { get; } = i.State?.LastContact;

    /// <summary>What was promised has not come.</summary>
    public bool PromiseBroken { get; } = ContactRules.IsBroken(i.State, now);
    public bool Blocked { get; } = i.State?.BlockingDifficulties.Count > 0;
    public int OpenDifficulties { get; } = i.State?.OpenDifficulties ?? 0;
    public bool ExtensionRequested { get; } = i.State?.ExtensionRequest is not null;

    /// <summary>The unit is waited for and may be reminded.</summary>
    public bool MayRemind { get; } = IsOfUnit(i);
    public string? Difficulty { get; } = i.Difficulty is { } d ? DifficultyView.IdOf(d, i.Duty) : null;
    public string? Words { get; } = WordsOf(i);

    private static bool IsOfUnit(WorkItem item) => item.Kind is WorkKind.Overdue or WorkKind.DueSoon;

    /// <summary>What was said last of the difficulty, or why more time is asked for.</summary>
    private static string? WordsOf(WorkItem item)
    {
        if (item.Difficulty is { } difficulty)
            return difficulty.Thread[^1].Words;
        return item.Kind == WorkKind.Extension ? item.State!.ExtensionRequest!.Reason : null;
    }

    private static Text SentenceOf(WorkItem item, DateTimeOffset now, WorkingDays days)
    {
        if (item.Due is not { } due)
            return DeadlineTexts.NoDate;
        if (IsOfUnit(item))
            return Timeliness.At(item.Duty, item.State, now, days).Full;
        return DueDates.SentenceNow(DueDates.Sentence(null, null, due), DueDates.Left(due, now, days));
    }
}
