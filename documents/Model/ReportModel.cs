using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Model;

/// <summary>
/// Everything a consolidated report prints, already decided by others. Nothing here is computed again except the text of a percentage;
/// a number withheld from the reader arrives withheld (<see cref="CellPart.Withheld"/>).
/// </summary>
public sealed record ReportModel
{
    public required DocumentHeading Heading { get; init; }

    /// <summary>The reporters' form: names, measures and the order of the figures.</summary>
    public required Form Form { get; init; }

    /// <summary>The form of the collector's own words; <see cref="OutlinePlace"/> says where each is printed.</summary>
    public required Form OwnForm { get; init; }

    /// <summary>The collector's words by field code of <see cref="OwnForm"/>.</summary>
    public required IReadOnlyDictionary<string, string> OwnWords { get; init; }
    public required Consolidated Figures { get; init; }

    /// <summary>Vietnamese name by unit code; the collector's own included.</summary>
    public required IReadOnlyDictionary<string, string> UnitNames { get; init; }
    public required IReadOnlyList<TargetLine> Targets { get; init; }

    /// <summary>Who sent what when, in the order of printing.</summary>
    public required IReadOnlyList<SubmissionLine> Status { get; init; }

    /// <summary>Groups of units that are columns.</summary>
    public IReadOnlyList<NamedGroup> Groups { get; init; } = [];
    public IReadOnlyList<ExplanationLine> Explanations { get; init; } = [];
    public IReadOnlyList<UnmappedLine> Unmapped { get; init; } = [];

    /// <summary>What the units asked; null: not looked for.</summary>
    public DifficultySummary? Difficulties { get; init; }

    /// <summary>The year of the plan.</summary>
    public required int Year { get; init; }

    /// <summary>The day it is made, or was sent up: its year stands in the blank date.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>Why it went up while units were missing; null: none was, or it has not gone up.</summary>
    public string? WhyIncomplete { get; init; }

    internal Cell? CellOf(string field) => Figures.Cells.FirstOrDefault(c => c.Field == field);

    internal string NameOf(string unit) => UnitNames.GetValueOrDefault(unit, unit);

    /// <summary>Names as they stand inside a sentence, one after the other.</summary>
    internal string NamesOf(IEnumerable<string> units) =>
        string.Join(", ", units.Select(u => UnitName.InSentence(NameOf(u))));
}

/// <summary>One target of the plan and how far it was met.</summary>
/// <param name="Indicator">Field code of the indicator that carries it.</param>
/// <param name="Shown">The result in words, printed as a remark where there is no ratio to print (0/0, missing, nil).</param>
public sealed record TargetLine(
    string Indicator,
    string Name,
    string Clause,
    int GoalPercent,
    CellState State,
    long? Numerator,
    long? Denominator,
    string Shown,
    bool Withheld = false
);

/// <param name="Id">As in <see cref="Cell.Groups"/>.</param>
public sealed record NamedGroup(string Id, string Name);

/// <summary>Why a value that looked unusual is right, in the words of the unit.</summary>
/// <param name="About">What was unusual about it.</param>
/// <param name="Words">Null: they would tell a number that is withheld.</param>
public sealed record ExplanationLine(string Unit, string About, string? Words);

/// <summary>What a unit reported on another version of the form and what has no place in these figures.</summary>
/// <param name="Name">The field as the unit saw it.</param>
public sealed record UnmappedLine(string Unit, int Revision, int FormVersion, string Name, string Why);

/// <param name="Raised">All that were asked, the open ones included.</param>
public sealed record DifficultySummary(int Raised, IReadOnlyList<DifficultyLine> Open);

/// <summary>A question that waits for an answer, in the words of the unit.</summary>
public sealed record DifficultyLine(string Unit, string? Clause, string Words);

/// <summary>One unit's submission in the annex on who reported.</summary>
/// <param name="Status">The status in words, e.g. "Đã tiếp nhận", "Chưa báo cáo".</param>
/// <param name="SubmittedOn">The day as printed; null where nothing was sent.</param>
/// <param name="Invited">Asked, not ordered ("Đề nghị"): listed apart and never late.</param>
/// <param name="Waived">Released from it, and not among those that owe it; <paramref name="Status"/> says why.</param>
public sealed record SubmissionLine(
    string Unit,
    string Status,
    string? SubmittedOn,
    int LateDays,
    bool Nil,
    bool Invited,
    bool Waived = false
);

/// <summary>
/// Where a text is printed. A field (of either form) stands where its code says, otherwise where the id of its section says. Reporters'
/// fields without a place stand with the results of their section; own words without a place close part III.
/// </summary>
public static class OutlinePlace
{
    public const string Direction = "direction";
    public const string Results = "results";
    public const string Achievements = "achievements";
    public const string Limits = "limits";
    public const string Next = "next";
    public const string Proposals = "proposals";

    public static IReadOnlyList<string> All { get; } = [Direction, Results, Achievements, Limits, Next, Proposals];

    internal static string? Of(FormSection section, Field field)
    {
        if (All.Contains(field.Code))
            return field.Code;
        return All.Contains(section.Id) ? section.Id : null;
    }
}
