using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Chasing;

/// <summary>The words of the weekly brief.</summary>
public static class BriefLetters
{
    public static readonly Text Subject = new("Báo cáo tuần: {0} ({1} - {2})", "Weekly brief: {0} ({1} - {2})");
    public static readonly Text Totals = new(
        "Phải nộp {0}; đã nộp {1} (đúng hạn {2}, quá hạn {3}); chưa nộp {4}, trong đó đã quá hạn {5}.",
        "Owed {0}, received {1} (on time {2}, late {3}), missing {4}, of these overdue {5}."
    );
    public static readonly Text Since = new(
        "So với tuần trước: số đã nộp {0}, số quá hạn chưa nộp {1}.",
        "Since last week: received {0}, overdue {1}."
    );
    public static readonly Text Line = new(
        "{0} ({1}): đã nộp {2}/{3} đơn vị. Hạn nộp: {4}.",
        "{0}, {1}: received {2}/{3}. Due: {4}."
    );
    public static readonly Text Arrived = new("Mới nộp: {0}.", "Arrived: {0}.");
    public static readonly Text Overdue = new("Quá hạn: {0}.", "Overdue: {0}.");
    public static readonly Text Returned = new("Bị trả lại, chờ nộp lại: {0}.", "Returned, to be sent again: {0}.");
    public static readonly Text LateBy = new("{1} ({0} ngày)", "{1} ({0} d)");
    public static readonly Text Own = new(
        "Phải gửi lên cấp trên: {0} ({1}); hạn nộp: {2}.",
        "To be sent up: {0}, {1} (due: {2})."
    );
    public static readonly Text Difficulties = new(
        "Vướng mắc chưa trả lời: {0}, trong đó quá thời gian trả lời: {1}.",
        "Difficulties waiting for an answer: {0}, of these past their time: {1}."
    );
    public static readonly Text Amended = new(
        "Đã điều chỉnh {0} hạn trong tuần; số liệu tính theo hạn hiện tại.",
        "{0} deadline(s) changed this week; figures are by the present ones."
    );
    public static readonly Text Nothing = new("Không có nội dung nào đang mở.", "Nothing is open.");
    public static readonly Text AndMore = new("{0} và {1} đơn vị khác", "{0} and {1} more");

    /// <summary>So many names are said, then how many more there are: the brief is one page.</summary>
    public const int NamesShown = 12;

    public static LetterTexts.Letter Of(Brief brief, UnitDirectory units, WorkingDays days)
    {
        var (from, to) = (VietnamTime.DayOf(brief.From), VietnamTime.DayOf(brief.To));
        var subject = Subject.WithTexts(brief.Title, VietnamTime.Text(from), VietnamTime.Text(to));
        return new(subject, Text.Join("\n", Body(brief, units, days)));
    }

    /// <summary>"tăng 2", "giảm 1", "không đổi".</summary>
    public static Text Change(int now, int before) => Signed(now - before);

    private static Text Signed(int change)
    {
        if (change == 0)
            return new("không đổi", "unchanged");
        var signed = FormattableString.Invariant($"{change:+0;-0}");
        return change > 0 ? new($"tăng {change}", signed) : new($"giảm {-change}", signed);
    }

    public static Text Names(IReadOnlyList<string> codes, Func<string, Text> nameOf) =>
        Listed([.. codes.Select(nameOf)]);

    /// <summary>"Xã A (10 ngày); Xã B, Xã C (3 ngày)", who is latest first.</summary>
    public static Text Names(IReadOnlyList<LateUnit> late, Func<string, Text> nameOf)
    {
        Text NamesOf(IEnumerable<LateUnit> equallyLate) => Text.Join(", ", equallyLate.Select(l => nameOf(l.Unit)));
        var latest = late.OrderByDescending(l => l.Days).Take(NamesShown);
        var byDays = latest.GroupBy(l => l.Days);
        var text = Text.Join("; ", byDays.Select(day => LateBy.WithTexts(Text.Same($"{day.Key}"), NamesOf(day))));
        return WithMore(text, late.Count);
    }

    private static Text Listed(IReadOnlyList<Text> names)
    {
        return WithMore(Text.Join(", ", names.Take(NamesShown)), names.Count);
    }

    /// <summary>What is shown of so many, and how many more there are.</summary>
    private static Text WithMore(Text shown, int count)
    {
        var more = count - NamesShown;
        return more <= 0 ? shown : AndMore.WithTexts(shown, Text.Same($"{more}"));
    }

    private static IEnumerable<Text> Body(Brief brief, UnitDirectory units, WorkingDays days)
    {
        if (brief.Lines.Count + brief.Own.Count + brief.Difficulties.Count == 0)
        {
            yield return Nothing;
            yield break;
        }
        var (now, before) = (brief.Total, brief.TotalBefore);
        yield return Totals.With(now.Expected, now.Received, now.OnTime, now.Late, now.Missing, now.Overdue);
        yield return Since.WithTexts(Change(now.Received, before.Received), Change(now.Overdue, before.Overdue));
        foreach (var line in brief.Lines)
        {
            yield return Text.Join(
                " ",
                [
                    Text.Same("-"),
                    Line.WithTexts(
                        line.First.Name,
                        LetterTexts.Inside(line.First.Period.Name),
                        Text.Same($"{line.Now.Received}"),
                        Text.Same($"{line.Now.Expected}"),
                        Timeliness.OfPlan(line.First, brief.To, days).Full
                    ),
                    .. line.Arrived.Count > 0 ? [Arrived.WithTexts(Names(line.Arrived, units.NameOf))] : (Text[])[],
                    .. line.Overdue.Count > 0 ? [Overdue.WithTexts(Names(line.Overdue, units.NameOf))] : (Text[])[],
                    .. line.Returned.Count > 0 ? [Returned.WithTexts(Names(line.Returned, units.NameOf))] : (Text[])[],
                ]
            );
        }
        foreach (var own in brief.Own)
            yield return Own.WithTexts(own.Duty.Name, LetterTexts.Inside(own.Duty.Period.Name), own.Lateness.Full);
        if (brief.Difficulties.Count > 0)
            yield return Difficulties.With(
                brief.Difficulties.Count,
                brief.Difficulties.Count(d => d.Due is { } due && brief.To >= due.EndsAt)
            );
        if (brief.Amendments.Count > 0)
            yield return Amended.Counted(brief.Amendments.Count);
    }
}
