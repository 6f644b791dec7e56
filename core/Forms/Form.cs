using System.Text.Json.Serialization;

namespace PlanMonitor.Core;

// A form is data in the cycle. Values are typed; percentages do not exist as input.

public sealed record Form
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required Text Title { get; init; }
    /// <summary>Number/symbol and date of the submitted document.</summary>
    public Need Document { get; init; } = Need.None;
    /// <summary>Uploaded files (PDF or DOCX).</summary>
    public Need Files { get; init; } = Need.Optional;
    public int MaxFiles { get; init; } = 5;
    /// <summary>The label of the one-action nil report ("không phát sinh"); null: the form knows no nil.</summary>
    public Text? Nil { get; init; }
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];
    public IReadOnlyList<FormSection> Sections { get; init; } = [];
    public IReadOnlyList<FormRule> Rules { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<Field> Fields => Sections.SelectMany(s => s.Fields);
}

public enum Need { None, Optional, Required }

/// <summary>A breakdown of a count: sex, age band, purpose…</summary>
public sealed record Dimension(string Id, Text Name, IReadOnlyList<DimensionItem> Items);

public sealed record DimensionItem(string Code, Text Name);

public sealed record FormSection(string Id, Text Title, IReadOnlyList<Field> Fields, Text? Help = null);

public sealed record Field
{
    public required string Code { get; init; }
    public required Text Name { get; init; }
    public required FieldType Type { get; init; }
    /// <summary>Unit of measure, e.g. người, buổi, đồng.</summary>
    public Text? Measure { get; init; }
    public bool Required { get; init; }
    /// <summary>Dimensions the count is split by, each independently of the others.</summary>
    public IReadOnlyList<Split> Splits { get; init; } = [];
    /// <summary>For a ratio: what is counted above and below the line.</summary>
    public Text? Numerator { get; init; }
    public Text? Denominator { get; init; }
    /// <summary>For a choice.</summary>
    public IReadOnlyList<DimensionItem> Options { get; init; } = [];
    public required Aggregation Aggregation { get; init; }
    /// <summary>For coverage: the obligation whose submissions are counted.</summary>
    public string? CountsObligation { get; init; }
    /// <summary>For coverage: the units counted, a code or a group ("group:communes"); null: all that owe the obligation.</summary>
    public string? CountsUnits { get; init; }
    /// <summary>A nil report puts zero here; elsewhere it leaves "nil", which is not zero.</summary>
    public bool NilMeansZero { get; init; }
    /// <summary>Victim figures: secret by unit outside the reporting line (Luật 66/2011/QH12, Điều 3(10), 31(1)).</summary>
    public bool Sensitive { get; init; }
    public int? MaxLength { get; init; }
    public Text? Help { get; init; }
    public string? Clause { get; init; }
}

/// <summary>
/// Count and money are whole numbers >= 0; ratio is numerator and denominator; coverage is derived from other submissions and never entered.
/// </summary>
public enum FieldType { Count, Money, Ratio, YesNo, Choice, Date, Narrative, Coverage }

/// <summary>How a field adds up over units; the catalogue is <see cref="AggregationRules"/>.</summary>
public enum Aggregation { None, Sum, RatioOfSums, CountYes, Concatenate, UnitsAccepted, PeriodsReported }

/// <param name="Dimension">Id of the dimension.</param>
/// <param name="MustEqualTotal">The parts must add up to the total; otherwise they may stay below it (rest unknown).</param>
public sealed record Split(string Dimension, bool MustEqualTotal);

/// <summary>A consistency rule: left &lt;= right, where each side is a field code, "CODE.numerator", "CODE.denominator" or a sum of these with "+".</summary>
public sealed record FormRule(string Id, string Left, string Right, RuleOperator Operator, Text Message, string? Clause = null);

public enum RuleOperator { LessOrEqual, Equal }
