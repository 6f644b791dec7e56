using System.Text;
using System.Text.Json;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Hosting;
using PlanMonitor.Api.Submissions;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Ports;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Simulation;

/// <summary>Does one act of a scenario the way its person would: looks at the submission, then sends.</summary>
/// <param name="ask">How a request reaches the host.</param>
/// <param name="people">Everybody with an account.</param>
public sealed class Performer(
    Asking ask,
    Func<CancellationToken, Task<IReadOnlyList<Stored<Account>>>> people,
    DiskFiles uploads,
    IReadOnlyList<Duties> plans,
    int seed,
    string folder
)
{
    private const int UsualExtension = 5;

    private static readonly byte[] SamplePdf = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n164\n%%EOF\n"
    );

    /// <summary>Null: it was done.</summary>
    public async Task<RefusedAct?> Do(ScenarioAct act, CancellationToken cancel)
    {
        if (await ActorOf(act.As, cancel) is not { } actor)
            return new(act, act.As, Problems.SignInFailed.Code);
        var reply = act.Do switch
        {
            "amend-deadline" => await Amend(act, actor, cancel),
            "raise-difficulty" => await Raise(act, actor, cancel),
            "answer" => await Answer(act, actor, cancel),
            _ => await OnSubmission(act, actor, cancel),
        };
        return reply.Ok ? null : new(act, actor.Login, reply.ProblemCode!);
    }

    /// <summary>"unit:19996": an officer of the unit; "account:ldtbxh"; "reviewer:480": whoever reviews there.</summary>
    private async Task<Actor?> ActorOf(string who, CancellationToken cancel)
    {
        var (kind, name) = who.Split(':', 2) is [var k, var n] ? (k, n) : ("account", who);
        var accounts = await people(cancel);
        Actor? Holding(Role role) => First(AccountService.Holding(accounts, role, name));
        return kind switch
        {
            "unit" => Holding(Role.Officer) ?? Holding(Role.Reviewer),
            "reviewer" => Holding(Role.Reviewer),
            _ => accounts.FirstOrDefault(a => a.Value.Login == name)?.Value.AsActor(),
        };
    }

    private static Actor? First(IReadOnlyList<Account> accounts) =>
        accounts is [var first, ..] ? first.AsActor() : null;

    private async Task<Reply> OnSubmission(ScenarioAct act, Actor actor, CancellationToken cancel)
    {
        var values = Place(act);
        var seen = await ask(Routes.GetSubmission, actor, values, null, null, cancel);
        if (!seen.Ok)
            return seen;
        var duty = PlanOf(act).Find(act.Obligation ?? "", act.Period ?? "", act.Unit ?? "");
        Task<Reply> Send(ApiRoute route, object body) => ask(route, actor, values, body, seen.ETag, cancel);
        switch (act.Do)
        {
            case "submit" or "nil" or "draft" or "submit-consolidation":
                var (content, refused) = await Content(act, duty!, actor, cancel);
                if (content is not { } body)
                    return refused!;
                return act.Do switch
                {
                    "submit" or "nil" => await Send(Routes.Submit, Sent(body)),
                    "draft" => await Send(Routes.SaveDraft, body),
                    _ => await Send(Routes.SubmitConsolidation, Upward(body, act.Reason)),
                };
            case "accept":
                return await Send(Routes.Accept, new { });
            case "return":
                return await Send(Routes.Return, new { Reason = act.Reason ?? "", act.WorkingDays });
            case "extend" or "ask-extension":
                return await Send(
                    act.Do == "extend" ? Routes.Extend : Routes.AskExtension,
                    new { LastDay = act.LastDay ?? LaterThan(seen, act.At), Reason = act.Reason ?? "" }
                );
            default:
                throw new NotSupportedException($"The scenario names the act {act.Do}.");
        }
    }

    private async Task<Reply> Amend(ScenarioAct act, Actor actor, CancellationToken cancel)
    {
        var values = new Dictionary<string, string> { ["cycle"] = PlanOf(act).Cycle.Id };
        var seen = await ask(Routes.Cycle, actor, values, null, null, cancel);
        if (!seen.Ok)
            return seen;
        var duties = PlanOf(act);
        var present = duties.ReportersOf(act.Obligation ?? "", act.Period ?? "").FirstOrDefault()?.Due?.LastDay
            ?? VietnamTime.DayOf(act.At);
        var deadline = act.Deadline ?? new(duties.Days.After(present, UsualExtension), DeadlineOperator.NoLaterThan);
        return await ask(
            Routes.Amend,
            actor,
            values,
            new
            {
                act.Obligation,
                act.Period,
                deadline.Date,
                deadline.Operator,
                Reason = act.Reason ?? "",
            },
            seen.ETag,
            cancel
        );
    }

    private Task<Reply> Raise(ScenarioAct act, Actor actor, CancellationToken cancel) =>
        ask(
            Routes.RaiseDifficulty,
            actor,
            new Dictionary<string, string> { ["cycle"] = PlanOf(act).Cycle.Id },
            new
            {
                act.Unit,
                act.Obligation,
                act.Period,
                Question = act.Reason ?? "",
            },
            null,
            cancel
        );

    private async Task<Reply> Answer(ScenarioAct act, Actor actor, CancellationToken cancel)
    {
        var values = new Dictionary<string, string> { ["cycle"] = PlanOf(act).Cycle.Id };
        var all = await ask(Routes.Difficulties, actor, values, null, null, cancel);
        if (!all.Ok)
            return all;
        bool IsMeant(JsonElement d) =>
            d.GetProperty("unit").GetString() == act.Unit
            && d.GetProperty("obligation").GetString() == act.Obligation
            && d.GetProperty("period").GetString() == act.Period
            && d.GetProperty("state").GetString() == "open";
        // Newest first: the oldest open one is the last.
        values["id"] = all
            .Body.EnumerateArray()
            .Where(IsMeant)
            .Select(d => d.GetProperty("id").GetString()!)
            .LastOrDefault("none");
        return await ask(Routes.AnswerDifficulty, actor, values, new { Answer = act.Reason ?? "" }, null, cancel);
    }

    /// <summary>Whoever is returned a report sends it again, also where the scenario gives it no other values.</summary>
    private static SentBody Sent(ContentBody body) =>
        new(body.Values, body.Files, body.Document, Nil: body.Nil, EvenIfSame: true);

    private static UpwardBody Upward(ContentBody body, string? whyIncomplete) =>
        new(body.Values, body.Files, body.Document, EvenIfSame: true, WhyIncomplete: whyIncomplete);

    private async Task<(ContentBody? Content, Reply? Refused)> Content(
        ScenarioAct act,
        Duty duty,
        Actor actor,
        CancellationToken cancel
    )
    {
        var form = duty.Form;
        var isNil = act.Do == "nil";
        var values = act.Values ?? DrawnFor(form, isNil, Draws.For(seed, $"{duty.Partition}|{duty.Unit}|values"));
        var files = new List<FileRef>();
        IReadOnlyList<(string Name, byte[] Bytes)> usual =
            form.Files == Need.Required ? [("van-ban.pdf", SamplePdf)] : [];
        var wanted = act.Files is { } named
            ? [.. named.Select(f => (Path.GetFileName(f), File.ReadAllBytes(Path.Combine(folder, f))))]
            : usual;
        foreach (var (name, bytes) in wanted)
        {
            var uploaded = await Upload(name, bytes, actor, cancel);
            if (!uploaded.Ok)
                return (null, uploaded);
            files.Add(uploaded.Body.Deserialize<FileRef>(Json.Stored)!);
        }
        var document = act.Document
            ?? (
                form.Document == Need.Required
                    ? new(
                        $"{Draws.For(seed, $"{duty.Partition}|{duty.Unit}|number").Next(10, 300)}/UBND",
                        VietnamTime.DayOf(act.At).AddDays(-1)
                    )
                    : null
            );
        return (new(values, files, document, Nil: isNil), null);
    }

    /// <summary>What is declared nil needs no values; the rest of the form does.</summary>
    private static IReadOnlyDictionary<string, FormValue> DrawnFor(Form form, bool isNil, Random random)
    {
        var values = ValueDraws.For(form, random);
        if (!isNil)
            return values;
        var answered = NilRules.Answered(form).Select(f => f.Code).ToHashSet();
        return values.Where(v => !answered.Contains(v.Key)).ToDictionary();
    }

    private async Task<Reply> Upload(string name, byte[] bytes, Actor actor, CancellationToken cancel)
    {
        var none = new Dictionary<string, string>();
        var begun = await ask(Routes.BeginUpload, actor, none, new { Name = name, Size = bytes.Length }, null, cancel);
        if (!begun.Ok)
            return begun;
        var id = begun.Body.GetProperty("id").GetString()!;
        var blocks = bytes.Chunk(DiskFiles.BlockSize).Select((b, i) => (Id: $"{i:D4}", Bytes: b)).ToList();
        foreach (var block in blocks)
            await uploads.PutBlock(id, block.Id, bytes.Length, new MemoryStream(block.Bytes), null, cancel);
        await uploads.PutBlockList(id, [.. blocks.Select(b => b.Id)], cancel);
        return await ask(
            Routes.CommitUpload,
            actor,
            new Dictionary<string, string> { ["id"] = id },
            new { Name = name },
            null,
            cancel
        );
    }

    /// <summary>Where an act names no day: five working days after the date in force.</summary>
    private DateOnly LaterThan(Reply submission, DateTimeOffset at)
    {
        var deadline = submission.Body.GetProperty("deadline");
        var from =
            deadline.ValueKind == JsonValueKind.Object
                ? deadline.GetProperty("lastDay").Deserialize<DateOnly>()
                : VietnamTime.DayOf(at);
        return plans[0].Days.After(from, UsualExtension);
    }

    private Dictionary<string, string> Place(ScenarioAct act) =>
        new()
        {
            ["cycle"] = PlanOf(act).Cycle.Id,
            ["obligation"] = act.Obligation ?? "",
            ["period"] = act.Period ?? "",
            ["unit"] = act.Unit ?? "",
        };

    private Duties PlanOf(ScenarioAct act) => plans.First(p => act.IsIn(p.Cycle.Id, p == plans[0]));
}
