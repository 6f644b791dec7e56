using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Report;

/// <summary>
/// What a unit's document is called. The type stands alone above the trích yếu and is not said in it again: "BÁO CÁO" over "Kết quả thực hiện công tác … năm 2023".
/// </summary>
/// <param name="Type">Box 5a.</param>
/// <param name="Abbreviation">Of the type, in the symbol (Phụ lục III).</param>
/// <param name="Subject">The trích yếu.</param>
/// <param name="Does">In the opening sentence: "báo cáo kết quả thực hiện".</param>
/// <param name="Named">In the closing one: "báo cáo".</param>
internal sealed record DutyTitle(string Type, string Abbreviation, string Subject, string Does, string Named)
{
    private const string Carried = "thực hiện";

    public bool IsPlan => Abbreviation == "KH";

    public static DutyTitle Of(Duty duty, Cycle cycle, UnitDirectory units)
    {
        var isPlan = duty.Obligation.Kind == ObligationKind.Plan;
        var word = isPlan ? "Kế hoạch " : "Báo cáo ";
        var own = ShortOf(PlanCitation.WithoutType(duty.Name.Vi, word));
        var subject = SubjectOf(own, cycle, UnitName.Lower(duty.Period.Name.Vi));
        subject = At(subject, duty.Unit, cycle, units);
        var inner = UnitName.Lower(own);
        return isPlan
            ? new("KẾ HOẠCH", "KH", subject, $"ban hành Kế hoạch {inner}", "Kế hoạch")
            : new("BÁO CÁO", "BC", subject, $"báo cáo {inner}", "báo cáo");
    }

    /// <summary>The plan of the town speaks of the whole town, the report of a ward of the ward: "trên địa bàn phường Hương Xuân".</summary>
    private static string At(string subject, string unit, Cycle cycle, UnitDirectory units)
    {
        if (!IssuingBody.IsCommittee(units.Find(unit)))
            return subject;
        var whole = UnitName.InSentence(units.NameOf(cycle.Plan.Issuer).Vi);
        return subject.Replace(whole, UnitName.InSentence(units.NameOf(unit).Vi), StringComparison.Ordinal);
    }

    /// <summary>"Kết quả của xã, phường" of one ward is its "Kết quả thực hiện".</summary>
    private static string ShortOf(string name)
    {
        var of = name.IndexOf(" của ", StringComparison.Ordinal);
        var own = of < 0 ? name : name[..of];
        return own is "Kết quả" or "Triển khai" ? $"{own} {Carried}" : own;
    }

    /// <summary>What is carried out is the subject of the plan; the period is said once.</summary>
    private static string SubjectOf(string name, Cycle cycle, string period)
    {
        var subject = name;
        if (name.EndsWith(Carried, StringComparison.Ordinal))
        {
            var plan = PlanCitation.SubjectOf(cycle);
            var isCarried = plan.StartsWith($"{Carried} ", StringComparison.Ordinal);
            subject = $"{name} {(isCarried ? plan[(Carried.Length + 1)..] : plan)}";
        }
        return subject.Contains(period, StringComparison.Ordinal) ? subject : $"{subject} {period}";
    }
}
