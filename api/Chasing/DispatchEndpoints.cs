using Microsoft.AspNetCore.Http;
using PlanMonitor.Documents.Letters;
using PlanMonitor.Documents.Report;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Api;

/// <summary>The letter that urges (công văn đôn đốc) those who are past their date, ready for number, date and signature.</summary>
public static class DispatchEndpoints
{
    /// <summary>Of all that is past its date at a collector; ?obligation= and ?period= narrow it, ?by= names the day until which it is to come.</summary>
    /// <exception cref="ProblemException">nobody-overdue.</exception>
    public static async Task<IResult> Get(Call call)
    {
        var (cycle, duties, units) = await DutyEndpoints.Load(call);
        var collector = ChaseEndpoints.CollectorOf(call, cycle, duties);
        var (obligation, period) = (call.Query("obligation"), call.Query("period"));
        var items = await call.Services.Chasing.WorkList(duties, collector, units, call.Now, call.Cancel);
        var late = items
            .Where(i => obligation is null || i.Duty.Obligation.Id == obligation)
            .Where(i => period is null || i.Duty.Period.Id == period)
            .Where(WorkListRules.IsToBeUrged)
            .ToList();
        if (late.Count == 0)
            throw Problems.NobodyOverdue.With().AsException();
        var buffer = new MemoryStream();
        DispatchDocument.Write(Of(cycle, units, collector, late, ByOf(call), call.Now), buffer);
        return Results.File(
            buffer.ToArray(),
            ReportDocument.ContentType,
            $"{cycle.Id}-{collector}-don-doc-{VietnamTime.DayOf(call.Now):yyyyMMdd}.docx"
        );
    }

    private static DispatchModel Of(
        CycleRecord cycle,
        UnitDirectory units,
        string collector,
        IReadOnlyList<WorkItem> late,
        DateOnly? until,
        DateTimeOffset now
    )
    {
        var plan = cycle.Configuration.Plan;
        var order = cycle.Configuration.Units.Select((u, i) => (u.Code, i)).ToDictionary(u => u.Code, u => u.i);
        var sorted = late.OrderBy(i => order.GetValueOrDefault(i.Duty.Unit)).ThenBy(i => i.Due!.EndsAt).ToList();
        var names = sorted
            .Select(i => i.Duty.Unit)
            .Distinct()
            .Select(u => UnitName.IssuerInSentence(units.NameOf(u).Vi))
            .Select(Capital)
            .ToList();
        var owed = sorted.Select(i => UnitName.Lower(i.Duty.Name.Vi)).Distinct().ToList();
        var issuer = LetterHeadings.IssuerInSentence(units, collector);
        var through = sorted.Select(i => i.Duty.Through).OfType<string>().FirstOrDefault();
        var title = UnitName.Lower(cycle.Configuration.Title.Vi);
        var by = LetterHeadings.IssuerInSentence(units, plan.Issuer);
        var dated = plan.Date is { } d ? $" {VietnameseNumbers.DayInWords(d)}" : "";
        var ground = plan.Number is null
            ? $"{Capital(title)} của {by}"
            : $"Kế hoạch số {plan.Number}{dated} của {by} ({title})";
        return new(
            LetterHeadings.OfCollector(cycle, units, collector, $"đôn đốc gửi {string.Join(", ", owed)}", names),
            $"""
            Thực hiện {ground}, các đơn vị có trách nhiệm gửi {string.Join(", ", owed)} về {Capital(issuer)}{(
                through is null ? "" : $" (qua {units.NameOf(through).Vi})"
            )}.
            Đến ngày {VietnamTime.Show(VietnamTime.DayOf(now))}, các đơn vị sau đây đã quá thời hạn mà chưa gửi:
            """,
            [
                .. sorted.Select(i => new DispatchLine(
                    units.NameOf(i.Duty.Unit).Vi,
                    $"{i.Duty.Name.Vi}, {UnitName.Lower(i.Duty.Period.Name.Vi)}",
                    CycleCalendar.Sentence(i.Duty.Deadline, i.Duty.Due, i.Due).Vi,
                    CycleCalendar.DaysLate(i.Due!, now),
                    i.State?.Returned is null ? "" : "bị trả lại, chưa gửi lại"
                )),
            ],
            [
                $"{Capital(issuer)} đề nghị các đơn vị có tên trên khẩn trương hoàn thành và gửi {(until is { } day ? $"chậm nhất ngày {VietnamTime.Show(day)}" : "ngay sau khi nhận được Công văn này")}.",
                $"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các đơn vị kịp thời phản ánh về {Capital(issuer)}{(through is null ? "" : $" (qua {units.NameOf(through).Vi})")} để được hướng dẫn./.",
            ],
            VietnamTime.DayOf(now).Year,
            $"{cycle.Id}/{collector}/don-doc/{VietnamTime.DayOf(now):yyyy-MM-dd}"
        );
    }

    private static DateOnly? ByOf(Call call)
    {
        if (call.Query("by") is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)
            ? day
            : throw Problems.BodyInvalid.With("by").AsException();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
