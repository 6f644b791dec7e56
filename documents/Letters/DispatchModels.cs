using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Letters;

/// <summary>What the letter that urges (công văn đôn đốc) says to those who are past their date.</summary>
public static class DispatchModels
{
    /// <param name="until">The day until which it is to come; null: at once.</param>
    public static DispatchModel Of(
        CycleRecord cycle,
        UnitDirectory units,
        string collector,
        IReadOnlyList<WorkItem> late,
        DateOnly? until,
        DateTimeOffset now,
        WorkingDays days
    )
    {
        var order = cycle.Configuration.Units.Select((u, i) => (u.Code, i)).ToDictionary(u => u.Code, u => u.i);
        var sorted = late.OrderBy(i => order.GetValueOrDefault(i.Duty.Unit)).ThenBy(i => i.Due!.EndsAt).ToList();
        var names = sorted
            .Select(i => i.Duty.Unit)
            .Distinct()
            .Select(u => UnitName.IssuerInSentence(units.NameOf(u).Vi))
            .Select(UnitName.Capital)
            .ToList();
        var owed = sorted.Select(i => UnitName.Lower(i.Duty.Name.Vi)).Distinct().ToList();
        var issuer = LetterHeadings.IssuerInSentence(units, collector);
        var through = sorted.Select(i => i.Duty.Through).OfType<string>().FirstOrDefault();
        var ground = PlanCitation.Of(cycle.Configuration, units);
        var receiver = UnitName.Capital(issuer);
        var way = through is null ? "" : $" (qua {units.NameOf(through).Vi})";
        var subjects = string.Join(", ", owed);
        var day = VietnamTime.DayOf(now);
        var term = until is null
            ? "ngay sau khi nhận được Công văn này"
            : $"chậm nhất ngày {VietnamTime.Show(until.Value)}";
        var heading = LetterHeadings.OfCollector(cycle, units, collector, $"đôn đốc gửi {subjects}", names);
        var opening = $"""
            Thực hiện {ground}, các đơn vị có trách nhiệm gửi {subjects} về {receiver}{way}.
            Đến ngày {VietnamTime.Show(day)}, các đơn vị sau đây đã quá thời hạn mà chưa gửi:
            """;
        string[] asked =
        [
            $"{receiver} đề nghị các đơn vị có tên trên khẩn trương hoàn thành và gửi {term}.",
            $"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các đơn vị kịp thời phản ánh về {receiver}{way} để được hướng dẫn./.",
        ];
        var identifier = $"{cycle.Id}/{collector}/don-doc/{day:yyyy-MM-dd}";
        return new(heading, opening, [.. sorted.Select(i => LineOf(i, units, now, days))], asked, day.Year, identifier);
    }

    private static DispatchLine LineOf(WorkItem item, UnitDirectory units, DateTimeOffset now, WorkingDays days)
    {
        var duty = item.Duty;
        var owed = $"{duty.Name.Vi}, {UnitName.Lower(duty.Period.Name.Vi)}";
        var lateness = Timeliness.At(duty, item.State, now, days);
        var remark = item.State?.Returned is null ? "" : "bị trả lại, chưa gửi lại";
        return new(units.NameOf(duty.Unit).Vi, owed, lateness.Sentence.Vi, lateness.DaysLate, remark);
    }
}
