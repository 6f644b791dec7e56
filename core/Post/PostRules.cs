using System.Globalization;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Post;

/// <summary>When a letter leaves the system, with which others, and what follows from an attempt. Pure.</summary>
public static class PostRules
{
    /// <summary>Whether a reminder that was written earlier is still meant: the unit is waited for, and its date is the one of which it speaks.</summary>
    /// <param name="moment">The moment in the letter's key, e.g. "before-7@2023-02-27".</param>
    public static bool IsStillMeant(string moment, Duty duty, SubmissionState? state) =>
        SubmissionState.IsWaitedFor(state)
        && (
            moment.Split('@') is not [_, var day]
            || Timeliness.InForce(duty, state) is { } due && day == $"{due.LastDay:yyyy-MM-dd}"
        );

    /// <summary>Quiet hours: outside these (+07:00), and on days off, a message waits for the next working morning; not on the last day of what it is about.</summary>
    public const int FromHour = 7;
    public const int ToHour = 18;

    /// <summary>Reminders of all plans of a morning are collected this long, so that a person gets one message.</summary>
    public static readonly TimeSpan Collecting = TimeSpan.FromMinutes(10);

    /// <summary>An attempt lasts at most two minutes (the channels' own time-outs); a claim older than this belongs to a process that died.</summary>
    public static readonly TimeSpan ClaimKept = TimeSpan.FromMinutes(10);

    /// <summary>After an attempt that failed; then it is given up. About three days in all.</summary>
    private static readonly TimeSpan[] Again =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(16),
        TimeSpan.FromHours(24),
    ];

    /// <summary>A digest of more is two.</summary>
    public const int MaxLetters = 50;

    /// <summary>The first instant from now on at which a letter may leave.</summary>
    public static DateTimeOffset NotBefore(DateTimeOffset now, DateTimeOffset? dueAt, WorkingDays days)
    {
        var today = VietnamTime.DayOf(now);
        if (dueAt is { } due && VietnamTime.DayOf(due.AddTicks(-1)) == today)
            return now;
        if (days.IsWorking(today) && now < VietnamTime.At(today, ToHour))
            return now < VietnamTime.At(today, FromHour) ? VietnamTime.At(today, FromHour) : now;
        return VietnamTime.At(days.OnOrAfter(today.AddDays(1)), FromHour);
    }

    /// <summary>When the round for a letter that was just written is to run: an act is told at once, reminders wait for each other.</summary>
    public static DateTimeOffset RoundFor(Message message, DateTimeOffset now, WorkingDays days) =>
        NotBefore(message.Audience is null ? now : now + Collecting, message.DueAt, days);

    /// <summary>What need not leave any more: of the reminders to one audience about one duty, all but the newest.</summary>
    public static IEnumerable<Message> Superseded(IReadOnlyCollection<Message> waiting) =>
        waiting
            .Where(m => m.Audience is not null)
            .GroupBy(m => (m.Cycle, m.Obligation, m.Period, m.Unit, m.Audience))
            .SelectMany(same => NewestFirst(same).Skip(1));

    private static IEnumerable<Message> NewestFirst(IEnumerable<Message> messages) =>
        messages.OrderByDescending(m => m.At).ThenByDescending(m => m.Key, StringComparer.Ordinal);

    /// <summary>The channels for which a letter still waits.</summary>
    public static IEnumerable<string> WaitingFor(Message letter) =>
        letter.Channels.Where(c => c.State == ChannelDeliveryState.Waiting).Select(c => c.Channel);

    /// <summary>Earliest deadline first, letters without one last: a digest is read from the top.</summary>
    public static IReadOnlyList<Message> InReadingOrder(IEnumerable<Message> letters) =>
        [
            .. letters
                .OrderBy(m => m.DueAt ?? DateTimeOffset.MaxValue)
                .ThenBy(m => m.At)
                .ThenBy(m => m.Key, StringComparer.Ordinal),
        ];

    /// <summary>One message of the letters; the same letters give the same id.</summary>
    /// <param name="address">What the channel writes to; null: it knows people by their login.</param>
    public static Outgoing Compose(
        Account to,
        string channel,
        string? address,
        IReadOnlyList<Message> letters,
        DateTimeOffset now
    )
    {
        var today = VietnamTime.Show(VietnamTime.DayOf(now));
        var subject = letters.Count == 1 ? letters[0].Subject : LetterTexts.Digest.With(letters.Count, today);
        return new()
        {
            Id = IdOf(to, channel, letters),
            Channel = channel,
            To = to.Login,
            Name = to.Name,
            Address = address,
            Language = ChannelRules.LanguageOf(to),
            Subject = subject,
            Letters = [.. letters.Select(LetterOf)],
            At = now,
            ReplyTo = ReplyToOf(letters),
        };
    }

    /// <summary>Letters of several offices have nobody to answer to.</summary>
    private static string? ReplyToOf(IEnumerable<Message> letters)
    {
        var offices = letters.Select(m => m.ReplyTo).Distinct().ToList();
        return offices is [var office] ? office : null;
    }

    private static string IdOf(Account to, string channel, IReadOnlyList<Message> letters)
    {
        var parts = letters.Select(m => m.Key).Append(to.Login).Append(channel);
        return Json.Hash(parts.Order(StringComparer.Ordinal).ToList())[..32];
    }

    private static OutgoingLetter LetterOf(Message m) =>
        new(m.Key, m.Cycle, m.Unit, m.Obligation, m.Period, m.Subject, m.Body, m.DueAt, MessageLinks.PathOf(m));

    /// <summary>The row of a claimed attempt; null: somebody else is at it, it is not time yet, or it is done.</summary>
    public static OutgoingRow? Claim(OutgoingRow row, DateTimeOffset now)
    {
        var claimed = row with { Attempts = row.Attempts + 1, ClaimedAt = now };
        if (row.State == OutgoingState.Ready && (row.NextAt is null || row.NextAt <= now))
            return claimed with { State = OutgoingState.Sending, NextAt = null };
        // It is not known whether that attempt arrived; the same id goes out again, and the ledger says so.
        if (row.State == OutgoingState.Sending && row.ClaimedAt + ClaimKept <= now)
            return claimed with { Doubtful = row.Doubtful + 1 };
        return null;
    }

    /// <summary>An attempt that nobody came back from, and was the last: a message that ends every process that takes it is not taken for ever. Null: it is not so.</summary>
    public static OutgoingRow? GivenUp(OutgoingRow row, DateTimeOffset now)
    {
        var isOver = row.State == OutgoingState.Sending && row.ClaimedAt + ClaimKept <= now;
        if (!isOver || row.Attempts <= Again.Length)
            return null;
        return row with { State = OutgoingState.Dead, Doubtful = row.Doubtful + 1 };
    }

    /// <summary>What an attempt leads to.</summary>
    public static OutgoingRow After(OutgoingRow claimed, Delivery delivery, DateTimeOffset now)
    {
        var row = claimed with
        {
            Detail = delivery.Detail,
            Doubtful = claimed.Doubtful + (delivery.Outcome == DeliveryOutcome.Unknown ? 1 : 0),
        };
        return delivery.Outcome switch
        {
            DeliveryOutcome.Sent => row with { State = OutgoingState.Sent, SentAt = now },
            DeliveryOutcome.Never => row with { State = OutgoingState.Refused },
            DeliveryOutcome.Later or DeliveryOutcome.Unknown => TriedAgain(row, now),
        };
    }

    /// <summary>Ready for the next attempt; after the last one given up.</summary>
    private static OutgoingRow TriedAgain(OutgoingRow row, DateTimeOffset now) =>
        row.Attempts > Again.Length
            ? row with
            {
                State = OutgoingState.Dead,
            }
            : row with
            {
                State = OutgoingState.Ready,
                NextAt = now + Jittered(Again[row.Attempts - 1], row),
            };

    /// <summary>When somebody has to look at it again; null: never.</summary>
    public static DateTimeOffset? NextLook(OutgoingRow row, DateTimeOffset now) =>
        row.State switch
        {
            OutgoingState.Ready => row.NextAt ?? now,
            OutgoingState.Sending => row.ClaimedAt!.Value + ClaimKept,
            OutgoingState.Sent or OutgoingState.Dead or OutgoingState.Refused => row.Told ? null : now,
        };

    /// <summary>A dead or refused message from the beginning, under the same id.</summary>
    public static OutgoingRow Retry(OutgoingRow row, string? address) =>
        row with
        {
            State = OutgoingState.Ready,
            Attempts = 0,
            NextAt = null,
            Told = false,
            Mail = row.Mail with { Address = address ?? row.Mail.Address },
        };

    /// <summary>What the ledger says of each letter of it.</summary>
    public static ChannelDelivery DeliveryOf(OutgoingRow row) =>
        new(row.Mail.Channel, StateOf(row), row.Mail.Id, row.SentAt ?? row.ClaimedAt, row.Doubtful, row.Detail);

    private static ChannelDeliveryState StateOf(OutgoingRow row) =>
        row.State switch
        {
            OutgoingState.Sent => ChannelDeliveryState.Sent,
            OutgoingState.Dead => ChannelDeliveryState.Dead,
            OutgoingState.Refused => ChannelDeliveryState.Refused,
            OutgoingState.Sending => ChannelDeliveryState.Taken,
            OutgoingState.Ready when row.Doubtful > 0 => ChannelDeliveryState.PossiblySent,
            OutgoingState.Ready => row.Attempts > 0 ? ChannelDeliveryState.Retrying : ChannelDeliveryState.Taken,
        };

    /// <summary>Up to a fifth more, so that a thousand messages that failed together do not come back together; the same message has the same.</summary>
    private static TimeSpan Jittered(TimeSpan pause, OutgoingRow row)
    {
        var seed = int.Parse(row.Mail.Id[..4], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var thousandths = (seed + (row.Attempts * 7919)) % 1000;
        return pause * (1 + (thousandths / 5000d));
    }
}

/// <summary>A round of the post at a full minute: whoever asks for the same one asks for one.</summary>
public sealed record PostRound(DateTimeOffset At)
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    public string InstanceId => $"post-{At.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}";

    /// <summary>The round of the minute in which an instant lies, or of the next.</summary>
    public static PostRound For(DateTimeOffset at) =>
        new(at.ToUniversalTime() + TimeSpan.FromTicks((Step.Ticks - (at.UtcTicks % Step.Ticks)) % Step.Ticks));
}
