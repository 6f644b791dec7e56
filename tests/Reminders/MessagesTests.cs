using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Reminders;

public sealed class MessagesTests
{
    public static TheoryData<string> Letters => [.. LetterTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Letters))]
    public void Every_letter_fills_in_both_languages(string name)
    {
        var letter = LetterTexts.Fill(
            LetterTexts.All[name],
            new("Báo cáo", "Report"),
            new("Năm 2023", "Year 2023"),
            new("trước ngày 30/11", "before 30/11"),
            new("còn {3} ngày", "{3} days"),
            new("Xã", "Commune")
        );
        foreach (
            var (text, duty) in new[]
            {
                (letter.Subject.Vi, "Báo cáo"),
                (letter.Subject.En, "Report"),
                (letter.Body.Vi, "Báo cáo"),
                (letter.Body.En, "Report"),
            }
        )
        {
            Assert.Contains(duty, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"\{[0-24-9]\}", text);
        }
        // What a person wrote goes in as it is, braces and all.
        Assert.Equal(
            LetterTexts.All[name].Body.Vi.Contains("{3}", StringComparison.Ordinal),
            letter.Body.Vi.Contains("còn {3} ngày", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.OnOpening, 0, false, nameof(LetterTexts.Opening))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.Before, 3, false, nameof(LetterTexts.Before))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.Before, 0, false, nameof(LetterTexts.OnTheDay))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.WorkingDaysBefore, 3, false, nameof(LetterTexts.Before))]
    [InlineData(ReminderAudience.Chaser, ReminderMoment.WorkingDaysBefore, 3, false, nameof(LetterTexts.ListBefore))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.After, 1, false, nameof(LetterTexts.After))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.Weekly, 14, false, nameof(LetterTexts.After))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.OnOpening, 0, true, nameof(LetterTexts.Invitation))]
    [InlineData(ReminderAudience.Reporter, ReminderMoment.Before, 0, true, nameof(LetterTexts.Invitation))]
    [InlineData(ReminderAudience.Chaser, ReminderMoment.OnOpening, 0, false, nameof(LetterTexts.ListBefore))]
    [InlineData(ReminderAudience.Chaser, ReminderMoment.Before, 1, false, nameof(LetterTexts.ListBefore))]
    [InlineData(ReminderAudience.Chaser, ReminderMoment.After, 1, false, nameof(LetterTexts.ListAfter))]
    [InlineData(ReminderAudience.Chaser, ReminderMoment.Weekly, 14, false, nameof(LetterTexts.ListAfter))]
    public void Each_reminder_has_its_letter(
        ReminderAudience audience,
        ReminderMoment kind,
        int days,
        bool invited,
        string letter
    )
    {
        var planned = new Planned
        {
            Rule = "r",
            Moment = "m",
            At = At("27/02/2023 08:00:00"),
            UsefulUntil = At("28/02/2023 00:00:00"),
            Kind = kind,
            Audience = audience,
            Days = days,
        };
        Assert.Same(LetterTexts.All[letter], planned.Letter(invited));
    }

    [Theory]
    [InlineData(LogEvent.Returned, Addressee.Unit)]
    [InlineData(LogEvent.Accepted, Addressee.Unit)]
    [InlineData(LogEvent.Extended, Addressee.Unit)]
    [InlineData(LogEvent.ExtensionRefused, Addressee.Unit)]
    [InlineData(LogEvent.Reminded, Addressee.Unit)]
    [InlineData(LogEvent.DifficultyAnswered, Addressee.Unit)]
    [InlineData(LogEvent.ExtensionAsked, Addressee.Office)]
    [InlineData(LogEvent.DifficultyRaised, Addressee.Office)]
    [InlineData(LogEvent.ExtensionUnanswered, Addressee.OfficeAndAbove)]
    [InlineData(LogEvent.DraftSaved, null)]
    [InlineData(LogEvent.Submitted, null)]
    [InlineData(LogEvent.NilDeclared, null)]
    [InlineData(LogEvent.SetAside, null)]
    public void An_act_is_told_to_the_unit_to_the_office_to_those_above_it_or_to_nobody(LogEvent act, Addressee? to) =>
        Assert.Equal(to, LetterTexts.Of(act)?.To);

    [Fact]
    public void An_invited_body_reads_nothing_that_sounds_like_a_delay() =>
        Assert.DoesNotMatch(
            "(?i)quá hạn|nhắc|chưa nộp|overdue|reminder",
            string.Join(
                ' ',
                LetterTexts.Invitation.Subject.Vi,
                LetterTexts.Invitation.Subject.En,
                LetterTexts.Invitation.Body.Vi,
                LetterTexts.Invitation.Body.En
            )
        );

    [Fact]
    public void The_preview_holds_every_message_of_the_year_with_its_text()
    {
        var duties = new Duties(HuongTra, Days);
        var preview = ReminderPreview.Of(duties).ToList();
        // 14 units with 12 or 13 letters each (two of one morning are one), 8 to their heads, and nine lists, the invited one with 6, the report upward with one; nine communes ten months, three lists a month, four of them on the morning of another; the union's plan; 30/7.
        Assert.Equal((14 * 20) + 9, preview.Count(m => m.Obligation == "implementation-plan"));
        Assert.Equal((14 * 21) + 9 + 6 + 1, preview.Count(m => m.Obligation == "results-report"));
        Assert.Equal((9 * 10) + (10 * 3) - 4, preview.Count(m => m.Obligation == "monthly-broadcast"));
        Assert.Single(preview, m => m.Obligation == "womens-union-plan");
        Assert.Equal(18, preview.Count(m => m.Rule == "event"));
        Assert.All(preview, m => Assert.DoesNotMatch(@"\{\d\}", m.Subject.Vi + m.Subject.En));
        Assert.Contains(preview, m =>
            m.Subject.Vi == "Nhắc hạn: Kế hoạch triển khai thực hiện (năm 2023), còn 1 ngày làm việc"
            && m.Unit == "20005"
            && m.At == At("24/02/2023 08:00:00")
        );
    }
}
