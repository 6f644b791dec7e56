namespace PlanMonitor.Core;

/// <summary>A difficulty (vướng mắc): a question tied to a duty and a clause, with its answer.</summary>
public sealed record Difficulty
{
    public required string Cycle { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }
    public required string Unit { get; init; }
    public required int Number { get; init; }
    public string? Clause { get; init; }
    public required string Question { get; init; }
    public required string AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public string? Answer { get; init; }
    public string? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    public bool IsOpen => Answer is null;

    /// <summary>How the interface names it.</summary>
    public string Id => $"{Obligation}~{Period}~{Unit}~{Number}";
}
