using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Post;

/// <summary>
/// The post: takes the letters that wait for a person into one message a channel, sends it, tries again, and tells the ledger. Safe to run early, late, twice, or on two machines at
/// once: a letter is taken in one batch, an attempt is claimed before it is made, and every attempt of a message bears the same id.
/// </summary>
/// <param name="clock">The host's clock: how old a claim is cannot be told by the time a step was planned.</param>
public sealed class PostService(
    PostStore store,
    Inbox inbox,
    Ledger ledger,
    AccountService accounts,
    ChannelService channels,
    CycleService cycles,
    SubmissionStore submissions,
    IReadOnlyList<INotifier> notifiers,
    PostSignal signal,
    Func<DateTimeOffset> clock
)
{
    /// <summary>People in one round; the next round has the rest.</summary>
    private const int MostAtOnce = 500;

    /// <summary>The channels of this installation, beside the inbox.</summary>
    public IReadOnlyList<Channel> Channels { get; } = [.. notifiers.Select(n => n.Channel)];

    /// <summary>What the administrator lets people choose among them.</summary>
    public async Task<ChannelPolicy> Policy(CancellationToken cancel) => (await channels.Policy(cancel)).Value;

    /// <summary>Whose round is due, and when the next one is; null: nothing waits.</summary>
    public async Task<PostPlan> Plan(DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = (await store.Waiting(cancel)).Select(w => w.Value).ToList();
        var due = waiting.Where(w => w.At <= now).OrderBy(w => w.At).Select(w => w.Login).ToList();
        return new(
            [.. due.Take(MostAtOnce)],
            due.Count > MostAtOnce ? now : waiting.Where(w => w.At > now).Select(w => (DateTimeOffset?)w.At).Min()
        );
    }

    /// <summary>One person's round. Returns when to look again; null: nothing waits any more.</summary>
    public async Task<DateTimeOffset?> Round(string login, CancellationToken cancel)
    {
        if (await store.Find(login, cancel) is not { } seen)
            return null;
        var now = clock();
        var account = (await accounts.Find(login, cancel))?.Value;
        var waiting = await Take(login, account, now, cancel);
        var next = new List<DateTimeOffset>();
        foreach (var row in await inbox.Outgoing(login, now, cancel))
        {
            var sent = await Send(row, cancel);
            if (PostRules.NextLook(sent, clock()) is { } at)
                next.Add(at);
        }
        next.AddRange(
            waiting
                .Select(m => PostRules.NotBefore(now, m.Value.DueAt, cycles.Days))
                .Select(at => at > now ? at : now + PostRound.Step)
        );
        var again = next.Count == 0 ? (DateTimeOffset?)null : next.Min();
        await store.Looked(seen, again, cancel);
        return again;
    }

    /// <summary>Messages that were given up or refused, newest first.</summary>
    public async Task<IReadOnlyList<OutgoingRow>> DeadLetters(DateTimeOffset now, CancellationToken cancel)
    {
        var rows = new List<OutgoingRow>();
        foreach (var dead in (await store.Dead(cancel)).GroupBy(d => d.Login))
        {
            var ids = dead.Select(d => d.Id).ToHashSet();
            rows.AddRange(
                (await inbox.Outgoing(dead.Key, now, cancel))
                    .Select(r => r.Value)
                    .Where(r => ids.Contains(r.Mail.Id) && r.State is OutgoingState.Dead or OutgoingState.Refused)
            );
        }
        return [.. rows.OrderByDescending(r => r.Mail.At)];
    }

    /// <summary>A dead letter from the beginning, to the person's present address. False: there is none of this id, or somebody else was first.</summary>
    public async Task<bool> Retry(string login, string id, DateTimeOffset now, CancellationToken cancel)
    {
        var row = (await inbox.Outgoing(login, now, cancel)).FirstOrDefault(r =>
            r.Value.Mail.Id == id && r.Value.State is OutgoingState.Dead or OutgoingState.Refused
        );
        if (row is null)
            return false;
        var account = (await accounts.Find(login, cancel))?.Value;
        var address = account is null ? null : AddressOn(row.Value.Mail.Channel, account);
        if (await inbox.Save(PostRules.Retry(row.Value, address), row.ETag, cancel) is null)
            return false;
        await store.Wait(login, now, cancel);
        await store.RemoveDead(new(login, id, row.Value.Mail.At), cancel);
        await signal(clock());
        return true;
    }

    /// <summary>Takes every letter that may leave now; what is of no use any more is said to be overtaken and stays in the inbox. Returns what still waits.</summary>
    private async Task<IReadOnlyList<Stored<Message>>> Take(
        string login,
        Account? account,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var letters = await inbox.Waiting(login, now, cancel);
        var chosen = account is null ? [] : ChannelRules.For(account, await Policy(cancel), Channels).ToList();
        var superseded = PostRules.Superseded([.. letters.Select(l => l.Value)]).Select(m => m.Key).ToHashSet();
        var round = new Taking(login, account, chosen, superseded, now);
        foreach (var channel in letters.SelectMany(l => PostRules.WaitingFor(l.Value)).Distinct().ToList())
        {
            var waiting = letters.Where(l => PostRules.WaitingFor(l.Value).Contains(channel));
            if (await Take(round, channel, waiting, cancel))
                letters = await inbox.Waiting(login, now, cancel);
        }
        return letters;
    }

    /// <summary>One person's round.</summary>
    /// <param name="Chosen">The channels over which the person is written to.</param>
    /// <param name="Superseded">Keys of letters that a newer one makes needless.</param>
    private sealed record Taking(
        string Login,
        Account? Account,
        IReadOnlyCollection<string> Chosen,
        IReadOnlySet<string> Superseded,
        DateTimeOffset Now
    );

    /// <summary>What waits for one channel. False: nothing could leave, and nothing was put aside.</summary>
    private async Task<bool> Take(
        Taking round,
        string channel,
        IEnumerable<Stored<Message>> waiting,
        CancellationToken cancel
    )
    {
        var (taken, overtaken) = (new List<Stored<Message>>(), new List<Stored<Message>>());
        foreach (var letter in waiting.Where(l => MayLeave(l.Value, round.Now)))
        {
            var why = await WhyNot(letter.Value, channel, round, cancel);
            if (why is not null)
                overtaken.Add(With(letter, new(channel, ChannelDeliveryState.Overtaken, null, round.Now, 0, why)));
            else if (taken.Count < PostRules.MaxLetters)
                taken.Add(letter);
        }
        foreach (var some in overtaken.Chunk(PostRules.MaxLetters))
        {
            if (await inbox.Take(round.Login, some, null, cancel))
                await Tell(some.Select(l => (l.Value, DeliveryOn(channel, l.Value))), cancel);
        }
        if (taken.Count > 0)
            await PutTogether(round, channel, taken, cancel);
        return overtaken.Count + taken.Count > 0;
    }

    /// <summary>One message of all letters that are taken.</summary>
    private Task PutTogether(Taking round, string channel, List<Stored<Message>> taken, CancellationToken cancel)
    {
        var account = round.Account!;
        var ordered = PostRules.InReadingOrder(taken.Select(l => l.Value));
        var mail = PostRules.Compose(account, channel, AddressOn(channel, account), ordered, round.Now);
        var row = new OutgoingRow
        {
            Mail = mail,
            State = OutgoingState.Ready,
            Ledgers = [.. ordered.Select(m => $"{m.Cycle}|{m.Collector}")],
        };
        var delivery = new ChannelDelivery(channel, ChannelDeliveryState.Taken, mail.Id, round.Now);
        return inbox.Take(round.Login, taken.Select(l => With(l, delivery)), row, cancel);
    }

    private bool MayLeave(Message letter, DateTimeOffset now) =>
        PostRules.NotBefore(now, letter.DueAt, cycles.Days) <= now;

    private static ChannelDelivery DeliveryOn(string channel, Message letter) =>
        letter.Channels.First(c => c.Channel == channel);

    private string? AddressOn(string channel, Account account) =>
        channels.Find(channel)?.Address is { } kind ? account.AddressOf(kind) : null;

    /// <summary>Why a letter need not go out any more; null: it is needed.</summary>
    private async Task<string?> WhyNot(Message letter, string channel, Taking round, CancellationToken cancel)
    {
        if (round.Superseded.Contains(letter.Key))
            return PostTexts.Superseded;
        var isWrittenTo = round.Account is { Deactivated: false } && round.Chosen.Contains(channel);
        if (!isWrittenTo)
            return PostTexts.NotChosen;
        if (letter.UsefulUntil <= round.Now)
            return PostTexts.Superseded;
        if (letter.Audience is not (ReminderAudience.Reporter or ReminderAudience.Head))
            return null;
        var record = (await cycles.Get(letter.Cycle, cancel)).Value;
        if (record.State != CycleState.Running)
            return PostTexts.Settled;
        // A notice of an event of the plan is about no duty.
        if (cycles.DutiesOf(record).Find(letter.Obligation, letter.Period, letter.Unit) is not { } duty)
            return null;
        var state = (await submissions.Find(duty, cancel))?.Value;
        return PostRules.IsStillMeant(letter.Moment, duty, state) ? null : PostTexts.Settled;
    }

    private async Task<OutgoingRow> Send(Stored<OutgoingRow> stored, CancellationToken cancel)
    {
        var row = stored.Value;
        if (PostRules.GivenUp(row, clock()) is { } dead)
        {
            if (await Keep(dead, stored.ETag, cancel) is not { } kept)
                return dead;
            (row, stored) = (dead, kept);
        }
        else if (PostRules.Claim(row, clock()) is { } claim)
        {
            if (await inbox.Save(claim, stored.ETag, cancel) is not { } claimed)
                return claim;
            var delivery = await Attempt(row.Mail, cancel);
            Measures.Reminder(row.Mail.Channel, delivery.Outcome);
            row = PostRules.After(claimed.Value, delivery, clock());
            if (await Keep(row, claimed.ETag, cancel) is not { } saved)
                return row;
            stored = saved;
        }
        if (row.Told || row.State == OutgoingState.Sending)
            return row;
        if (row.State == OutgoingState.Refused && channels.Find(row.Mail.Channel)?.Address is { } kind)
            await TellOfRefusal(row, kind, cancel);
        if (row.State == OutgoingState.Dead)
            await TellOfGivenUp(row, cancel);
        await Tell(row.Mail.Letters.Zip(row.Ledgers, (l, p) => (l.Key, p, PostRules.DeliveryOf(row))), cancel);
        var told = row with { Told = row.IsFinal };
        return told == row ? row : (await inbox.Save(told, stored.ETag, cancel))?.Value ?? row;
    }

    /// <summary>A channel that fails in a way of its own says nothing of the message: it may have arrived, and the person's other messages go out.</summary>
    private async Task<Delivery> Attempt(Outgoing mail, CancellationToken cancel)
    {
        if (notifiers.FirstOrDefault(n => n.Channel.Id == mail.Channel) is not { } notifier)
            return new(DeliveryOutcome.Later, PostTexts.NoChannel);
        try
        {
            return await notifier.Send(mail, cancel);
        }
#pragma warning disable CA1031 // Whatever it is, it stands in the ledger, and the attempts are counted.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new(DeliveryOutcome.Unknown, $"{e.GetType().Name}: {e.Message}");
        }
    }

    /// <summary>What an attempt led to. Null: somebody else was first.</summary>
    private async Task<Stored<OutgoingRow>?> Keep(OutgoingRow row, string etag, CancellationToken cancel)
    {
        if (row.State is OutgoingState.Dead or OutgoingState.Refused)
            await store.AddDead(new(row.Mail.To, row.Mail.Id, row.Mail.At), cancel);
        return await inbox.Save(row, etag, cancel);
    }

    private Task Tell(
        IEnumerable<(Message Letter, ChannelDelivery ChannelDelivery)> outcomes,
        CancellationToken cancel
    ) =>
        Tell(outcomes.Select(o => (o.Letter.Key, $"{o.Letter.Cycle}|{o.Letter.Collector}", o.ChannelDelivery)), cancel);

    private async Task Tell(
        IEnumerable<(string Key, string Ledger, ChannelDelivery ChannelDelivery)> outcomes,
        CancellationToken cancel
    )
    {
        foreach (var (key, partition, delivery) in outcomes)
            await ledger.Tell(partition, key, delivery, cancel);
    }

    /// <summary>The address is marked, so that nothing is sent there until it is corrected, and the administrators read of it.</summary>
    private async Task TellOfRefusal(OutgoingRow row, AddressKind kind, CancellationToken cancel)
    {
        var now = clock();
        var refused = new RefusedAddress(row.Mail.Address ?? "", row.Detail ?? "", now);
        await accounts.RefuseAddress(row.Mail.To, kind, refused, cancel);
        var letter = LetterTexts.Fill(
            kind == AddressKind.Email ? LetterTexts.AddressRefused : LetterTexts.OtherAddressRefused,
            Text.Same(row.Mail.Name),
            Text.Same(refused.Address),
            Text.Same(refused.Detail),
            Text.Same(""),
            Text.Same("")
        );
        foreach (var administrator in (await accounts.All(cancel)).Select(a => a.Value).Where(AccountRules.Administers))
            await inbox.Put(ToAdministrator(administrator, row.Mail, letter, now), cancel);
    }

    /// <summary>The administrators read once a day and channel that something was given up: when a mail server is away, hundreds are.</summary>
    private async Task TellOfGivenUp(OutgoingRow row, CancellationToken cancel)
    {
        var now = clock();
        var today = VietnamTime.DayOf(now);
        var letter = LetterTexts.Fill(
            LetterTexts.GivenUp,
            channels.NameOf(row.Mail.Channel),
            Text.Same(VietnamTime.Show(today)),
            Text.Same(row.Detail ?? ""),
            Text.Same(""),
            Text.Same("")
        );
        var about = $"post|given-up|{row.Mail.Channel}|{today:yyyy-MM-dd}|given-up|given-up";
        foreach (var administrator in (await accounts.All(cancel)).Select(a => a.Value).Where(AccountRules.Administers))
        {
            var message = ToAdministrator(administrator, row.Mail, letter, now) with
            {
                Key = $"{about}|{administrator.Login}|inbox",
                Rule = "given-up",
                At = VietnamTime.At(today, 0),
            };
            await inbox.Put(message, cancel);
        }
    }

    /// <summary>It lies in the inbox only, and in no ledger.</summary>
    private static Message ToAdministrator(
        Account administrator,
        Outgoing mail,
        LetterTexts.Letter letter,
        DateTimeOffset now
    )
    {
        var about = mail.Letters[0];
        return new()
        {
            Key = $"post|refused|{mail.To}|{mail.Id}|refused|refused|{administrator.Login}|inbox",
            Rule = "address-refused",
            To = administrator.Login,
            Cycle = about.Cycle,
            Unit = about.Unit,
            Obligation = about.Obligation,
            Period = about.Period,
            At = mail.At,
            ClaimedAt = now,
            SentAt = now,
            State = MessageState.Sent,
            Subject = letter.Subject,
            Body = letter.Body,
        };
    }

    private static Stored<Message> With(Stored<Message> letter, ChannelDelivery delivery) =>
        letter with
        {
            Value = letter.Value with
            {
                Channels = [.. letter.Value.Channels.Select(c => c.Channel == delivery.Channel ? delivery : c)],
            },
        };
}

/// <summary>Whose round is due, and when the next one is.</summary>
public sealed record PostPlan(IReadOnlyList<string> Logins, DateTimeOffset? Next);

/// <summary>Why a letter stayed in the inbox; kept as codes, shown in words by the pages.</summary>
public static class PostTexts
{
    public const string Superseded = "superseded";
    public const string Settled = "settled";
    public const string NotChosen = "not-chosen";
    public const string NoChannel = "no-channel";
    public const string SharedAddress = "shared-address";
}
