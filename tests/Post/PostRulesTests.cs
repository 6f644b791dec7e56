using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Post;

public sealed class PostRulesTests
{
    [Theory]
    [InlineData("20/02/2023 08:00:00", null, "20/02/2023 08:00:00")] // a Monday
    [InlineData("20/02/2023 06:59:59", null, "20/02/2023 07:00:00")]
    [InlineData("20/02/2023 17:59:59", null, "20/02/2023 17:59:59")]
    [InlineData("20/02/2023 18:00:00", null, "21/02/2023 07:00:00")]
    [InlineData("24/02/2023 19:00:00", null, "27/02/2023 07:00:00")] // Friday evening: Monday
    [InlineData("25/02/2023 09:00:00", null, "27/02/2023 07:00:00")]
    [InlineData("28/04/2023 18:30:00", null, "04/05/2023 07:00:00")] // five days off
    [InlineData("04/05/2024 09:00:00", null, "04/05/2024 09:00:00")] // a worked Saturday
    [InlineData("31/12/2023 23:59:59", null, "02/01/2024 07:00:00")]
    [InlineData("26/02/2023 21:00:00", "27/02/2023 00:00:00", "26/02/2023 21:00:00")] // its last day is today, a Sunday
    [InlineData("27/02/2023 22:00:00", "28/02/2023 00:00:00", "27/02/2023 22:00:00")]
    [InlineData("28/02/2023 00:00:00", "28/02/2023 00:00:00", "28/02/2023 07:00:00")] // over: it may wait
    [InlineData("26/02/2023 21:00:00", "28/02/2023 00:00:00", "27/02/2023 07:00:00")] // due tomorrow: it may wait until then
    public void A_letter_waits_for_the_working_day_unless_its_last_day_is_today(
        string now,
        string? due,
        string leaves
    ) => Assert.Equal(At(leaves), PostRules.NotBefore(At(now), due is null ? null : At(due), Days));

    [Fact]
    public void What_is_tried_again_comes_back_later_each_time_and_is_given_up_within_four_days()
    {
        var (row, now, pauses) = (Row(), At("20/02/2023 08:10:00"), new List<TimeSpan>());
        while (PostRules.Claim(row, now) is { } claim && claim.Attempts < 30)
        {
            row = PostRules.After(claim, new(DeliveryOutcome.Later, "451"), now);
            if (row.State == OutgoingState.Dead)
                break;
            Assert.Null(PostRules.Claim(row, row.NextAt!.Value.AddTicks(-1)));
            pauses.Add(row.NextAt.Value - now);
            now = row.NextAt.Value;
        }
        Assert.Equal(OutgoingState.Dead, row.State);
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(now - At("20/02/2023 08:10:00"), TimeSpan.FromDays(2), TimeSpan.FromDays(4));
    }

    [Fact]
    public void Messages_that_failed_together_do_not_come_back_together()
    {
        var now = At("20/02/2023 08:10:00");
        var next = Enumerable
            .Range(0, 200)
            .Select(n =>
                PostRules
                    .After(PostRules.Claim(Row($"{n * 331 % 65536:x4}"), now)!, new(DeliveryOutcome.Later), now)
                    .NextAt!.Value
            )
            .ToList();
        Assert.True(next.Distinct().Count() > 100);
        Assert.All(next, at => Assert.InRange(at - now, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(72)));
    }

    [Fact]
    public void A_claim_is_left_alone_while_it_may_be_alive_and_is_doubtful_afterwards()
    {
        var now = At("20/02/2023 08:10:00");
        var claim = PostRules.Claim(Row(), now)!;
        Assert.Null(PostRules.Claim(claim, now + PostRules.ClaimKept - TimeSpan.FromTicks(1)));
        var second = PostRules.Claim(claim, now + PostRules.ClaimKept)!;
        Assert.Equal((2, 1, claim.Mail.Id), (second.Attempts, second.Doubtful, second.Mail.Id));
        Assert.Equal(1, PostRules.DeliveryOf(PostRules.After(second, new(DeliveryOutcome.Sent), now)).Doubtful);
    }

    [Fact]
    public void A_connection_that_broke_after_the_data_is_possibly_sent_and_tried_again_under_the_same_id()
    {
        var now = At("20/02/2023 08:10:00");
        var row = PostRules.After(PostRules.Claim(Row(), now)!, new(DeliveryOutcome.Unknown, "connection lost"), now);
        Assert.Equal(
            (ChannelDeliveryState.PossiblySent, 1),
            (PostRules.DeliveryOf(row).State, PostRules.DeliveryOf(row).Doubtful)
        );
        Assert.NotNull(PostRules.Claim(row, row.NextAt!.Value));
    }

    [Theory]
    [InlineData(DeliveryOutcome.Sent, OutgoingState.Sent, ChannelDeliveryState.Sent)]
    [InlineData(DeliveryOutcome.Later, OutgoingState.Ready, ChannelDeliveryState.Retrying)]
    [InlineData(DeliveryOutcome.Unknown, OutgoingState.Ready, ChannelDeliveryState.PossiblySent)]
    [InlineData(DeliveryOutcome.Never, OutgoingState.Refused, ChannelDeliveryState.Refused)]
    public void Each_outcome_has_its_state_and_its_word_in_the_ledger(
        DeliveryOutcome outcome,
        OutgoingState state,
        ChannelDeliveryState passage
    )
    {
        var row = PostRules.After(
            PostRules.Claim(Row(), At("20/02/2023 08:10:00"))!,
            new(outcome, "x"),
            At("20/02/2023 08:10:05")
        );
        Assert.Equal((state, passage), (row.State, PostRules.DeliveryOf(row).State));
        Assert.All(
            new[]
            {
                ChannelDeliveryTexts.Of(PostRules.DeliveryOf(row), Channel.Email.Name).Vi,
                ChannelDeliveryTexts.Of(PostRules.DeliveryOf(row), Channel.Email.Name).En,
            },
            t => Assert.DoesNotContain("{", t)
        );
    }

    private static OutgoingRow Row(string id = "0123") =>
        new()
        {
            Mail = new()
            {
                Id = id,
                Channel = "email",
                To = "xa",
                Name = "Xã",
                Language = "vi",
                Subject = Same("Nhắc"),
                Letters = [],
                At = At("20/02/2023 08:10:00"),
            },
            State = OutgoingState.Ready,
            Ledgers = [],
        };
}
