using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Reminders;

/// <summary>A wake before its moment does nothing twice: azureStorage hides a message for whole seconds and cuts the rest off.</summary>
public sealed class WakeTests : IDisposable
{
    private const string Cycle = "huong-tra-2023";
    private readonly List<Office> offices = [];

    public void Dispose() => offices.ForEach(o => o.Dispose());

    [Fact]
    public async Task The_due_step_before_its_moment_at_it_and_after_it_writes_each_letter_once()
    {
        var (once, often) = (await Open(), await Open());
        foreach (var office in new[] { once, often })
            await office.Services.Steps.Due(Due("15/02/2023 08:00:00"), None);
        var before = (await once.Letters()).Count;
        var sent = (await once.Services.Steps.Due(Due("20/02/2023 08:00:00"), None)).Sent;
        Assert.InRange(sent, 1, int.MaxValue);
        Assert.Equal(before + sent, (await once.Letters()).Count);

        var sentOften = 0;
        string[] moments =
        [
            "20/02/2023 07:59:59",
            "20/02/2023 08:00:00",
            "20/02/2023 08:00:01",
            "20/02/2023 08:00:00",
            "20/02/2023 07:59:59",
        ];
        foreach (var at in moments)
            sentOften += (await often.Services.Steps.Due(Due(at), None)).Sent;
        Assert.Equal(sent, sentOften);
        Assert.Equal(await once.Letters(), await often.Letters());
    }

    [Theory]
    [InlineData(0)] // as it is where a timer fires in time
    [InlineData(70)]
    [InlineData(930)]
    public async Task A_loop_that_wakes_early_writes_what_one_that_wakes_in_time_writes_and_does_not_spin(int early)
    {
        var (inTime, office) = (await Open(), await Open());
        var until = At("03/03/2023 12:00:00");
        await new Early(inTime.Services, TimeSpan.Zero).Run(until);
        var loop = new Early(office.Services, TimeSpan.FromMilliseconds(early));
        await loop.Run(until);

        Assert.NotEmpty(await inTime.Letters());
        Assert.Equal(await inTime.Letters(), await office.Letters());
        var moments = loop.DueSteps.Where(d => d.MeantAt is not null).Select(d => (d.MeantAt, d.Collector)).ToList();
        Assert.NotEmpty(moments);
        Assert.Equal(moments.Distinct(), moments);
        // A wake that comes too early costs one more, and not one after the other until the moment has come.
        Assert.InRange(loop.Wakes, 1, loop.Moments.Count * (early == 0 ? 1 : 2));
    }

    private async Task<Office> Open()
    {
        var office = new Office();
        offices.Add(office);
        await office.Open();
        return office;
    }

    private static DueInput Due(string at) => new(Cycle, "480", At(at), null, null);

    /// <summary>Runs the loop over the app's steps on a clock of its own; the first wait for a moment ends early.</summary>
    private sealed class Early(IServiceProvider services, TimeSpan early) : IWorkflowContext
    {
        private object? next;

        public DateTimeOffset UtcNow { get; private set; } = At("15/02/2023 07:00:00");

        public List<DueInput> DueSteps { get; } = [];

        public HashSet<DateTimeOffset> Moments { get; } = [];

        public int Wakes { get; private set; }

        public async Task Run(DateTimeOffset until)
        {
            for (object? input = CycleRun.First(Cycle); input is not null && UtcNow < until; input = next)
            {
                next = null;
                await CycleWorkflow.Run(this, (CycleRun)input);
            }
        }

        public async Task<TResult> Step<TResult>(string step, object input) =>
            (TResult)(object)(await services.Steps.GetPlan((PlanInput)input, None))!;

        public async Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs)
        {
            var done = new List<TResult>();
            foreach (var input in inputs.Cast<DueInput>())
            {
                DueSteps.Add(input);
                done.Add((TResult)(object)await services.Steps.Due(input, None));
            }
            return done;
        }

        public Task<TEvent?> WaitUntil<TEvent>(DateTimeOffset at, string eventName)
            where TEvent : class
        {
            Wakes++;
            // A timer of less than a second more is not cut off: DurableWorkflowContext asks for a second longer.
            UtcNow = Moments.Add(at) ? at - early : at;
            return Task.FromResult<TEvent?>(null);
        }

        public IReadOnlyList<TEvent> Take<TEvent>(string eventName)
            where TEvent : class => [];

        public Task Start(string workflow, string id, object input) => Task.CompletedTask;

        public void ContinueAsNew(object input) => next = input;
    }

    private sealed class Office : IDisposable
    {
        private readonly TempFolder folder = new();
        private readonly SqliteRecords records;

        public Office()
        {
            records = new(folder.File("r.db"));
            Services = Composed.Over(records, new DiskFiles(folder.Path), [new(Cycle, TemplateJson)]);
        }

        public IServiceProvider Services { get; }

        public async Task Open()
        {
            await DemoData.Publish(Services.Cycles, Cycle, Services.Clock.GetUtcNow(), None);
            foreach (
                var (login, role, unit) in new[]
                {
                    ("xa", Role.Officer, "20005"),
                    ("phong", Role.Reviewer, "480"),
                    ("chutich", Role.Reader, "480"),
                }
            )
                await Services.Accounts.Insert(
                    new()
                    {
                        Login = login,
                        Name = login,
                        Grants = [new(role, unit)],
                    },
                    None
                );
        }

        public async Task<IReadOnlyList<string>> Letters() =>
            [
                .. (await Services.Ledger.Read(Cycle, "480", None))
                    .Select(m => $"{m.To} {m.Key}")
                    .Order(StringComparer.Ordinal),
            ];

        public void Dispose()
        {
            records.Dispose();
            folder.Dispose();
        }
    }
}
