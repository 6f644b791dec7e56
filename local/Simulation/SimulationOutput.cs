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
        var own = children
            .Where(c =>
                c.Duty.Obligation.Id == obligation && c.Duty.Period.Id == period && c.Duty.IsConsolidation == upward
            )
            .ToList();
        var c = ConsolidationRules.CompletenessOf(own);
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
            // Units whose submission was returned at least once; those that never came again are missing.
            Returned = own.Count(x =>
                !x.Duty.Invited && x.State?.Revisions.Any(r => r.Verdict == Verdict.Returned) == true
            ),
            c.Accepted,
            MissingUnits = c.Missing,
            c.InvitedExpected,
            c.InvitedReceived,
        };
    }

    private async Task<List<Message>> WriteMessages(Duties duties, CancellationToken cancel)
    {
        var messages = new List<Message>();
        foreach (var collector in duties.Kept.Select(d => d.Collector).Distinct())
            messages.AddRange(await host.Get<Ledger>().Read(cycleId, collector, cancel));
        messages = [.. messages.OrderBy(m => m.SentAt).ThenBy(m => m.Key, StringComparer.Ordinal)];
        await WriteLines(
            "messages.jsonl",
            messages.Select(m => new
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
            }),
            cancel
        );
        await File.WriteAllLinesAsync(Path.Combine(folder, "ledger.txt"), LedgerText.Lines(messages), cancel);
        return messages;
    }

    private async Task WriteTimeline(CycleRecord record, Duties duties, CancellationToken cancel)
    {
        var events = new List<TimelineEvent>();
        events.AddRange(
            record
                .Changes.Where(c => c.What != CycleService.DeadlineAmended)
                .Select(c => new TimelineEvent(
                    c.At,
                    c.By,
                    null,
                    $"cycle-{c.What}",
                    null,
                    null,
                    c.Reason.Length == 0 ? null : c.Reason
                ))
        );
        events.AddRange(
            record.Amendments.Select(a => new TimelineEvent(
                a.At,
                a.By,
                null,
                CycleService.DeadlineAmended,
                a.Obligation,
                a.Period,
                $"{a.Before?.Date:yyyy-MM-dd} -> {a.After.Date:yyyy-MM-dd}: {a.Reason}"
            ))
        );
        foreach (var d in duties.All.DistinctBy(d => (d.Obligation.Id, d.Period.Id, d.IsConsolidation)))
        {
            if (!d.IsConsolidation)
                events.Add(
                    new(
                        VietnamTime.StartOf(d.Period.OpensOn),
                        Actor.System.Login,
                        null,
                        "period-opened",
                        d.Obligation.Id,
                        d.Period.Id,
                        null
                    )
                );
            if (d.Due is { } due)
                events.Add(
                    new(
                        due.EndsAt,
                        Actor.System.Login,
                        null,
                        d.IsConsolidation ? "deadline-upward-passed" : "deadline-passed",
                        d.Obligation.Id,
                        d.Period.Id,
                        VietnamTime.Show(due.LastDay)
                    )
                );
        }
        foreach (var group in duties.All.GroupBy(d => d.Partition))
        {
            var duty = group.First();
            events.AddRange(
                (await logs.OfAll(group.Key, cancel))
                    .Select(l => new TimelineEvent(
                        l.At,
                        l.By,
                        l.Unit,
                        JsonNames.Of(l.Event),
                        duty.Obligation.Id,
                        duty.Period.Id,
                        l.Detail
                    ))
                    .Where(e => group.Any(d => d.Unit == e.Unit))
            );
        }
        events.AddRange(
            Refused.Select(r => new TimelineEvent(
                r.Act.At.ToUniversalTime(),
                r.Actor,
                r.Act.Unit,
                "refused",
                r.Act.Obligation,
                r.Act.Period,
                $"{r.Act.Do}: {r.Code}"
            ))
        );
        await WriteLines("timeline.jsonl", events.Where(e => e.At <= host.Now).OrderBy(e => e.At), cancel);
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
            var due = Timeliness.InForce(duty, state);
            var revisions = new List<object>();
            foreach (var r in state?.Revisions ?? [])
            {
                var full = (await revisionStore.Find(duty, r.Number, cancel))!;
                var late = Timeliness.DaysLate(duty, state!, r);
                revisions.Add(
                    new
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
                    }
                );
            }
            final.Add(
                new
                {
                    Obligation = duty.Obligation.Id,
                    Period = duty.Period.Id,
                    duty.Unit,
                    UnitName = units.NameOf(duty.Unit).Vi,
                    duty.Collector,
                    duty.Invited,
                    Upward = duty.IsConsolidation,
                    Status = state?.Status ?? SubmissionStatus.NotStarted,
                    Timeliness = TimelinessOf(byDuty[duty], due),
                    DaysLate = Timeliness.Of(duty, state, host.Now, cycles.Days).DaysLate,
                    DueAt = due?.EndsAt,
                    Extensions = state?.Extensions ?? [],
                    Revisions = revisions,
                }
            );
        }
        await WriteFile("submissions.json", final, cancel);
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
                await File.WriteAllBytesAsync(
                    Path.Combine(folder, path + Path.GetExtension(route.Path)),
                    (await host.Client.Fetch(route, actor, values, null, null, cancel)).Body,
                    cancel
                );
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
