using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Post;

/// <summary>From a due reminder to what a person receives by mail: how many messages, when, and what is said when something goes wrong on the way.</summary>
public sealed class PostServiceTests : IAsyncLifetime, IDisposable
{
    private static readonly DutyKey Plan = new("huong-tra-2023", "implementation-plan", "2023", "20005");
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly FakeMail mail = new();
    private readonly IServiceProvider services;
    private DateTimeOffset now = At("10/02/2023 08:00:00");

    public PostServiceTests()
    {
        records = new(folder.File("p.db"));
        services = Make();
    }

    public async ValueTask InitializeAsync()
    {
        await DemoData.Publish(services.Cycles, "huong-tra-2023", services.Clock.GetUtcNow(), None);
        foreach (
            var (login, role, unit) in new[]
            {
                ("xa", Role.Officer, "20005"),
                ("chutichxa", Role.Reader, "20005"),
                ("phong", Role.Reviewer, "480"),
                ("chutich", Role.Reader, "480"),
                ("quantri", Role.Administrator, ""),
            }
        )
            await services.Accounts.Insert(
                new()
                {
                    Login = login,
                    Name = login,
                    Email = $"{login}@huongtra.example",
                    Grants = [new(role, unit)],
                },
                None
            );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Several_reminders_of_one_morning_are_one_message()
    {
        await Due("31/03/2023 08:00:00");
        await Post("31/03/2023 08:10:00");
        mail.Sent.Clear();
        await Due("03/04/2023 08:00:00"); // five weeks late with the plan, three days after the broadcast of March
        await Post("03/04/2023 08:10:00");
        var digest = Assert.Single(mail.Sent, m => m.To == "phong");
        Assert.Equal(
            ["implementation-plan", "monthly-broadcast"],
            digest.Letters.Select(l => l.Obligation).Order(StringComparer.Ordinal)
        );
        Assert.Equal("PlanMonitor: 2 việc cần chú ý, ngày 03/4/2023", digest.Subject.Vi);
        Assert.Equal(
            mail.Sent.SelectMany(m => m.Letters).Select(l => l.Key).Distinct().Count(),
            mail.Sent.Sum(m => m.Letters.Count)
        );
    }

    [Fact]
    public async Task One_reminder_is_one_message_with_its_own_subject_and_the_ledger_says_when()
    {
        await Due("20/02/2023 08:00:00");
        Assert.Empty(mail.Sent);
        Assert.Equal(At("20/02/2023 08:10:00"), await Next());
        await Post("20/02/2023 08:10:00");
        var message = Assert.Single(mail.Sent, m => m.To == "xa");
        // The opening was due too, and is passed over: about one thing there is one letter of one moment.
        Assert.Equal(("before-7@2023-02-27", 1), (message.Letters[0].Key.Split('|')[5], message.Letters.Count));
        await Due("24/02/2023 08:00:00");
        await Post("24/02/2023 08:10:00");
        Assert.StartsWith("Nhắc hạn", mail.Sent.Last(m => m.To == "xa").Subject.Vi, StringComparison.Ordinal);
        var passage = (await Ledger("before-3@2023-02-27")).Channels.Single();
        Assert.Equal(
            (ChannelDeliveryState.Sent, At("24/02/2023 08:10:00"), 0),
            (passage.State, passage.At, passage.Doubtful)
        );
    }

    [Fact]
    public async Task Who_submits_before_the_post_leaves_is_not_reminded_any_more()
    {
        await Due("24/02/2023 08:00:00");
        await services.Submissions.Do(
            Plan,
            SeenVersion.Parse("new"),
            new Waive("Sáp nhập đơn vị."),
            new(Reviewer, At("24/02/2023 08:05:00"), None)
        );
        await Post("24/02/2023 08:10:00");
        Assert.DoesNotContain(mail.Sent, m => m.To is "xa" or "chutichxa");
        Assert.Equal(
            (ChannelDeliveryState.Overtaken, PostTexts.Settled),
            (await Ledger("before-3@2023-02-27")).Channels.Select(c => (c.State, c.Detail)).Single()
        );
    }

    [Fact]
    public async Task An_act_of_an_evening_is_in_the_inbox_at_once_and_in_the_mail_on_the_next_working_morning()
    {
        await Due("24/02/2023 08:00:00");
        await Post("24/02/2023 08:10:00");
        await services.Difficulties.Raise(
            Plan,
            null,
            "Chưa có mẫu biểu.",
            new(Holding(Role.Officer, "20005"), At("24/02/2023 20:00:00"), None)
        );
        await Due("24/02/2023 20:00:01");
        Assert.Equal("act-difficultyRaised", (await services.Inbox.Read("phong", 1, None))[0].Rule);
        mail.Sent.Clear();
        await Post("24/02/2023 20:00:02");
        Assert.Empty(mail.Sent);
        Assert.Equal(At("27/02/2023 07:00:00"), await Next());
        await Post("27/02/2023 07:00:00");
        Assert.Equal("phong", Assert.Single(mail.Sent).To);
    }

    [Fact]
    public async Task Two_machines_at_the_same_round_send_one_message()
    {
        await Due("20/02/2023 08:00:00");
        now = At("20/02/2023 08:10:00");
        var other = Make();
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? services : other).Post.Round("xa", None)))
        );
        Assert.Single(mail.Sent, m => m.To == "xa");
    }

    [Fact]
    public async Task A_process_that_died_while_sending_leaves_possibly_sent_and_the_same_id_goes_out_again()
    {
        await Due("20/02/2023 08:00:00");
        using var killed = new CancellationTokenSource();
        mail.Answers.Enqueue(() =>
        {
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        });
        now = At("20/02/2023 08:10:00");
        await Assert.ThrowsAsync<OperationCanceledException>(() => services.Post.Round("xa", killed.Token));
        await Round("xa", "20/02/2023 08:15:00"); // the claim may still be alive
        Assert.Single(mail.Tried);
        await Round("xa", "20/02/2023 08:20:00");
        Assert.Equal(2, mail.Tried.Count);
        Assert.Single(mail.Tried.Distinct());
        var passage = (await Ledger("before-7@2023-02-27")).Channels.Single();
        Assert.Equal((ChannelDeliveryState.Sent, 1), (passage.State, passage.Doubtful));
        Assert.Contains(
            "có thể",
            ChannelDeliveryTexts.Of(passage with { State = ChannelDeliveryState.PossiblySent }, Channel.Email.Name).Vi,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_given_up_stands_among_the_dead_letters_and_can_be_tried_again()
    {
        await Due("20/02/2023 08:00:00");
        for (var i = 0; i < 9; i++)
            mail.Answers.Enqueue(() => new(DeliveryOutcome.Later, "451 4.3.0 Try again later"));
        var at = At("20/02/2023 08:10:00");
        while (at is { } next)
        {
            now = next;
            at = await services.Post.Round("xa", None) ?? default;
            if (at == default)
                break;
        }
        var dead = Assert.Single(await services.Post.DeadLetters(now, None));
        Assert.Equal((OutgoingState.Dead, 9, "451 4.3.0 Try again later"), (dead.State, dead.Attempts, dead.Detail));
        Assert.Equal(ChannelDeliveryState.Dead, (await Ledger("before-7@2023-02-27")).Channels.Single().State);
        Assert.True(await services.Post.Retry("xa", dead.Mail.Id, now, None));
        await services.Post.Round("xa", None);
        Assert.Empty(await services.Post.DeadLetters(now, None));
        Assert.Equal(dead.Mail.Id, Assert.Single(mail.Sent, m => m.To == "xa").Id);
        Assert.Equal(ChannelDeliveryState.Sent, (await Ledger("before-7@2023-02-27")).Channels.Single().State);
        Assert.False(await services.Post.Retry("xa", dead.Mail.Id, now, None));
    }

    [Fact]
    public async Task A_refused_address_is_marked_told_to_the_administrator_and_left_alone()
    {
        await Due("20/02/2023 08:00:00");
        mail.Answers.Enqueue(() => new(DeliveryOutcome.Never, "550 5.1.1 No such user"));
        await Round("xa", "20/02/2023 08:10:00");
        Assert.Equal("xa@huongtra.example", (await services.Accounts.Find("xa", None))!.Value.EmailRefused?.Address);
        Assert.Contains(
            "550 5.1.1",
            (await services.Inbox.Read("quantri", 1, None)).Single().Body.Vi,
            StringComparison.Ordinal
        );
        await Due("24/02/2023 08:00:00");
        Assert.Empty((await Ledger("before-3@2023-02-27")).Channels);
        // Another address is tried again.
        var stored = (await services.Accounts.Find("xa", None))!;
        await services.Accounts.Save(stored.Value with { Email = "xa.moi@huongtra.example" }, stored.ETag, None);
        await Due("27/02/2023 08:00:00");
        await Round("xa", "27/02/2023 08:10:00");
        Assert.Equal("xa.moi@huongtra.example", mail.Sent.Last(m => m.To == "xa").Address);
    }

    [Fact]
    public async Task A_letter_claimed_by_a_process_that_died_is_delivered_by_the_next()
    {
        var letter = new Message
        {
            Key = "huong-tra-2023|implementation-plan|2023|20005|before|before-7@2023-02-27|xa|inbox",
            Rule = "before",
            To = "xa",
            Cycle = "huong-tra-2023",
            Collector = "480",
            Unit = "20005",
            Obligation = "implementation-plan",
            Period = "2023",
            At = At("20/02/2023 08:00:00"),
            ClaimedAt = At("20/02/2023 08:00:00"),
            State = MessageState.Claimed,
            UsefulUntil = At("28/02/2023 00:00:00"),
            Audience = ReminderAudience.Reporter,
            Channels = [new("email", ChannelDeliveryState.Waiting)],
            Subject = Same("Nhắc"),
            Body = Same("Nhắc"),
        };
        await records.Write(
            "messages",
            "huong-tra-2023|480",
            [RowChange.Insert(letter.Key["huong-tra-2023|".Length..], Json.Write(letter))],
            None
        );
        var next = Make();
        await next.Steps.Due(new("huong-tra-2023", "480", At("22/02/2023 15:00:00"), null, null), None);
        Assert.Contains(await next.Inbox.Read("xa", 10, None), m => m.Key == letter.Key);
        Assert.Equal(MessageState.Sent, (await Ledger("before-7@2023-02-27")).State);
    }

    private ServiceProvider Make() =>
        Composed.Over(records, new DiskFiles(folder.Path), [new("huong-tra-2023", TemplateJson)], host =>
            host.AddSingleton<INotifier>(mail).AddSingleton<TimeProvider>(new Stopped(() => now))
        );

    private Task Due(string at) => services.Steps.Due(new("huong-tra-2023", "480", now = At(at), null, null), None);

    private async Task Post(string at)
    {
        now = At(at);
        foreach (var login in (await services.Post.Plan(now, None)).Logins)
            await services.Post.Round(login, None);
    }

    private Task Round(string login, string at)
    {
        now = At(at);
        return services.Post.Round(login, None);
    }

    private async Task<DateTimeOffset?> Next() => (await services.Post.Plan(now, None)).Next;

    private async Task<Message> Ledger(string moment) =>
        (await services.Ledger.Read("huong-tra-2023", "480", None)).Single(m =>
            m.Moment == moment && m.To == "xa" && m.Obligation == "implementation-plan"
        );

    private sealed class Stopped(Func<DateTimeOffset> now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now();
    }

    private sealed class FakeMail : INotifier
    {
        public List<Outgoing> Sent { get; } = [];
        public List<string> Tried { get; } = [];
        public Queue<Func<Delivery>> Answers { get; } = new();

        public Channel Channel => Channel.Email;

        public Task<Delivery> Send(Outgoing message, CancellationToken cancel)
        {
            lock (Sent)
            {
                Tried.Add(message.Id);
                var answer = Answers.TryDequeue(out var said) ? said() : new(DeliveryOutcome.Sent);
                if (answer.Outcome == DeliveryOutcome.Sent)
                    Sent.Add(message);
                return Task.FromResult(answer);
            }
        }
    }
}
