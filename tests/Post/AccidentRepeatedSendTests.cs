using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Post;

/// <summary>
/// A send that repeats. Norway's notification service reported a loop in which text messages were sent again and again
/// (Altinn/altinn-notifications #1596); and a workflow step that is
/// tried again sends its mail again, which reviewers of workflow code find over and over.
/// Here an attempt of which nobody knows whether it arrived is tried again under the same id, later each time, so many
/// times and no more; the ledger says that it is doubtful, and in
/// the end the administrators read of it. That a claim of a process that died is taken over once is in <see
/// cref="PostServiceTests"/>, real mail servers in Channels/Smtp*Tests.
/// </summary>
public sealed class AccidentRepeatedSendTests : IAsyncLifetime, IDisposable
{
    /// <summary>The first, and after 1, 5, 15 minutes, 1, 3, 8, 16, 24 hours.</summary>
    private const int Attempts = 9;
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly StubbornChannel channel = new();
    private readonly ServiceProvider services;
    private DateTimeOffset now = At("20/02/2023 08:00:00");

    public AccidentRepeatedSendTests()
    {
        records = new(folder.File("p.db"));
        services = Composed.Over(records, new DiskFiles(folder.Path), [new("huong-tra-2023", TemplateJson)], host =>
            host.AddSingleton<INotifier>(channel).AddSingleton<TimeProvider>(new Stopped(() => now))
        );
    }

    public async ValueTask InitializeAsync()
    {
        await DemoData.Publish(services.Cycles, "huong-tra-2023", now, None);
        await Add("xa", new(Role.Officer, "20005"));
        await Add("quantri", new(Role.Administrator, ""));
        await services.Steps.Due(new("huong-tra-2023", "480", now, null, null), None);
        now = At("20/02/2023 08:10:00");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        services.Dispose();
        records.Dispose();
        folder.Dispose();
    }

    /// <summary>
    /// It takes the message and answers nothing that can be understood; or it fails in a way of its own.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_may_have_arrived_each_time_is_sent_a_few_times_under_one_id_and_then_told(bool fails)
    {
        channel.Answer = () =>
            fails ? throw new TimeoutException("no answer") : new(DeliveryOutcome.Unknown, "no answer");
        Assert.NotNull(await services.Post.Round("xa", None));
        Assert.Equal((ChannelDeliveryState.PossiblySent, 1), await Told());

        await RoundsForDays(30);

        Assert.Equal(Attempts, channel.Taken.Count);
        Assert.Single(channel.Taken.Distinct());
        Assert.Equal((ChannelDeliveryState.Dead, Attempts), await Told());
        await AdministratorsReadOfItOnce();
    }

    /// <summary>The worst: each process that takes the message dies of it.</summary>
    [Fact]
    public async Task A_message_that_ends_every_process_that_takes_it_is_not_taken_for_ever()
    {
        using var killed = new CancellationTokenSource();
        channel.Answer = () =>
        {
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        };
        for (var i = 0; i < 500; i++)
        {
            try
            {
                await services.Post.Round("xa", killed.Token.IsCancellationRequested ? None : killed.Token);
            }
            catch (OperationCanceledException)
            {
                // The next process begins ten minutes later.
            }
            now += PostRules.ClaimKept;
        }

        Assert.Equal(Attempts, channel.Taken.Count);
        Assert.Single(channel.Taken.Distinct());
        Assert.Equal((ChannelDeliveryState.Dead, Attempts), await Told());
        await AdministratorsReadOfItOnce();
    }

    /// <summary>The person's next letter goes out although the one before it fails each time.</summary>
    [Fact]
    public async Task A_message_that_fails_each_time_holds_no_other_up()
    {
        channel.Answer = () =>
            channel.Taken.Distinct().Count() > 1 ? new(DeliveryOutcome.Sent) : throw new TimeoutException();
        Assert.NotNull(await services.Post.Round("xa", None));
        now = At("24/02/2023 08:00:00");
        await services.Steps.Due(new("huong-tra-2023", "480", now, null, null), None);
        channel.Answer = () =>
            channel.Taken[^1] == channel.Taken[0] ? throw new TimeoutException() : new(DeliveryOutcome.Sent);
        now = At("24/02/2023 08:10:00");

        await services.Post.Round("xa", None);

        var states = (await services.Ledger.Read("huong-tra-2023", "480", None))
            .Where(m => m.To == "xa")
            .SelectMany(m => m.Channels.Select(c => c.State));
        Assert.Contains(ChannelDeliveryState.Sent, states);
        Assert.True(channel.Taken.Distinct().Count() > 1);
    }

    private async Task AdministratorsReadOfItOnce()
    {
        var dead = Assert.Single(await services.Post.DeadLetters(now, None));
        Assert.Equal(channel.Taken[0], dead.Mail.Id);
        var letter = Assert.Single(await services.Inbox.Read("quantri", 10, None), m => m.Rule == "given-up");
        Assert.Contains("không thử nữa", letter.Body.Vi, StringComparison.Ordinal);
        // The person has read it in the inbox all the time.
        Assert.Contains(await services.Inbox.Read("xa", 10, None), m => m.Moment == "before-7@2023-02-27");
    }

    /// <summary>Every quarter of an hour somebody looks, and when it says that it is to be looked.</summary>
    private async Task RoundsForDays(int days)
    {
        var until = now.AddDays(days);
        while (now < until)
        {
            await services.Post.Round("xa", None);
            now += TimeSpan.FromMinutes(15);
        }
    }

    private async Task<(ChannelDeliveryState State, int Doubtful)> Told()
    {
        var letters = await services.Ledger.Read("huong-tra-2023", "480", None);
        var delivery = letters.Single(m => m.To == "xa" && m.Obligation == "implementation-plan").Channels.Single();
        return (delivery.State, delivery.Doubtful);
    }

    private Task Add(string login, Grant grant) =>
        services.Accounts.Insert(
            new()
            {
                Login = login,
                Name = login,
                Email = $"{login}@huongtra.example",
                Grants = [grant],
            },
            None
        );

    private sealed class Stopped(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }

    /// <summary>Takes every message, and then answers as it is told.</summary>
    private sealed class StubbornChannel : INotifier
    {
        public List<string> Taken { get; } = [];
        public Func<Delivery> Answer { get; set; } = () => new(DeliveryOutcome.Sent);

        public Channel Channel => Channel.Email;

        public Task<Delivery> Send(Outgoing message, CancellationToken cancel)
        {
            Taken.Add(message.Id);
            return Task.FromResult(Answer());
        }
    }
}
