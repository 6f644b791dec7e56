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
);

/// <summary>A letter as the inbox and the ledger show it.</summary>
public sealed record MessageView(
    string Key,
    string Rule,
    IReadOnlyList<ChannelDeliveryView> Channels,
    string To,
    string Unit,
    Text UnitName,
    string Obligation,
    string Period,
    DateTimeOffset? DueAt,
    DateTimeOffset At,
    DateTimeOffset? SentAt,
    MessageState State,
    Text Subject,
    Text Body
)
{
    /// <param name="nameOf">How a channel is called.</param>
    public static MessageView Of(Message m, UnitDirectory units, Func<string, Text> nameOf) =>
        new(
            m.Key,
            m.Rule,
            [
                .. m.Channels.Select(c => new ChannelDeliveryView(
                    c.Channel,
                    c.State,
                    ChannelDeliveryTexts.Of(c, nameOf(c.Channel)),
                    c.Outgoing,
                    c.At,
                    c.Doubtful
                )),
            ],
            m.To,
            m.Unit,
            units.NameOf(m.Unit),
            m.Obligation,
            m.Period,
            m.DueAt,
            m.At,
            m.SentAt,
            m.State,
            m.Subject,
            m.Body
        );
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
    public static WhyView Of(Why why, UnitDirectory units, Func<string, Text> nameOf) =>
        new(
            why.Planned.Rule,
            why.Planned.Moment,
            WhyTexts.Of(why.Planned),
            why.Planned.At,
            why.Decision,
            why.Words,
            [.. why.Letters.Select(m => MessageView.Of(m, units, nameOf))]
        );
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
