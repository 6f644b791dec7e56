using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Documents.Texts;

/// <summary>A plan as a document names it first: type, number, date, issuer, subject (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.4). What nobody entered yet is left to be filled in.</summary>
internal static class PlanCitation
{
    private const string Type = "Kế hoạch ";

    /// <summary>"Kế hoạch số 27/KH-UBND ngày 08 tháng 02 năm 2023 của Ủy ban nhân dân thị xã Hương Trà về thực hiện công tác …".</summary>
    public static string Of(Cycle cycle, UnitDirectory units)
    {
        var year = cycle.Plan.Number is null ? $"{cycle.Year}" : "…";
        var number = cycle.Plan.Number ?? "…/KH-" + (IssuingBody.Of(units, cycle.Plan.Issuer).Abbreviation ?? "…");
        var date = cycle.Plan.Date is { } day ? VietnameseNumbers.DayInWords(day) : $"ngày … tháng … năm {year}";
        var issuer = UnitName.IssuerInSentence(units.NameOf(cycle.Plan.Issuer).Vi);
        return $"Kế hoạch số {number} {date} của {issuer} về {SubjectOf(cycle)}";
    }

    /// <summary>"thực hiện công tác hỗ trợ nạn nhân …": the plan's title without the name of its type.</summary>
    public static string SubjectOf(Cycle cycle) => SubjectOf(cycle.Title.Vi);

    public static string SubjectOf(string title) => UnitName.Lower(WithoutType(title, Type));

    /// <summary>"Báo cáo kết quả thực hiện" is called "Kết quả thực hiện" under the word BÁO CÁO.</summary>
    public static string WithoutType(string name, string type) =>
        name.StartsWith(type, StringComparison.OrdinalIgnoreCase) && name.Length > type.Length
            ? UnitName.Capital(name[type.Length..])
            : name;
}
