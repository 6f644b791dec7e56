using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Difficulties;

public sealed class GuidanceRulesTests
{
    private static readonly Guidance[] All =
    [
        Made(1, "II.4.đ", "Mẫu biểu số 1 lấy ở đâu?", "Mẫu biểu gửi kèm công văn ngày 15/02."),
        Made(2, "V", "Đơn vị được mời có phải gửi báo cáo?", "Không bắt buộc; nếu có thì gửi trước ngày 30/11."),
        Made(3, "IV.2", "Số nạn nhân đếm theo nơi cư trú hay nơi xảy ra?", "Đếm theo nơi cư trú."),
    ];

    [Theory]
    [InlineData("", "3 2 1")] // all, the newest first
    [InlineData("mau bieu", "1")]
    [InlineData("MẪU BIỂU", "1")]
    [InlineData("dem theo cu tru", "3")] // every word, in any order and place
    [InlineData("ii.4.d", "1")] // the clause
    [InlineData("bao cao", "3 2 1")] // the name of what is owed
    [InlineData("không", "2")]
    [InlineData("mau bieu cu tru", "")]
    [InlineData("xyz", "")]
    public void Words_are_found_with_or_without_their_marks(string asked, string expected) =>
        Assert.Equal(expected, Found(asked));

    [Fact]
    public void Whoever_has_the_words_exactly_so_comes_first()
    {
        Guidance[] two = [Made(1, null, "Gửi bản sao", "Được."), Made(2, null, "Bán sào", "Không.")];
        Assert.Equal([1, 2], GuidanceRules.Find(two, Small, "bản sao").Select(g => g.Number));
        Assert.Equal([2, 1], GuidanceRules.Find(two, Small, "ban sao").Select(g => g.Number));
    }

    [Theory]
    [InlineData("Vướng mắc", "vuong mac")]
    [InlineData("ĐƯỜNG ẤY", "duong ay")]
    [InlineData("thuỷ, thủy", "thuy, thuy")]
    [InlineData("e\u0302\u0301m", "em")] // typed as letter and marks
    [InlineData("No. 12/KH", "no. 12/kh")]
    public void Letters_are_folded(string text, string expected) => Assert.Equal(expected, VietnameseText.Fold(text));

    private static string Found(string asked) =>
        string.Join(' ', GuidanceRules.Find(All, Small, asked).Select(g => g.Number));

    private static Guidance Made(int number, string? clause, string question, string answer) =>
        new()
        {
            Cycle = Small.Id,
            Obligation = "report",
            Period = "2023",
            Unit = "c1",
            Number = number,
            Clause = clause,
            Question = question,
            Answer = answer,
            By = "Reviewer 480 (reviewer.480)",
            At = At("20/11/2023 10:00:00").AddDays(number),
        };
}
