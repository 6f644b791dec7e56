namespace PlanMonitor.Bench;

/// <summary>
/// A town's year lived by processes that die: each at a point of its own, the next goes on over what the storage holds. Acts that a person did not get an answer to are done again,
/// as people do. What every person should have received is what the same year brings to a process that does not die.
/// </summary>
public sealed class FaultYear(string folder, Template template, INotifier notifier)
{
    public const string Cycle = "huong-tra-2023";

    private static readonly DateTimeOffset Start = VietnamTime.At(new(2023, 2, 10), 7);
    private static readonly Actor Office = new("phong", "Phòng", [new(Role.Reviewer, "480")]);

    /// <summary>Where each process died.</summary>
    public List<string> Deaths { get; } = [];

    /// <summary>Publishes the plan and gives everybody an account: not what is tried here.</summary>
    public async Task<Progress> Prepare(CancellationToken cancel)
    {
        using var records = OpenRecords();
        await using var process = new Life(records, OpenFiles(), template, notifier, new(null), Start);
        await Prepare(process.Services, cancel);
        return new(Start, 0);
    }

    /// <param name="dieAt">By number of the process, from 1: the boundary at which it dies; null: it lives on.</param>
    public async Task Live(Func<int, int?> dieAt, DateTimeOffset until, CancellationToken cancel)
    {
        Progress? progress = await Prepare(cancel);
        for (var life = 1; progress is not null; life++)
            progress = await LiveOnce(progress, new(dieAt(life)), until, cancel);
    }

    /// <summary>One process, from where the one before died. Null: the year is over.</summary>
    public async Task<Progress?> LiveOnce(
        Progress progress,
        FaultPoints points,
        DateTimeOffset until,
        CancellationToken cancel,
        Action<Progress>? reached = null
    )
    {
        using var records = OpenRecords();
        var acts = Acts().Where(a => a.At < until).OrderBy(a => a.At).ToList();
        await using var process = new Life(records, OpenFiles(), template, notifier, points, progress.At);
        var done = progress.Done;
        try
        {
            reached?.Invoke(new(process.Now, done));
            await process.Begin(Cycle);
            for (; done < acts.Count; done++)
            {
                await process.WalkTo(acts[done].At, now => reached?.Invoke(new(now, done)));
                await Do(process, acts[done], cancel);
            }
            await process.WalkTo(until, now => reached?.Invoke(new(now, done)));
            return null;
        }
        catch (ProcessDiedException died)
        {
            Deaths.Add(died.Message);
            // The person whose act got no answer tries again with the next process.
            return new(process.Now.AddSeconds(5), done);
        }
    }

    /// <summary>What stands there at the end: the letters of the ledger, and every message that went out.</summary>
    public static async Task<(IReadOnlyList<Message> Letters, IReadOnlyList<OutgoingRow> Messages)> Read(
        string folder,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        using var records = new SqliteRecords(Path.Combine(folder, "planmonitor.db"));
        var inbox = new Inbox(records);
        var letters = await new Ledger(records, inbox, new(records)).Read(Cycle, "480", cancel);
        var messages = new Dictionary<string, OutgoingRow>();
        foreach (var login in letters.Select(l => l.To).Distinct())
        {
            for (var at = until; at > VietnamTime.At(new(2023, 2, 1), 0); at -= Inbox.Span)
            {
                foreach (var row in await inbox.Outgoing(login, at, cancel))
                    messages[row.Value.Mail.Id] = row.Value;
            }
        }
        return (letters, [.. messages.Values]);
    }

    private SqliteRecords OpenRecords() => new(Path.Combine(folder, "planmonitor.db"));

    private DiskFiles OpenFiles() => new(Path.Combine(folder, "files"));

    private static async Task Prepare(IServiceProvider services, CancellationToken cancel)
    {
        await DemoData.Publish(services.Cycles, Cycle, services.Clock.GetUtcNow(), cancel);
        var duties = services.Cycles.DutiesOf((await services.Cycles.Get(Cycle, cancel)).Value);
        IReadOnlyList<Account> fixedAccounts =
        [
            AccountOf(Office.Login, Office.Name, Office.Grants[0]),
            AccountOf("chutich", "Chủ tịch", new(Role.Reader, "480")),
        ];
        var units = duties.All.Where(d => !d.IsConsolidation).Select(d => d.Unit).Distinct();
        foreach (var account in units.SelectMany(AccountsOf).Concat(fixedAccounts))
            await services.Accounts.Insert(account, cancel);
    }

    private static IEnumerable<Account> AccountsOf(string unit) =>
        [
            AccountOf($"canbo-{unit}", $"Cán bộ {unit}", new(Role.Officer, unit)),
            AccountOf($"lanhdao-{unit}", $"Lãnh đạo {unit}", new(Role.Reader, unit)),
        ];

    private static Account AccountOf(string login, string name, Grant grant) =>
        new()
        {
            Login = login,
            Name = name,
            Email = $"{login}@huongtra.example",
            Grants = [grant],
        };

    private static async Task Do(Life life, Act act, CancellationToken cancel)
    {
        var services = life.Services;
        var officer = new Actor($"canbo-{act.Key.Unit}", $"Cán bộ {act.Key.Unit}", [new(Role.Officer, act.Key.Unit)]);
        var now = life.Now;
        var (byOfficer, byOffice) = (new Acting(officer, now, cancel), new Acting(Office, now, cancel));
        try
        {
            var state = (await services.Submissions.Open(act.Key, byOffice)).State;
            // What a person sees to be done is not done again.
            if (IsDone(act.What, state))
                return;
            if (act.What == "difficulty")
                await services.Difficulties.Raise(act.Key, null, "Chưa có mẫu biểu.", byOfficer);
            else
            {
                // Who asks for more time has not looked at the submission.
                var seen = act.What == "ask" ? default : SeenVersion.Of(state);
                var acting = act.What is "nil" or "ask" ? byOfficer : byOffice;
                await services.Submissions.Do(act.Key, seen, ActOf(act.What, VietnamTime.DayOf(now)), acting);
            }
        }
        catch (ProblemException)
        {
            // It had been recorded before the process died: the second try is refused or has nothing left to do.
        }
        await life.Settled();
    }

    private static bool IsDone(string what, SubmissionState? state) =>
        what switch
        {
            "ask" => state?.ExtensionRequest is not null,
            "extend" => state?.Extensions.Count > 0,
            "difficulty" => state?.OpenDifficulties > 0,
            _ => false,
        };

    private static readonly Content Nil = new()
    {
        Values = new Dictionary<string, FormValue> { ["B1"] = FormValue.Of(1) },
        Nil = true,
    };

    private static SubmissionAct ActOf(string what, DateOnly today) =>
        what switch
        {
            "nil" => new Submit(Nil),
            "return" => new Return("Thiếu số liệu.", null),
            "accept" => new Accept(),
            "ask" => new AskExtension(today.AddDays(12), "Mưa lũ chia cắt địa bàn."),
            "extend" => new Extend(today.AddDays(10), "Đồng ý gia hạn."),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };

    /// <summary>Some units in time, some late, some after a return or an extension, some never.</summary>
    private static IEnumerable<Act> Acts()
    {
        string[] communes = ["19996", "20005", "20008", "20011", "20017", "20020", "20026", "20035", "20041"];
        foreach (var (unit, i) in communes.Select((u, i) => (u, i)))
        {
            DutyKey Of(string obligation, string period) => new(Cycle, obligation, period, unit);
            DateTimeOffset On(int month, int day, int hour) =>
                VietnamTime.At(new(2023, month, day), hour).AddMinutes(i * 3);
            yield return new(On(2, 20, 15), "difficulty", Of("implementation-plan", "2023"));
            if (i % 3 == 0)
                yield return new(On(2, 24, 8), "ask", Of("implementation-plan", "2023"));
            if (i % 3 == 0)
                yield return new(On(2, 27, 16), "extend", Of("implementation-plan", "2023"));
            foreach (var month in Enumerable.Range(3, 10).Where(m => (m + i) % 3 != 0))
                yield return new(On(month, 27 - i, 10), "nil", Of("monthly-broadcast", $"2023-{month:D2}"));
            if (i % 2 == 0)
                yield return new(On(11, 20 + (i / 2), 9), "nil", Of("results-report", "2023"));
            if (i % 4 == 0)
            {
                yield return new(On(11, 27, 14), "return", Of("results-report", "2023"));
                yield return new(On(12, 4, 9), "nil", Of("results-report", "2023"));
            }
            if (i % 2 == 0)
                yield return new(On(12, 8, 19), "accept", Of("results-report", "2023")); // an evening: told on Monday
        }
    }

    /// <summary>How far a year has come.</summary>
    /// <param name="Done">Acts that were answered.</param>
    public sealed record Progress(DateTimeOffset At, int Done);

    private sealed record Act(DateTimeOffset At, string What, DutyKey Key);
}
