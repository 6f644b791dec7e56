using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>What every implementation of <see cref="INotifier"/> keeps. A new channel is tested by deriving from this class.</summary>
public abstract class NotifierContract
{
    protected abstract INotifier Notifier { get; }

    /// <summary>What has reached a person.</summary>
    protected abstract Task<IReadOnlyList<Message>> Received(string login);

    [Fact]
    public async Task A_message_reaches_its_person_as_it_was_written()
    {
        var message = Message("k1", "20/02/2023 08:00:00");
        Assert.Equal(DeliveryOutcome.Sent, await Notifier.Send(message, None));
        Assert.Equal(message, Assert.Single(await Received("xa.tu-ha")));
        Assert.Empty(await Received("xa.huong-toan"));
    }

    [Fact]
    public async Task The_same_key_reaches_the_person_once()
    {
        var message = Message("k1", "20/02/2023 08:00:00");
        await Notifier.Send(message, None);
        Assert.Equal(DeliveryOutcome.Sent, await Notifier.Send(message with { ClaimedAt = message.ClaimedAt.AddMinutes(5) }, None));
        Assert.Single(await Received("xa.tu-ha"));
    }

    [Fact]
    public async Task Two_messages_of_one_moment_both_arrive()
    {
        await Notifier.Send(Message("k1", "20/02/2023 08:00:00"), None);
        await Notifier.Send(Message("k2", "20/02/2023 08:00:00"), None);
        Assert.Equal(["k1", "k2"], (await Received("xa.tu-ha")).Select(m => m.Key.Split('|')[5]).Order());
    }

    [Fact]
    public void A_channel_has_a_short_name() => Assert.Matches("^[a-z]{2,12}$", Notifier.Channel);

    protected static Message Message(string key, string at) => new()
    {
        Key = $"small-2023|plan|2023|c1|before|{key}|xa.tu-ha|inbox",
        Rule = "before",
        Channel = "inbox",
        To = "xa.tu-ha",
        Cycle = "small-2023",
        Unit = "c1",
        Obligation = "plan",
        Period = "2023",
        At = At(at),
        ClaimedAt = At(at),
        State = MessageState.Claimed,
        Subject = new("Nhắc hạn", "Reminder"),
        Body = new("Kính gửi Ủy ban nhân dân xã,\nĐơn vị chưa nộp.", "To the commune,\nNot submitted."),
    };
}
