using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Figures;

// What a collector receives, added up: every figure with the parts it is made of.

/// <summary>The consolidation of one obligation and period at one collector.</summary>
public sealed record Consolidated
{
    public required string Cycle { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }

    /// <summary>The collector whose figures these are.</summary>
    public required string Unit { get; init; }
    public required Completeness Completeness { get; init; }

    /// <summary>The day up to which what is counted from other submissions speaks: a period whose date is later is neither reported nor missed.</summary>
    public required DateOnly SpeaksTo { get; init; }

    /// <summary>Exactly which revisions went in.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>Version of the reporters' form these figures are of.</summary>
    public int FormVersion { get; init; } = 1;

    /// <summary>What was reported on another version of the form, or on the form of another plan, and has no place in these figures.</summary>
    public IReadOnlyList<Unmapped> Unmapped { get; init; } = [];

    /// <summary>What the units said of values that needed an explanation.</summary>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];
}

/// <param name="Field">Code of the field; with ".dimension" where only a breakdown has no place.</param>
/// <param name="FormVersion">The version it was reported on.</param>
public sealed record Unmapped(string Unit, int Revision, int FormVersion, string Field, Text Why);

/// <param name="Rule">Id of the rule of the form.</param>
public sealed record Explanation(string Unit, string Rule, string Words);

/// <summary>What stood at a collector when the reporters' deadline passed: who was there, and exactly which revisions. Never changed.</summary>
/// <param name="At">When it was recorded.</param>
public sealed record Closing(
    DateTimeOffset EndsAt,
    DateTimeOffset At,
    Completeness Completeness,
    IReadOnlyList<Source> Sources
);

/// <param name="Revision">Number of the child's revision.</param>
/// <param name="ValuesSha256">Hash of the child's values, as on its receipt.</param>
public sealed record Source(
    string Unit,
    int Revision,
    DateTimeOffset SubmittedAt,
    string By,
    bool Nil,
    bool Accepted,
    string ValuesSha256
);

/// <summary>
/// Who owed it and who sent it. Invited bodies are counted apart. Received is never above Expected;
/// OnTime + Late = Received; Received + Missing.Count = Expected.
/// </summary>
public sealed record Completeness
{
    public required int Expected { get; init; }
    public required int Received { get; init; }
    public required int OnTime { get; init; }
    public required int Late { get; init; }

    /// <summary>How many declared nil; null: closed to this reader.</summary>
    public required int? Nil { get; init; }
    public required int Returned { get; init; }
    public required int Accepted { get; init; }
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Units that were released from it and sent nothing; not among Expected.</summary>
    public IReadOnlyList<string> Waived { get; init; } = [];

    /// <summary>Invited units that sent nothing.</summary>
    public IReadOnlyList<string> InvitedMissing { get; init; } = [];
    public required int InvitedExpected { get; init; }
    public required int InvitedReceived { get; init; }
}

/// <summary>Four different things, told apart everywhere.</summary>
public enum CellState
{
    /// <summary>A value; zero is one.</summary>
    Value,

    /// <summary>The unit declared that there is nothing to report.</summary>
    Nil,

    /// <summary>There was nothing to count: 0 of 0.</summary>
    NotApplicable,

    /// <summary>The unit said nothing.</summary>
    Missing,
}

/// <summary>One indicator, added up.</summary>
public sealed record Cell
{
    public required string Field { get; init; }
    public required CellState State { get; init; }

    /// <summary>Count or money; of people the sum of what each unit counted, in which one person may be there twice.</summary>
    public long? Number { get; init; }

    /// <summary>Of a yes/no: how many said yes, of how many that answered.</summary>
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }

    /// <summary>Any or all.</summary>
    public bool? Yes { get; init; }

    /// <summary>A day (yyyy-MM-dd), a code of a choice; of narratives, on its way upward, the words of all units, each with its name.</summary>
    public string? Text { get; init; }

    /// <summary>dimension -> item -> count; of a choice "option" -> code -> units; a crossed breakdown is "sex*age" -> "female*under16".</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits { get; init; } = FormValue.NoSplits;

    /// <summary>Rows of tables, each with the unit it comes from.</summary>
    public IReadOnlyList<StackedRow> Rows { get; init; } = [];

    /// <summary>Rows that are there below and not carried upward any more.</summary>
    public int RowsLeftBelow { get; init; }

    /// <summary>Of people: how many the collector knows to be counted by more than one unit; null: not stated.</summary>
    public long? Overlap { get; init; }

    /// <summary>Direct units whose figure is in the sum (values and nils), of those that owe one.</summary>
    public required int Reported { get; init; }
    public required int Expected { get; init; }

    /// <summary>The same of the units at the source, behind those in between that sent something; null: the direct units are the source.</summary>
    public int? SourceReported { get; init; }
    public int? SourceExpected { get; init; }

    /// <summary>The same figure for each group of units that is a column.</summary>
    public IReadOnlyDictionary<string, GroupTotal> Groups { get; init; } = NoGroups;

    /// <summary>The total itself is withheld from this reader (small, sensitive).</summary>
    public bool Withheld { get; init; }

    /// <summary>Its breakdowns and groups are withheld from this reader, whether the total is or not: what of it nobody divided is not told either.</summary>
    public bool PartsClosed { get; init; }

    /// <summary>What each unit contributed, in the order of the reporters; empty in what was sent up, where the sources tell it.</summary>
    public IReadOnlyList<CellPart> Parts { get; init; } = [];

    /// <summary>The total as one unit's contribution: what it is in the sum of the level above.</summary>
    public CellPart AsPart(string unit)
    {
        var (reported, expected) = (SourceReported ?? Reported, SourceExpected ?? Expected);
        return new()
        {
            Unit = unit,
            State = State,
            Number = Number,
            Numerator = Numerator,
            Denominator = Denominator,
            Yes = Yes,
            Text = Text,
            Splits = Splits,
            RowsLeftBelow = RowsLeftBelow,
            SourceReported = reported,
            SourceExpected = expected,
            Groups = Groups,
            Withheld = Withheld,
        };
    }

    internal static readonly IReadOnlyDictionary<string, GroupTotal> NoGroups = new Dictionary<string, GroupTotal>();
}

/// <summary>The figure of a group of units.</summary>
public sealed record GroupTotal(
    CellState State,
    long? Number,
    long? Numerator,
    long? Denominator,
    int Reported,
    int Expected
);

/// <param name="Unit">The unit that entered the row, however many levels below.</param>
public sealed record StackedRow(string Unit, IReadOnlyDictionary<string, FormValue> Values);

/// <summary>One unit's contribution to a cell, with the revision it comes from.</summary>
public sealed record CellPart
{
    public required string Unit { get; init; }
    public required CellState State { get; init; }
    public int? Revision { get; init; }

    /// <summary>The unit consolidated it from others: it opens one level further down.</summary>
    public bool FromBelow { get; init; }
    public long? Number { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public bool? Yes { get; init; }
    public string? Text { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits { get; init; } = FormValue.NoSplits;
    public int RowsLeftBelow { get; init; }
    public int? SourceReported { get; init; }
    public int? SourceExpected { get; init; }
    public IReadOnlyDictionary<string, GroupTotal> Groups { get; init; } = Cell.NoGroups;

    /// <summary>The number is withheld from this reader: a small victim count by unit is a person.</summary>
    public bool Withheld { get; init; }
}
