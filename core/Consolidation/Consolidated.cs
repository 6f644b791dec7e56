namespace PlanMonitor.Core;

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
    /// <summary>Exactly which revisions went in.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }
    public required IReadOnlyList<Cell> Cells { get; init; }
}

/// <summary>What stood at a collector when the reporters' deadline passed: who was there, and exactly which revisions. Never changed.</summary>
/// <param name="At">When it was recorded.</param>
public sealed record Closing(DateTimeOffset EndsAt, DateTimeOffset At, Completeness Completeness, IReadOnlyList<Source> Sources);

/// <param name="Revision">Number of the child's revision.</param>
/// <param name="ValuesSha256">Hash of the child's values, as on its receipt.</param>
public sealed record Source(string Unit, int Revision, DateTimeOffset SubmittedAt, string By, bool Nil, bool Accepted, string ValuesSha256);

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
    public required int Nil { get; init; }
    public required int Returned { get; init; }
    public required int Accepted { get; init; }
    public required IReadOnlyList<string> Missing { get; init; }
    public required int InvitedExpected { get; init; }
    public required int InvitedReceived { get; init; }
}

/// <summary>Four different things everywhere: a value (zero included), nil declared, not applicable (0/0), missing.</summary>
public enum CellState { Value, Nil, NotApplicable, Missing }

/// <summary>One indicator, added up.</summary>
public sealed record Cell
{
    public required string Field { get; init; }
    public required CellState State { get; init; }
    /// <summary>Count or money.</summary>
    public long? Number { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    /// <summary>dimension -> item -> count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits { get; init; } = NoSplits;
    /// <summary>Units whose figure is in the sum (values and nils), of those that owe one.</summary>
    public required int Reported { get; init; }
    public required int Expected { get; init; }
    /// <summary>The total itself is withheld from this reader (small, sensitive).</summary>
    public bool Withheld { get; init; }
    /// <summary>What each unit contributed, in the order of the reporters.</summary>
    public required IReadOnlyList<CellPart> Parts { get; init; }

    internal static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> NoSplits =
        new Dictionary<string, IReadOnlyDictionary<string, long>>();
}

/// <summary>One unit's contribution to a cell, with the revision it comes from.</summary>
public sealed record CellPart
{
    public required string Unit { get; init; }
    public required CellState State { get; init; }
    public int? Revision { get; init; }
    public long? Number { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public string? Text { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits { get; init; } = Cell.NoSplits;
    /// <summary>The number is withheld from this reader: a small victim count by unit is a person.</summary>
    public bool Withheld { get; init; }
}
