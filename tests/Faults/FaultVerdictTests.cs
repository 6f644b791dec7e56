namespace PlanMonitor.Tests.Faults;

/// <summary>What judges a year with faults sees what is wrong.</summary>
public sealed class FaultVerdictTests
{
    [Fact]
    public void The_comparison_sees_a_letter_that_is_lost_and_one_that_went_out_twice()
    {
        var letter = new Message
        {
            Key = "c|o|p|u|before|m|xa|inbox",
            Rule = "before",
            To = "xa",
            Cycle = "c",
            Unit = "u",
            Obligation = "o",
            Period = "p",
            At = Given.At("20/02/2023 08:00:00"),
            ClaimedAt = Given.At("20/02/2023 08:00:00"),
            State = MessageState.Sent,
            Channels = [new("email", ChannelDeliveryState.Sent, "a")],
            Subject = Given.Same("s"),
            Body = Given.Same("b"),
        };
        OutgoingRow Row(string id) =>
            new()
            {
                Mail = new()
                {
                    Id = id,
                    Channel = "email",
                    To = "xa",
                    Name = "xa",
                    Language = "vi",
                    Subject = letter.Subject,
                    At = letter.At,
                    Letters = [new(letter.Key, "c", "u", "o", "p", letter.Subject, letter.Body, null)],
                },
                State = OutgoingState.Sent,
                Ledgers = ["c|480"],
            };
        var expected = new HashSet<string> { letter.Key };
        Assert.Equal((0, 0), Count(FaultVerdict.Of(expected, [letter], [Row("a")], ["<a@x>"])));
        Assert.Equal((1, 0), Count(FaultVerdict.Of(expected, [letter], [Row("a")], []))); // called sent, never seen
        Assert.Equal((0, 1), Count(FaultVerdict.Of(expected, [letter], [Row("a")], ["<a@x>", "<a@x>"]))); // twice, and nobody says so
        Assert.Equal(
            (0, 0),
            Count(FaultVerdict.Of(expected, [letter], [Row("a") with { Doubtful = 1 }], ["<a@x>", "<a@x>"]))
        );
        Assert.Equal((0, 1), Count(FaultVerdict.Of(expected, [letter], [Row("a"), Row("b")], ["<a@x>", "<b@x>"])));
        Assert.Equal(
            (1, 0),
            Count(FaultVerdict.Of(expected, [letter with { State = MessageState.Claimed }], [Row("a")], ["<a@x>"]))
        );
        Assert.Equal(
            (1, 0),
            Count(FaultVerdict.Of(new HashSet<string> { letter.Key, "another" }, [letter], [Row("a")], ["<a@x>"]))
        );

        static (int, int) Count(FaultVerdict v) => (v.Lost.Count, v.Doubled.Count);
    }
}
