using PlanMonitor.Documents;

namespace PlanMonitor.Api;

/// <summary>Puts together what the printed brief needs, cut so that it stays one page.</summary>
public static class BriefModels
{
    private const int Rows = 9;
    private const int NamedParts = 6;
    private const int DifficultiesNamed = 3;
    private const int WordsOfDifficulty = 90;

    public static BriefModel Of(Brief brief, CycleRecord cycle, UnitDirectory units, WorkingDays days)
    {
        var (from, to) = (VietnamTime.Show(VietnamTime.DayOf(brief.From)), VietnamTime.Show(VietnamTime.DayOf(brief.To)));
        var (now, before) = (brief.Total, brief.TotalBefore);
        // What is late, then what changed, comes before what merely is open.
        var lines = brief.Lines.OrderByDescending(l => l.Overdue.Count > 0).ThenByDescending(l => l.IsChanged).ThenBy(l => l.First.Due?.EndsAt ?? DateTimeOffset.MaxValue).ToList();
        return new(
            LetterHeadings.OfChaser(cycle, units, brief.Unit, $"Tình hình thực hiện {UnitName.Lower(brief.Title.Vi)}\n(từ ngày {from} đến ngày {to})"),
            [
                $"Tính đến {VietnamTime.Show(brief.To)}: {Lower(BriefLetters.Totals.With(now.Expected, now.Received, now.OnTime, now.Late, now.Missing, now.Overdue).Vi)}",
                BriefLetters.Since.WithTexts(BriefLetters.Change(now.Received, before.Received), BriefLetters.Change(now.Overdue, before.Overdue)).Vi,
                .. brief.Amendments.Count > 0 ? [BriefLetters.Amended.With(brief.Amendments.Count).Vi] : (string[])[],
            ],
            [.. lines.Take(Rows).Select(l => new BriefRow(
                $"{l.First.Name.Vi}, {UnitName.Lower(l.First.Period.Name.Vi)}", CycleCalendar.Sentence(l.First.Deadline, l.First.Due, l.First.Due).Vi, l.Now.Received, l.Now.Expected,
                l.Now.OnTime, l.Now.Late, l.Now.Missing.Count, l.Overdue.Count, BriefLetters.Change(l.Now.Received, l.Before.Received).Vi))],
            Math.Max(0, lines.Count - Rows),
            [.. Parts(brief, lines, units, days).Where(p => p.Lines.Count > 0)],
            "Kính báo cáo để lãnh đạo theo dõi, chỉ đạo",
            VietnamTime.DayOf(brief.To).Year, $"{brief.Cycle}/{brief.Unit}/bao-cao-tuan/{VietnamTime.DayOf(brief.To):yyyy-MM-dd}");
    }

    private static IEnumerable<BriefPart> Parts(Brief brief, IReadOnlyList<BriefLine> lines, UnitDirectory units, WorkingDays days)
    {
        yield return new("Quá hạn, chưa nộp", Named(lines.Where(l => l.Overdue.Count > 0), l => BriefLetters.Names(l.Overdue, units)));
        yield return new("Chưa nộp, còn trong hạn", Named(lines.Where(l => Pending(l).Count > 0 && l.First.Due is not null), l => BriefLetters.Names(Pending(l), units)));
        yield return new("Mới nộp trong tuần", Named(lines.Where(l => l.Arrived.Count > 0), l => BriefLetters.Names(l.Arrived, units)));
        yield return new("Bị trả lại trong tuần, chờ nộp lại", Named(lines.Where(l => l.Returned.Count > 0), l => BriefLetters.Names(l.Returned, units)));
        yield return new("Vướng mắc chưa trả lời",
        [
            .. brief.Difficulties.Take(DifficultiesNamed).Select(d => $"{units.NameOf(d.Duty.Unit).Vi}: {Short(d.Difficulty!.Thread[^1].Words)}{(d.Due is { } due && brief.To >= due.EndsAt ? " (quá thời gian trả lời)" : "")}"),
            .. brief.Difficulties.Count > DifficultiesNamed ? [$"và {brief.Difficulties.Count - DifficultiesNamed} vướng mắc khác"] : (string[])[],
        ]);
        yield return new("Phải gửi lên cấp trên",
            [.. brief.Own.Select(o => $"{o.Duty.Name.Vi}, {UnitName.Lower(o.Duty.Period.Name.Vi)}: {CycleCalendar.Sentence(o.Duty.Deadline, o.Duty.Due, o.Due).Vi}, {CycleCalendar.Left(o.Due, brief.To, days).Vi}")]);
    }

    private static List<string> Pending(BriefLine line) => [.. line.Now.Missing.Except(line.Overdue.Select(o => o.Unit)).Except(line.Returned)];

    private static IReadOnlyList<string> Named(IEnumerable<BriefLine> lines, Func<BriefLine, Text> names) =>
        [.. lines.Take(NamedParts).Select(l => $"{l.First.Name.Vi}, {UnitName.Lower(l.First.Period.Name.Vi)}: {names(l).Vi}")];

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ");
        return line.Length <= WordsOfDifficulty ? line : line[..line.LastIndexOf(' ', WordsOfDifficulty)] + "…";
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
