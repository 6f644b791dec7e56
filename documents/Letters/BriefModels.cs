using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Letters;

/// <summary>Puts together what the printed brief needs, cut so that it stays one page.</summary>
public static class BriefModels
{
    private const int NamedParts = 4;
    private const int WordsOfDifficulty = 90;
    private const double PagePoints = 225,
        TablePoints = 170,
        RowPoints = 12,
        HeadPoints = 20,
        LinePoints = 15.5,
        GapPoints = 4,
        LettersOnLine = 85,
        LettersInCell = 42;

    public static BriefModel Of(Brief brief, CycleRecord cycle, UnitDirectory units, WorkingDays days)
    {
        // What is late, then what changed, comes before what merely is open.
        var lines = brief
            .Lines.OrderByDescending(l => l.Overdue.Count > 0)
            .ThenByDescending(l => l.IsChanged)
            .ThenBy(l => l.First.Due?.EndsAt ?? DateTimeOffset.MaxValue)
            .ToList();
        var room = TablePoints;
        var rows = lines.Select(RowOf).TakeWhile(r => (room -= PointsOf(r)) >= 0).ToList();
        var left = PagePoints - rows.Sum(PointsOf);
        var until = VietnamTime.DayOf(brief.To);
        var identifier = $"{brief.Cycle}/{brief.Unit}/bao-cao-tuan/{until:yyyy-MM-dd}";
        var heading = LetterHeadings.OfChaser(cycle, units, brief.Unit, SubjectOf(brief));
        var parts = Fitting([.. Parts(brief, lines, units, days).Where(p => p.Lines.Count > 0)], left);
        return new(
            heading,
            [.. Opening(brief)],
            rows,
            lines.Count - rows.Count,
            [.. parts],
            "Kính báo cáo để lãnh đạo theo dõi, chỉ đạo",
            until.Year,
            identifier
        );
    }

    private static string SubjectOf(Brief brief)
    {
        var from = VietnamTime.Show(VietnamTime.DayOf(brief.From));
        var to = VietnamTime.Show(VietnamTime.DayOf(brief.To));
        var what = PlanCitation.SubjectOf(brief.Title.Vi);
        return $"Tình hình {what}\n(từ ngày {from} đến ngày {to})";
    }

    private static IEnumerable<string> Opening(Brief brief)
    {
        var (now, before) = (brief.Total, brief.TotalBefore);
        var totals = BriefLetters.Totals.With(
            now.Expected,
            now.Received,
            now.OnTime,
            now.Late,
            now.Missing,
            now.Overdue
        );
        yield return $"Tính đến {VietnamTime.Show(brief.To).Vi}: {Lower(totals.Vi)}";
        var received = BriefLetters.Change(now.Received, before.Received);
        var overdue = BriefLetters.Change(now.Overdue, before.Overdue);
        yield return BriefLetters.Since.WithTexts(received, overdue).Vi;
        if (brief.Amendments.Count > 0)
            yield return BriefLetters.Amended.With(brief.Amendments.Count).Vi;
    }

    private static BriefRow RowOf(BriefLine line)
    {
        var (owed, now) = (line.First, line.Now);
        var deadline = DueDates.Sentence(owed.Deadline, owed.Due, owed.Due).Vi;
        var change = BriefLetters.Change(now.Received, line.Before.Received).Vi;
        return new(
            NameOf(line),
            deadline,
            now.Received,
            now.Expected,
            now.OnTime,
            now.Late,
            now.Missing.Count,
            line.Overdue.Count,
            change
        );
    }

    private static string NameOf(BriefLine line) =>
        $"{line.First.Name.Vi}, {UnitName.Lower(line.First.Period.Name.Vi)}";

    /// <summary>What the head has to know first comes first; what does not fit on the page any more is left to the screen.</summary>
    private static IEnumerable<BriefPart> Parts(
        Brief brief,
        IReadOnlyList<BriefLine> lines,
        UnitDirectory units,
        WorkingDays days
    )
    {
        Text NameOf(string code) =>
            new(UnitName.Within(units.NameOf(brief.Unit).Vi, units.NameOf(code).Vi), units.NameOf(code).En);
        yield return new(
            "Quá hạn, chưa nộp",
            Named(lines.Where(l => l.Overdue.Count > 0), l => BriefLetters.Names(l.Overdue, NameOf))
        );
        yield return new("Phải gửi lên cấp trên", [.. Upward(brief)]);
        yield return new("Vướng mắc chưa trả lời", [.. Difficulties(brief, NameOf)]);
        yield return new(
            "Mới nộp trong tuần",
            Named(lines.Where(l => l.Arrived.Count > 0), l => BriefLetters.Names(l.Arrived, NameOf))
        );
        yield return new(
            "Bị trả lại trong tuần, chờ nộp lại",
            Named(lines.Where(l => l.Returned.Count > 0), l => BriefLetters.Names(l.Returned, NameOf))
        );
        yield return new(
            "Chưa nộp, đến hạn trong tuần tới",
            Named(lines.Where(l => Pending(l, brief.To).Count > 0), l =>
                BriefLetters.Names(Pending(l, brief.To), NameOf)
            )
        );
    }

    private static IEnumerable<string> Upward(Brief brief)
    {
        foreach (var own in brief.Own)
        {
            var duty = own.Duty;
            yield return $"{duty.Name.Vi}, {UnitName.Lower(duty.Period.Name.Vi)}: {own.Lateness.Full.Vi}.";
        }
    }

    private static IEnumerable<string> Difficulties(Brief brief, Func<string, Text> nameOf)
    {
        foreach (var asked in brief.Difficulties)
        {
            var words = Short(asked.Difficulty!.Thread[^1].Words);
            var isLate = asked.Due is { } due && brief.To >= due.EndsAt;
            var late = isLate ? " (quá thời gian trả lời)" : "";
            yield return $"{nameOf(asked.Duty.Unit).Vi}: {words.TrimEnd('.')}{late}.";
        }
    }

    /// <summary>Not there, not late, and due within a week.</summary>
    private static List<string> Pending(BriefLine line, DateTimeOffset to) =>
        line.First.Due is { } due && due.EndsAt <= to + BriefRules.Week
            ? [.. line.Now.Missing.Except(line.Overdue.Select(o => o.Unit)).Except(line.Returned)]
            : [];

    private static IReadOnlyList<string> Named(IEnumerable<BriefLine> lines, Func<BriefLine, Text> names) =>
        [.. lines.Select(l => $"{NameOf(l)}: {names(l).Vi}.")];

    /// <summary>
    /// The lines that still have room, by the points they take: 13-point text of about 85 letters a line. What has none is counted: nobody takes a page for the whole.
    /// </summary>
    private static IEnumerable<BriefPart> Fitting(IReadOnlyList<BriefPart> parts, double room)
    {
        foreach (var (at, part) in parts.Index())
        {
            room -= HeadPoints + LinePoints + GapPoints;
            var kept = part.Lines.TakeWhile(line => (room -= PointsOf(line)) >= 0).Take(NamedParts).ToList();
            var isCut = kept.Count < part.Lines.Count;
            if (kept.Count > 0)
                yield return part with
                {
                    Lines = isCut ? [.. kept, MoreOf(part.Lines.Count - kept.Count)] : kept,
                };
            if (room >= 0)
                continue;
            var left = parts.Skip(kept.Count > 0 ? at + 1 : at).ToList();
            if (left.Count > 0)
                yield return new(
                    Words.MoreParts,
                    [.. left.Select(p => Words.Fill(Words.PartOf, p.Title, p.Lines.Count))]
                );
            yield break;
        }
    }

    private static string MoreOf(int count) => Words.Fill(Words.MoreLinesOf, count);

    private static double PointsOf(string line) => LinePoints * Math.Ceiling(line.Length / LettersOnLine) + GapPoints;

    private static double PointsOf(BriefRow row) =>
        RowPoints * (Math.Ceiling(row.Name.Length / LettersInCell) + Math.Ceiling(row.Deadline.Length / LettersInCell));

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ");
        return line.Length <= WordsOfDifficulty ? line : line[..line.LastIndexOf(' ', WordsOfDifficulty)] + "…";
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
