using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Calendar;

public sealed class DeadlineCommandTests
{
    /// <summary>vietnam.md §3.5, then leap day, month and year ends, Tết, worked Saturdays, years without data.</summary>
    [Theory]
    [InlineData("--operator before --date 2023-02-28", "2023-02-27", "2023-02-27", "")]
    [InlineData("--operator before --date 2023-02-28 --before-includes-day", "2023-02-28", "2023-02-28", "")]
    [InlineData("--operator before --date 2023-11-30", "2023-11-29", "2023-11-29", "")]
    [InlineData("--operator before --date 2024-11-30 --roll", "2024-11-29", "2024-11-29", "")]
    [InlineData(
        "--operator no_later_than --date 2024-11-30 --roll",
        "2024-12-02",
        "2024-11-30",
        "30/11/2024 là thứ Bảy; 01/12/2024 là Chủ nhật"
    )]
    [InlineData("--operator no_later_than --date 2024-11-30", "2024-11-30", "2024-11-30", "")]
    [InlineData("--date 2025-11-30 --roll true", "2025-12-01", "2025-11-30", "30/11/2025 là Chủ nhật")]
    [InlineData(
        "--date 29/04/2023 --roll",
        "2023-05-04",
        "2023-04-29",
        "29/4/2023: Giỗ Tổ Hùng Vương (thứ Bảy); 30/4/2023: Ngày Chiến thắng (Chủ nhật); 01/5/2023: Quốc tế Lao động; 02/5/2023: Nghỉ bù Giỗ Tổ; 03/5/2023: Nghỉ bù 30/4"
    )]
    [InlineData(
        "--operator through --date 2026-11-24 --roll",
        "2026-11-25",
        "2026-11-24",
        "24/11/2026: Ngày Văn hóa Việt Nam"
    )]
    [InlineData("--operator before --date 2024-03-01 --roll", "2024-02-29", "2024-02-29", "")]
    [InlineData(
        "--operator through --date 2023-12-31 --roll",
        "2024-01-02",
        "2023-12-31",
        "31/12/2023 là Chủ nhật; 01/01/2024: Tết Dương lịch"
    )]
    [InlineData(
        "--from 2024-04-26 --working-days 3",
        "2024-05-04",
        "2024-05-04",
        "27/4/2024 là thứ Bảy; 28/4/2024 là Chủ nhật; 29/4/2024: Hoán đổi (làm bù 04/5); 30/4/2024: Ngày Chiến thắng; 01/5/2024: Quốc tế Lao động; 04/5/2024: Làm bù cho 29/4 (thứ Bảy làm việc)"
    )]
    [InlineData(
        "--from 2023-04-28 --working-days 3",
        "2023-05-08",
        "2023-05-08",
        "29/4/2023: Giỗ Tổ Hùng Vương (thứ Bảy); 30/4/2023: Ngày Chiến thắng (Chủ nhật); 01/5/2023: Quốc tế Lao động; 02/5/2023: Nghỉ bù Giỗ Tổ; 03/5/2023: Nghỉ bù 30/4; 06/5/2023 là thứ Bảy; 07/5/2023 là Chủ nhật"
    )]
    [InlineData("--from 2023-02-27 --working-days 0", "2023-02-27", "2023-02-27", "")]
    [InlineData("--from 2024-02-28 --days 1", "2024-02-29", "2024-02-29", "")]
    [InlineData(
        "--from 2024-11-28 --days 2",
        "2024-12-02",
        "2024-11-30",
        "30/11/2024 là thứ Bảy; 01/12/2024 là Chủ nhật"
    )]
    [InlineData("--from 2024-11-28 --days 2 --roll false", "2024-11-30", "2024-11-30", "")]
    public async Task A_reading_says_the_last_day_the_unmoved_one_and_what_moved_it(
        string arguments,
        string last,
        string unmoved,
        string because
    )
    {
        var (code, output, _) = await Run(arguments.Split(' '), "");
        var line = JsonNode.Parse(output)!;
        Assert.Equal(
            (0, last, unmoved, because),
            (code, (string?)line["lastDay"], (string?)line["unmovedLastDay"], (string?)line["because"])
        );
        Assert.Equal($"{last}T17:00:00Z", (string?)line["endsAt"]);
    }

    [Fact]
    public async Task What_was_not_moved_is_said_to_be_a_day_off()
    {
        var line = JsonNode.Parse((await Run(["--date", "2024-11-30"], "")).Output)!;
        Assert.Equal("2024-12-02", (string?)line["nextWorkingDay"]);
        Assert.Equal(
            "chậm nhất ngày 30/11/2024 (trùng ngày nghỉ: thứ Bảy; ngày làm việc tiếp theo: 02/12/2024)",
            (string?)line["sentence"]
        );
        Assert.Equal(
            "no later than 30/11/2024 (a day off: Saturday; next working day: 02/12/2024)",
            (string?)line["sentenceEn"]
        );
    }

    [Theory]
    [InlineData("--date 2027-02-08 --roll", "Lịch nghỉ năm 2027 là dự kiến")]
    [InlineData("--from 2026-12-30 --working-days 3", "Lịch nghỉ năm 2027 là dự kiến")]
    [InlineData("--date 2031-05-01", "Chưa có dữ liệu ngày nghỉ năm 2031")]
    [InlineData("--date 2026-05-04", null)]
    public async Task What_is_not_known_of_a_year_is_said(string arguments, string? words)
    {
        var note = (string?)JsonNode.Parse((await Run(arguments.Split(' '), "")).Output)!["note"];
        Assert.Equal(
            words,
            note is not null && words is not null && note.StartsWith(words, StringComparison.Ordinal) ? words : note
        );
    }

    [Theory]
    [InlineData("--date 2023-02-29", "date is a day that exists")]
    [InlineData("--date tomorrow", "date is a day that exists")]
    [InlineData("--date 9999-12-31 --roll", "date is a day that exists")]
    [InlineData("--operator by --date 2023-02-28", "The operator is")]
    [InlineData("--operator before", "A date, or a day to count from")]
    [InlineData("--date 2023-02-28 --from 2023-02-28", "not both")]
    [InlineData("--date 2023-02-28 --days 3", "needs from")]
    [InlineData("--from 2023-02-28", "exactly one")]
    [InlineData("--from 2023-02-28 --days 1 --working-days 1", "exactly one")]
    [InlineData("--from 2023-02-28 --working-days -3", "working-days is a whole number from 0")]
    [InlineData("--from 2023-02-28 --working-days 1.5", "working-days is a whole number from 0")]
    [InlineData("--from 2023-02-28 --days 99999999999", "days is a whole number from 0")]
    [InlineData("--date 2023-02-28 --roll perhaps", "roll is true or false")]
    public async Task What_cannot_be_read_is_refused_in_a_sentence(string arguments, string words)
    {
        var (code, output, errors) = await Run(arguments.Split(' '), "");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(words, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_answered_one_by_one_and_a_bad_one_does_not_stop_the_rest()
    {
        var (code, output, _) = await Run(
            [],
            """
            {"operator":"before","date":"2024-11-30","roll":true}

            {"operator":"no_later_than","date":"2024-11-30","roll":true}
            {"from":"2024-04-26","working-days":3}
            {"from":"2024-04-26","workingDays":3,"roll":null}
            not json
            [1]
            {"date":"2024-11-30","date":"2024-12-01"}
            {"date":"\ud800"}
            {"date":"2024-11-30","colour":"red"}
            {"date":"2023-02-28"}
            """
        );
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(
            ["2024-11-29", "2024-12-02", "2024-05-04", "2024-05-04", null, null, null, null, null, "2023-02-28"],
            lines.Select(l => (string?)l["lastDay"])
        );
        Assert.Equal([6, 7, 8, 9, 10], lines.Where(l => l["error"] is not null).Select(l => (int)l["line"]!));
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Lines_that_are_all_good_end_well_and_nothing_at_all_is_an_error()
    {
        Assert.Equal(0, (await Run([], """{"date":"2023-02-28"}""")).Code);
        var (code, output, errors) = await Run([], "\n");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("A date, or a day to count from", errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(string[] arguments, string input)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = await PlanMonitor
            .Local.DeadlineCommand.Make(new StringReader(input), output, errors)
            .Parse(arguments)
            .InvokeAsync();
        return (code, output.ToString(), errors.ToString());
    }
}
