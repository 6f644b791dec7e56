using System.Globalization;
using PlanMonitor.Core.Proof;

namespace PlanMonitor.Core.Post;

/// <summary>The letter with a head. Pure.</summary>
public static class HeadLetters
{
    /// <summary>The rule of the letter; <see cref="MessageLinks"/> leads to the page of heads.</summary>
    public const string Rule = "head";

    /// <summary>Friday, when offices close: what the week brought is under it.</summary>
    private const DayOfWeek Day = DayOfWeek.Friday;
    private const int FromHour = 16;

    // {0} when, {1} size, {2} root
    private static readonly Text Subject = new("Mốc đối chiếu tuần, chốt {0}", "The week's head, taken {0}");
    private static readonly Text Body = new(
        "Mốc đối chiếu dữ liệu chốt lúc {0}:\nSố dòng nhật ký: {1}\nMã gốc (SHA-256): {2}\nHãy giữ thư này ngoài hệ thống. Dữ liệu trước mốc mà bị sửa thì không còn khớp với mã này.",
        "The head of the records, taken {0}:\nSize: {1}\nRoot (SHA-256): {2}\nKeep this letter outside of the system. Data from before it that are changed no longer match this root."
    );

    /// <summary>The week whose letter is due: its Friday, from 16:00 until Sunday. Null: none is due.</summary>
    public static DateOnly? WeekOf(DateTimeOffset now)
    {
        var day = VietnamTime.DayOf(now);
        var after = ((int)day.DayOfWeek - (int)Day + 7) % 7;
        if (after > 2)
            return null;
        var week = day.AddDays(-after);
        return now >= VietnamTime.At(week, FromHour) ? week : null;
    }

    public static Message To(string login, DateOnly week, Head head)
    {
        var size = head.Size.ToString(CultureInfo.InvariantCulture);
        Text[] slots = [VietnamTime.Show(head.At), Text.Same(size), Text.Same(head.Root)];
        var at = VietnamTime.At(week, FromHour);
        var key = FormattableString.Invariant($"head|-|-|-|{Rule}|week-{week:yyyy-MM-dd}|{login}|inbox");
        return Message.Personal(key, Rule, login, at, Subject.WithTexts(slots), Body.WithTexts(slots));
    }
}
