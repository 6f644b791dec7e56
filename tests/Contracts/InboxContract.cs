using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>What the inbox keeps over every storage.</summary>
public abstract class InboxContract
{
    protected abstract Inbox Inbox { get; }

    [Fact]
    public async Task A_letter_reaches_its_person_as_it_was_written()
    {
        var letter = Letter("k1", "20/02/2023 08:00:00");
        await Inbox.Put(letter, None);
        Assert.Equal(Json.Write(letter), Json.Write(Assert.Single(await Read())));
        Assert.Empty(await Inbox.Read("xa.huong-toan", 100, None));
    }

    [Fact]
    public async Task The_same_key_is_one_letter()
    {
        var letter = Letter("k1", "20/02/2023 08:00:00");
        await Inbox.Put(letter, None);
        await Inbox.Put(letter with { ClaimedAt = letter.ClaimedAt.AddMinutes(5) }, None);
        Assert.Equal(letter.ClaimedAt, Assert.Single(await Read()).ClaimedAt);
        Assert.True(await Inbox.Holds(letter, None));
        Assert.False(await Inbox.Holds(Letter("k2", "20/02/2023 08:00:00"), None));
    }

    [Fact]
    public async Task The_newest_letter_stands_first_and_two_of_one_moment_both_arrive()
    {
        foreach (
            var (key, at) in new[]
            {
                ("k1", "20/02/2023 08:00:00"),
                ("k3", "22/02/2023 08:00:00"),
                ("k2", "20/02/2023 08:00:00"),
            }
        )
            await Inbox.Put(Letter(key, at), None);
        var read = await Read();
        Assert.Equal("k3", read[0].Moment);
        Assert.Equal(["k1", "k2"], read.Skip(1).Select(m => m.Moment).Order());
    }

    [Fact]
    public async Task A_letter_goes_out_with_one_message_only()
    {
        var letter = Letter("k1", "20/02/2023 08:00:00") with
        {
            Channels = [new("email", ChannelDeliveryState.Waiting)],
        };
        await Inbox.Put(letter, None);
        var waiting = Assert.Single(await Inbox.Waiting("xa.tu-ha", At("20/02/2023 08:10:00"), None));
        var taken = waiting with
        {
            Value = waiting.Value with { Channels = [new("email", ChannelDeliveryState.Taken, "id")] },
        };
        var row = new OutgoingRow
        {
            Mail = Mail("a"),
            State = OutgoingState.Ready,
            Ledgers = ["small-2023|480"],
        };
        Assert.True(await Inbox.Take("xa.tu-ha", [taken], row, None));
        Assert.False(await Inbox.Take("xa.tu-ha", [taken], row with { Mail = Mail("b") }, None));
        Assert.Empty(await Inbox.Waiting("xa.tu-ha", At("20/02/2023 08:10:00"), None));
        Assert.Equal(
            "a",
            Assert.Single(await Inbox.Outgoing("xa.tu-ha", At("20/02/2023 08:10:00"), None)).Value.Mail.Id
        );
        Assert.Single(await Read()); // a message on its way out is no letter
    }

    [Fact]
    public async Task Who_saves_a_message_that_somebody_else_changed_is_told()
    {
        await Inbox.Take(
            "xa.tu-ha",
            [],
            new OutgoingRow
            {
                Mail = Mail("a"),
                State = OutgoingState.Ready,
                Ledgers = [],
            },
            None
        );
        var seen = Assert.Single(await Inbox.Outgoing("xa.tu-ha", At("20/02/2023 08:10:00"), None));
        Assert.NotNull(await Inbox.Save(seen.Value with { State = OutgoingState.Sending }, seen.ETag, None));
        Assert.Null(await Inbox.Save(seen.Value with { State = OutgoingState.Sent }, seen.ETag, None));
    }

    private Task<IReadOnlyList<Message>> Read() => Inbox.Read("xa.tu-ha", 100, None);

    private static Outgoing Mail(string id) =>
        new()
        {
            Id = id,
            Channel = "email",
            To = "xa.tu-ha",
            Name = "Tứ Hạ",
            Language = "vi",
            Subject = Same("Nhắc"),
            Letters = [],
            At = At("20/02/2023 08:10:00"),
        };

    private static Message Letter(string key, string at) =>
        new()
        {
            Key = $"small-2023|plan|2023|c1|before|{key}|xa.tu-ha|inbox",
            Rule = "before",
            To = "xa.tu-ha",
            Cycle = "small-2023",
            Collector = "480",
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
