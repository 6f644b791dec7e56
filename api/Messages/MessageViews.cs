using PlanMonitor.Core;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Messages;

public sealed record ChannelDeliveryView(
    string Channel,
    ChannelDeliveryState State,
    Text Words,
    string? Outgoing,
    DateTimeOffset? At,
    int Doubtful
)
{
    public static ChannelDeliveryView Of(ChannelDelivery c, Func<string, Text> nameOf)
    {
        var words = ChannelDeliveryTexts.Of(c, nameOf(c.Channel));
        return new(c.Channel, c.State, words, c.Outgoing, c.At, c.Doubtful);
    }
}

/// <summary>A letter as the inbox and the ledger show it.</summary>
/// <param name="nameOf">How a channel is called.</param>
public sealed class MessageView(Message m, UnitDirectory units, Func<string, Text> nameOf)
{
    public string Key { get; } = m.Key;
    public string Rule { get; } = m.Rule;
    public IReadOnlyList<ChannelDeliveryView> Channels { get; } =
    [.. m.Channels.Select(c => ChannelDeliveryView.Of(c, nameOf))];
    public string To { get; } = m.To;
    public string Unit { get; } = m.Unit;
    public Text UnitName { get; } = units.NameOf(m.Unit);
    public string Obligation { get; } = m.Obligation;
    public string Period { get; } = m.Period;
    public DateTimeOffset? DueAt { get; } = m.DueAt;
    public DateTimeOffset At { get; } = m.At;
    public DateTimeOffset? SentAt { get; } = m.SentAt;
    public MessageState State { get; } = m.State;
    public Text Subject { get; } = m.Subject;
    public Text Body { get; } = m.Body;

    /// <summary>Where on the pages one finds what it is about.</summary>
    public string Link { get; } = MessageLinks.PathOf(m);
    public bool Read { get; } = m.ReadAt is not null;
}

/// <summary>One moment of one rule, and why it brought a letter or none.</summary>
public sealed record WhyView(
    string Rule,
    string Moment,
    Text What,
    DateTimeOffset At,
    WhyDecision Decision,
    Text Words,
    IReadOnlyList<MessageView> Letters
)
{
    public static WhyView Of(Why why, Func<Message, Message> seen, UnitDirectory units, Func<string, Text> nameOf)
    {
        var planned = why.Planned;
        var letters = why.Letters.Select(m => new MessageView(seen(m), units, nameOf));
        return new(
            planned.Rule,
            planned.Moment,
            WhyTexts.Of(planned),
            planned.At,
            why.Decision,
            why.Words,
            [.. letters]
        );
    }
}

/// <summary>The answer to "why did I (not) get this?".</summary>
/// <param name="Quiet">Why nobody had to be told at that moment; null: somebody had.</param>
public sealed record WhyAnswerView(
    DateTimeOffset At,
    string Unit,
    Text UnitName,
    Text Name,
    Text PeriodName,
    SubmissionStatus Status,
    Text StatusName,
    Text Due,
    Text? Quiet,
    IReadOnlyList<WhyView> Rules,
    IReadOnlyList<MessageView> Others
);
