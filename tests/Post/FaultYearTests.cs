using PlanMonitor.Tests.Channels;

namespace PlanMonitor.Tests.Post;

/// <summary>
/// A town's year lived by processes that die: before and after writes to the storage and before and after a mail is handed over. The mail server, a process of its own, counts.
/// The command `bench -- faults` takes more deaths, `faults-killed` kills processes of the operating system.
/// </summary>
[Slow]
public sealed class FaultYearTests
{
    private const int Deaths = 250;

    [Fact]
    public async Task Whatever_dies_and_wherever_nobody_misses_a_letter_and_nobody_gets_one_twice()
    {
        using var alive = new TempFolder();
        using var dying = new TempFolder();
        await using var server = await MailServer.Start();
        var expected = await Faults.Expected(alive.Path);
        var year = new FaultYear(dying.Path, Faults.Template, new SmtpNotifier(server.Options));

        await year.Live(life => Faults.DieAt(life, Deaths), Faults.Until, Given.None);

        var (letters, messages) = await FaultYear.Read(dying.Path, Faults.Until, Given.None);
        var verdict = FaultVerdict.Of(expected, letters, messages, [.. server.Taken.Select(l => l.MessageId)]);
        Assert.Empty(verdict.Lost);
        Assert.Empty(verdict.Doubled);
        // The comparison says something: many processes died, at every kind of point, and some of them with a mail on its way.
        Assert.Equal(Deaths, year.Deaths.Count);
        Assert.True(year.Deaths.Distinct().Count() >= 15, string.Join('\n', year.Deaths.Distinct()));
        Assert.True(verdict.Letters > 500 && verdict.Again > 0, verdict.ToString());
    }

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
