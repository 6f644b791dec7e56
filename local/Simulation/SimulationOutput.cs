using System.Text;
using System.Text.Json;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Hosting;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Local.Simulation;

/// <summary>Writes what a simulated year brought: timeline, messages, submissions, consolidations, summary. Equal runs give equal bytes, the wall seconds aside.</summary>
public sealed class SimulationOutput(SimulatedHost host, string cycleId, bool first, string folder)
{
    private static readonly JsonSerializerOptions Indented = new(Json.Stored) { WriteIndented = true };
    private static readonly ApiRoute[] Reports =
    [
        .. Routes.All.Where(r =>
            r.Path.Contains("/consolidations/{unit}/report.", StringComparison.Ordinal)
            && !r.Path.EndsWith(".json", StringComparison.Ordinal)
        ),
    ];
    private readonly CycleService cycles = host.Get<CycleService>();
    private readonly RevisionStore revisionStore = host.Get<RevisionStore>();
    private readonly LogStore logs = host.Get<LogStore>();

    /// <param name="counts">Of the whole run, however many plans it has.</param>
    /// <returns>The ledger.</returns>
    public async Task<IReadOnlyList<Message>> Write(RunCounts counts, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var record = (await cycles.Get(cycleId, cancel)).Value;
        var duties = cycles.DutiesOf(record);
        var units = await host.Get<UnitService>().Directory(cancel);
        var children = await host.Get<ConsolidationService>().Children(duties.All, units, cancel);
        var messages = await WriteMessages(duties, cancel);
        await WriteTimeline(record, duties, cancel);
        await WriteSubmissions(duties, units, children, cancel);
        await WriteConsolidations(duties, cancel);
        await WriteFile("summary.json", Summary(duties, children, messages, counts), cancel);
        return messages;
    }

    private object Summary(
        Duties duties,
        IReadOnlyList<Child> children,
        IReadOnlyList<Message> messages,
        RunCounts counts
    )
    {
        var obligations = duties
            .All.Where(d => !d.IsConsolidation)
            .GroupBy(d => (Obligation: d.Obligation.Id, Period: d.Period.Id));
        var upward = duties.All.Where(d => d.IsConsolidation);
        var rules = messages.GroupBy(m => m.Rule).OrderBy(g => g.Key, StringComparer.Ordinal);
        var deliveries = messages.SelectMany(m => m.Channels).ToList();
        // Letters that went out, and in how many messages: several of a morning are one.
        var mails = deliveries.Where(c => c.State == ChannelDeliveryState.Sent).Select(c => c.Outgoing).Distinct();
        var outcomes = deliveries.GroupBy(c => c.State).OrderBy(g => g.Key);
        // The same words to the same person for the same moment.
        var different = messages.DistinctBy(m => (m.To, m.Unit, m.At, m.Subject, m.Body));
        var ofObligations = obligations.Select(g => Line(g.Key.Obligation, g.Key.Period, children, upward: false));
        var ofUpward = upward.Select(d => Line(d.Obligation.Id, d.Period.Id, children, upward: true));
        var byRule = rules.ToDictionary(g => g.Key, g => g.Count());
        var byOutcome = outcomes.ToDictionary(g => JsonNames.Of(g.Key), g => g.Count());
        var duplicates = messages.Count - different.Count();
        var seconds = Math.Round(counts.Watch.Elapsed.TotalSeconds, 1);
        return new
        {
            Cycle = cycleId,
            Obligations = ofObligations,
            Upward = ofUpward,
            MessagesByRule = byRule,
            Messages = messages.Count,
            Mails = mails.Count(),
            MailsByOutcome = byOutcome,
            Duplicates = duplicates,
            RefusedActs = Refused.Count(),
            counts.Requests,
            counts.Workflows,
            counts.StorageOperations,
            WallSeconds = seconds,
        };
    }

    private IEnumerable<RefusedAct> Refused => host.Refused.Where(r => r.Act.IsIn(cycleId, first));

    private static object Line(string obligation, string period, IReadOnlyList<Child> children, bool upward)
    {
        bool IsOf(Duty duty) =>
            duty.Obligation.Id == obligation && duty.Period.Id == period && duty.IsConsolidation == upward;
        var own = children.Where(c => IsOf(c.Duty)).ToList();
        var c = ConsolidationRules.CompletenessOf(own);
        var everReturned = own.Count(WasReturned);
        return new
        {
            Obligation = obligation,
            Period = period,
            c.Expected,
            c.Received,
            c.OnTime,
            c.Late,
            Missing = c.Missing.Count,
            c.Nil,
            c.Returned,
            EverReturned = everReturned,
            c.Accepted,
            MissingUnits = c.Missing,
            c.InvitedExpected,
            c.InvitedReceived,
        };
    }

    /// <summary>At least once, whatever came after; "returned" are those that have not come again.</summary>
    private static bool WasReturned(Child child) =>
        !child.Duty.Invited && child.State?.Revisions.Any(r => r.Verdict == Verdict.Returned) == true;

    private async Task<List<Message>> WriteMessages(Duties duties, CancellationToken cancel)
    {
        var messages = new List<Message>();
        foreach (var collector in duties.Kept.Select(d => d.Collector).Distinct())
            messages.AddRange(await host.Get<Ledger>().Read(cycleId, collector, cancel));
        messages = [.. messages.OrderBy(m => m.SentAt).ThenBy(m => m.Key, StringComparer.Ordinal)];
        await WriteLines("messages.jsonl", messages.Select(LineOf), cancel);
        await File.WriteAllLinesAsync(Path.Combine(folder, "ledger.txt"), LedgerText.Lines(messages), cancel);
        return messages;
    }

    private static object LineOf(Message m) =>
        new
        {
            m.Key,
            m.Rule,
            m.To,
            m.Channels,
            m.Unit,
            m.Obligation,
            m.Period,
            m.DueAt,
            m.SentAt,
            Subject = m.Subject.Vi,
            Body = m.Body.Vi,
        };

    private async Task WriteTimeline(CycleRecord record, Duties duties, CancellationToken cancel)
    {
        var events = new List<TimelineEvent>();
        events.AddRange(record.Changes.Where(c => c.What != CycleService.DeadlineAmended).Select(EventOf));
        events.AddRange(record.Amendments.Select(EventOf));
        foreach (var duty in duties.All.DistinctBy(d => (d.Obligation.Id, d.Period.Id, d.IsConsolidation)))
            events.AddRange(DatesOf(duty));
        foreach (var group in duties.All.GroupBy(d => d.Partition))
        {
            var duty = group.First();
            var units = group.Select(d => d.Unit).ToHashSet();
            var log = await logs.OfAll(group.Key, cancel);
            events.AddRange(log.Where(l => units.Contains(l.Unit)).Select(l => EventOf(l, duty)));
        }
        events.AddRange(Refused.Select(EventOf));
        await WriteLines("timeline.jsonl", events.Where(e => e.At <= host.Now).OrderBy(e => e.At), cancel);
    }

    private static TimelineEvent EventOf(ChangeNote change)
    {
        var reason = change.Reason.Length == 0 ? null : change.Reason;
        return new(change.At, change.By, null, $"cycle-{change.What}", null, null, reason);
    }

    private static TimelineEvent EventOf(Amendment a)
    {
        var details = $"{a.Before?.Date:yyyy-MM-dd} -> {a.After.Date:yyyy-MM-dd}: {a.Reason}";
        return new(a.At, a.By, null, CycleService.DeadlineAmended, a.Obligation, a.Period, details);
    }

    private static TimelineEvent EventOf(LogEntry entry, Duty duty)
    {
        var (name, unit) = (JsonNames.Of(entry.Event), entry.Unit);
        return new(entry.At, entry.By, unit, name, duty.Obligation.Id, duty.Period.Id, entry.Detail);
    }

    private static TimelineEvent EventOf(RefusedAct refused)
    {
        var act = refused.Act;
        var details = $"{act.Do}: {refused.Code}";
        return new(act.At.ToUniversalTime(), refused.Actor, act.Unit, "refused", act.Obligation, act.Period, details);
    }

    /// <summary>When the period opened and when its deadline passed.</summary>
    private static IEnumerable<TimelineEvent> DatesOf(Duty duty)
    {
        TimelineEvent Dated(DateTimeOffset at, string name, string? details) =>
            new(at, Actor.System.Login, null, name, duty.Obligation.Id, duty.Period.Id, details);
        if (!duty.IsConsolidation)
            yield return Dated(VietnamTime.StartOf(duty.Period.OpensOn), "period-opened", null);
        if (duty.Due is not { } due)
            yield break;
        var passed = duty.IsConsolidation ? "deadline-upward-passed" : "deadline-passed";
        yield return Dated(due.EndsAt, passed, VietnamTime.Show(due.LastDay));
    }

    private async Task WriteSubmissions(
        Duties duties,
        UnitDirectory units,
        IReadOnlyList<Child> children,
        CancellationToken cancel
    )
    {
        var byDuty = children.ToDictionary(c => c.Duty);
        var final = new List<object>();
        foreach (var duty in duties.All.Where(byDuty.ContainsKey))
        {
            var state = byDuty[duty].State;
            var revisions = new List<object>();
            foreach (var r in state?.Revisions ?? [])
            {
                var full = (await revisionStore.Find(duty, r.Number, cancel))!;
                var late = Timeliness.DaysLate(duty, state!, r);
                var line = new
                {
                    r.Number,
                    r.SubmittedAt,
                    r.By,
                    r.Nil,
                    r.Fate,
                    r.Verdict,
                    r.VerdictAt,
                    r.VerdictBy,
                    r.Reason,
                    OnTime = late == 0,
                    DaysLate = late,
                    full.Content,
                    full.Receipt,
                    full.Sources,
                };
                revisions.Add(line);
            }
            final.Add(Final(byDuty[duty], units.NameOf(duty.Unit), revisions));
        }
        await WriteFile("submissions.json", final, cancel);
    }

    private object Final(Child child, Text unitName, List<object> revisions)
    {
        var (duty, state) = (child.Duty, child.State);
        var due = Timeliness.InForce(duty, state);
        var status = state?.Status ?? SubmissionStatus.NotStarted;
        var timeliness = TimelinessOf(child, due);
        var daysLate = Timeliness.Of(duty, state, host.Now, cycles.Days).DaysLate;
        var extensions = state?.Extensions ?? [];
        return new
        {
            Obligation = duty.Obligation.Id,
            Period = duty.Period.Id,
            duty.Unit,
            UnitName = unitName.Vi,
            duty.Collector,
            duty.Invited,
            Upward = duty.IsConsolidation,
            Status = status,
            Timeliness = timeliness,
            DaysLate = daysLate,
            DueAt = due?.EndsAt,
            Extensions = extensions,
            Revisions = revisions,
        };
    }

    private string TimelinessOf(Child child, DueDate? due)
    {
        if (child.Duty.Invited || due is null)
            return child.Counts ? "received" : "notDue";
        if (child.Counts)
            return Timeliness.IsOnTime(child.Duty, child.State!) ? "onTime" : "late";
        return host.Now < due.EndsAt ? "notDue" : "missing";
    }

    private async Task WriteConsolidations(Duties duties, CancellationToken cancel)
    {
        var accounts = await host.Get<AccountService>().All(cancel);
        foreach (var duty in duties.All.Where(d => d.IsConsolidation))
        {
            var actor = AccountService.Holding(accounts, Role.Reviewer, duty.Unit)[0].AsActor();
            var values = new Dictionary<string, string>
            {
                ["cycle"] = cycleId,
                ["obligation"] = duty.Obligation.Id,
                ["period"] = duty.Period.Id,
                ["unit"] = duty.Unit,
            };
            var path = Path.Combine("consolidations", duty.Obligation.Id, duty.Period.Id, duty.Unit);
            var view = await host.Client.Call(Routes.GetConsolidation, actor, values, null, null, cancel);
            await WriteFile(path + ".json", view.Body, cancel);
            // In every form the report can be had; the JSON above is what the page of the consolidation reads.
            foreach (var route in Reports)
            {
                var report = await host.Client.Fetch(route, actor, values, null, null, cancel);
                var file = Path.Combine(folder, path + Path.GetExtension(route.Path));
                await File.WriteAllBytesAsync(file, report.Body, cancel);
            }
        }
    }

    private Task WriteLines<T>(string name, IEnumerable<T> lines, CancellationToken cancel) =>
        File.WriteAllTextAsync(
            Path.Combine(folder, name),
            string.Concat(lines.Select(l => JsonSerializer.Serialize(l, Json.Stored) + "\n")),
            new UTF8Encoding(false),
            cancel
        );

    private async Task WriteFile<T>(string name, T value, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(
            path,
            JsonSerializer.Serialize(value, Indented) + "\n",
            new UTF8Encoding(false),
            cancel
        );
    }

    private sealed record TimelineEvent(
        DateTimeOffset At,
        string Actor,
        string? Unit,
        string Event,
        string? Obligation,
        string? Period,
        string? Details
    );
}
