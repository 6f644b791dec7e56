using System.Text.Json;

namespace PlanMonitor.Bench;

/// <summary>
/// The people of a year before one process. Who gets no answer asks again, word for word; whose process died looks
/// first whether it had been done. A report is sometimes sent twice at once.
/// </summary>
/// <param name="dice">Who is impatient.</param>
public sealed class ChaosPeople(Life life, FaultPoints points, ChaosLedger ledger, ChaosCast cast, Random dice)
{
    private const int MostTries = 40;
    private const int Impatient = 3;

    private static readonly string Scenarios = Path.GetDirectoryName(ChaosYear.ScenarioFile)!;

    private ScenarioAct act = null!;
    private int before;

    /// <summary>How much is recorded of what an act is about: one more when it was done.</summary>
    public async Task<int> MarkOf(ScenarioAct of, CancellationToken cancel)
    {
        if (cast.DutyOf(of) is { } duty)
            return (await life.Stored.Find(duty, cancel))?.Value.LogCount ?? 0;
        return (await life.Onlooker.Cycles.Get(ChaosYear.Cycle, cancel)).Value.Changes.Count;
    }

    /// <param name="mark">As it was before the act was tried for the first time.</param>
    /// <param name="again">A process died over it.</param>
    public async Task Do(ScenarioAct next, int mark, bool again, CancellationToken cancel)
    {
        (act, before) = (next, mark);
        if (again && await HasHappened(cancel))
        {
            await Learn(cancel);
            return;
        }
        var performer = new Performer(
            Ask,
            _ => Task.FromResult(cast.Accounts),
            life.Files,
            [cast.Duties],
            1,
            Scenarios
        );
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var refused = await performer.Do(act, cancel);
            // Whose upload was taken while its answer got lost sends the file again.
            if (refused?.Code != Problems.UploadUnknown.Code)
                return;
        }
        ledger.Wrong($"{Name}: its file was not taken in {MostTries} tries");
    }

    private string Name => $"{act.Do} {act.Obligation} {act.Period} {act.Unit} at {act.At:dd/MM HH:mm}";

    private async Task<Reply> Ask(
        ApiRoute route,
        Actor actor,
        IReadOnlyDictionary<string, string> values,
        object? body,
        string? ifMatch,
        CancellationToken cancel
    )
    {
        var content = (body as ContentBody)?.AsContent();
        var isSent = route == Routes.Submit || route == Routes.SubmitConsolidation;
        if (isSent)
            ledger.Add(EntryOf(actor, content, false));
        Task<Reply> Once() => life.Client.Call(route, actor, values, body, ifMatch, cancel);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            // A report is sent again as it is; before anything else is done again a person looks.
            if (attempt > 1 && !isSent && route.Method != "GET" && await HasHappened(cancel))
                return Seen(route, actor);
            var reply = isSent && dice.Next(Impatient) == 0 ? await Twice(Once) : await Once();
            points.Check();
            if (reply.Status is 503 or 507)
                continue;
            if (reply.Status >= 500)
                ledger.Wrong($"{Name}: {route.Method} {route.Path} answered {reply.Status} {reply.ProblemCode}");
            if (!reply.Ok && isSent && await HasHappened(cancel))
                ledger.Wrong($"{Name}: sent again, it was refused ({reply.ProblemCode}) although it was taken");
            if (reply.Ok && route.Method != "GET")
                Note(route, actor, content, reply);
            return reply;
        }
        ledger.Wrong($"{Name}: {route.Method} {route.Path} had no answer in {MostTries} tries");
        return new(503, JsonSerializer.SerializeToElement(new { code = Problems.StorageBusy.Code }));
    }

    /// <summary>That it was done, as the page shows it.</summary>
    private Reply Seen(ApiRoute route, Actor actor)
    {
        var reply = new Reply(200, default);
        Note(route, actor, null, reply);
        return reply;
    }

    /// <summary>A double click: whoever gets an answer gets the same.</summary>
    private async Task<Reply> Twice(Func<Task<Reply>> send)
    {
        var both = await Task.WhenAll(send(), send());
        var taken = both.Where(r => r.Ok).Select(NumberOf).Distinct().ToList();
        if (taken.Count > 1)
            ledger.Wrong($"{Name}: sent twice at once, it has the receipts {string.Join(" and ", taken)}");
        if (taken.Count > 0 && both.FirstOrDefault(r => r.Status is >= 400 and < 500) is { } refused)
            ledger.Wrong($"{Name}: sent twice at once, it was taken and refused ({refused.ProblemCode})");
        return both.FirstOrDefault(r => r.Ok) ?? both[0];
    }

    /// <summary>What was answered, where it is an act on a duty.</summary>
    private void Note(ApiRoute route, Actor actor, Content? content, Reply reply)
    {
        if (route == Routes.BeginUpload || route == Routes.CommitUpload || cast.DutyOf(act) is null)
            return;
        var isSent = route == Routes.Submit || route == Routes.SubmitConsolidation;
        var entry = EntryOf(actor, content, true);
        ledger.Add(
            isSent
                ? entry with
                {
                    Revision = reply.Body.GetProperty("revision").GetInt32(),
                    Receipt = NumberOf(reply),
                }
                : entry
        );
    }

    private static string NumberOf(Reply reply) => reply.Body.GetProperty("number").GetString()!;

    private async Task<bool> HasHappened(CancellationToken cancel) => await MarkOf(act, cancel) > before;

    /// <summary>After a death somebody looks, and finds it done: the page shows the receipt of what was sent.</summary>
    private async Task Learn(CancellationToken cancel)
    {
        if (cast.DutyOf(act) is not { } duty)
            return;
        var asked = ledger.Read().LastOrDefault(e => !e.Answered && e.Key == ChaosCast.KeyOf(act));
        var current = (await life.Stored.Find(duty, cancel))!.Value.Current;
        var isSent = act.Do is "submit" or "nil" or "submit-consolidation";
        ledger.Add(
            isSent
                ? asked! with
                {
                    Answered = true,
                    Revision = current!.Number,
                    Receipt = current.ReceiptNumber,
                }
                : new(act.Do, ChaosCast.KeyOf(act), "", true)
        );
    }

    private ChaosEntry EntryOf(Actor actor, Content? content, bool answered) =>
        new(act.Do, ChaosCast.KeyOf(act), actor.Signature, answered, content);
}

/// <summary>Who and what a year is about; the same for every process.</summary>
public sealed record ChaosCast(Duties Duties, IReadOnlyList<Stored<Account>> Accounts)
{
    /// <summary>Null: the act is one on the plan.</summary>
    public Duty? DutyOf(ScenarioAct act) => Duties.Find(act.Obligation ?? "", act.Period ?? "", act.Unit ?? "");

    public static DutyKey KeyOf(ScenarioAct act) =>
        new(ChaosYear.Cycle, act.Obligation ?? "", act.Period ?? "", act.Unit ?? "");
}
