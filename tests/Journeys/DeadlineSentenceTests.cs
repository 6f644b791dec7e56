namespace PlanMonitor.Tests.Journeys;

/// <summary>Page, letter and receipt say a deadline in the same words.</summary>
public class DeadlineSentenceTests
{
    private const string Stated = "trước ngày 28/02/2023, tức hết ngày 27/02/2023";

    [Theory]
    [InlineData("2023-02-24T07:00+07:00", "2023-02-24T08:00+07:00", "before", $"{Stated}, còn 1 ngày làm việc")]
    [InlineData("2023-02-27T07:00+07:00", "2023-02-27T08:00+07:00", "before", $"{Stated}, hôm nay là ngày cuối")]
    [InlineData(
        "2023-02-28T07:00+07:00",
        "2023-02-28T08:00+07:00",
        "after",
        $"{Stated}, quá hạn 1 ngày, kể cả ngày nghỉ"
    )]
    public async Task A_letter_says_what_the_page_says(string before, string at, string rule, string words)
    {
        await using var town = await Town.Open(before);
        var commune = await town.SignIn("xa-20005");
        await Town.MoveTo(commune, at);

        var page = (await commune.Get(Town.Submission("20005"))).Json.GetProperty("deadline");
        var letter = (await commune.Get("api/messages"))
            .Json.EnumerateArray()
            .First(m => m.GetProperty("rule").GetString() == rule);

        Assert.Equal(words, page.GetProperty("full").GetProperty("vi").GetString());
        Assert.Contains(
            $"Hạn nộp: {words}.",
            letter.GetProperty("body").GetProperty("vi").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_receipt_keeps_the_sentence_of_its_moment()
    {
        await using var town = await Town.Open("2023-02-24T09:00+07:00");
        var commune = await town.SignIn("xa-20005");
        var receipt = await commune.Act(Town.Submission("20005"), "submit", await commune.PlanContent());
        Assert.Equal(Stated, receipt.Json.GetProperty("dueSentence").GetProperty("vi").GetString());
    }
}
