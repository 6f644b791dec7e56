namespace PlanMonitor.Tests.Post;

public sealed class HeadLettersTests
{
    [Theory]
    [InlineData("2023-11-24T15:59+07:00", null)]
    [InlineData("2023-11-24T16:00+07:00", "2023-11-24")]
    [InlineData("2023-11-25T03:00+07:00", "2023-11-24")]
    [InlineData("2023-11-26T23:59+07:00", "2023-11-24")]
    [InlineData("2023-11-27T00:00+07:00", null)]
    [InlineData("2023-11-30T16:00+07:00", null)]
    public void The_letter_of_a_week_is_due_from_friday_afternoon_to_sunday(string now, string? week)
    {
        var expected = week is null ? (DateOnly?)null : DateOnly.Parse(week, null);
        Assert.Equal(expected, HeadLetters.WeekOf(CommandLine.ParseClock(now)));
    }

    [Fact]
    public void It_says_the_whole_root_and_leads_to_the_page()
    {
        var head = new Head(1234, new string('a', 64), CommandLine.ParseClock("2023-11-24T16:10+07:00"));
        var letter = HeadLetters.To("admin", new(2023, 11, 24), head);
        Assert.Contains("16 giờ 10 ngày 24/11/2023", letter.Body.Vi, StringComparison.Ordinal);
        Assert.All([letter.Body.Vi, letter.Body.En], t => Assert.Contains(head.Root, t, StringComparison.Ordinal));
        Assert.Equal("/manage/proof", MessageLinks.PathOf(letter));
    }
}
