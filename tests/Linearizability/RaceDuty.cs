using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Linearizability;

/// <summary>A duty to race on.</summary>
/// <param name="Spare">The same of another unit, where nobody races.</param>
/// <param name="Field">A number that every content has and that names it.</param>
/// <param name="Contents">What may be saved or sent, by its name.</param>
/// <param name="Days">Last days that are asked for: after the last day, and after any day that a return sets.</param>
internal sealed record RaceDuty(
    string Path,
    string Spare,
    string Field,
    IReadOnlyDictionary<string, object> Contents,
    DateOnly Today,
    DateOnly LastDay,
    DateOnly[] Days
)
{
    public const string Nil = "nil";
    public const string SpareUnit = "20041";
    private static readonly DateOnly RaceDay = new(2023, 11, 10);

    /// <summary>Due on 29/11/2023: until then what was sent may be replaced.</summary>
    public static RaceDuty Report(string unit) =>
        new(
            Town.Submission(unit, "results-report"),
            Town.Submission(SpareUnit, "results-report"),
            "B1",
            new Dictionary<string, object>
            {
                ["1"] = Values(("B1", 1), ("C3", 0)),
                ["2"] = Values(("B1", 2), ("C3", 0), ("A3", new { numerator = 1, denominator = 3 })),
                // Kept without the blank at its end.
                ["3"] = Values(("B1", 3), ("C3", 0), ("F1", "Đã phát tờ rơi. ")),
                [Nil] = new { values = new Dictionary<string, object> { ["B1"] = 4 }, nil = true },
            },
            RaceDay,
            new(2023, 11, 29),
            [new(2023, 12, 1), new(2023, 12, 8), new(2023, 12, 15)]
        );

    /// <summary>Due on 31/10/2023: what is sent stands until it is returned, unless there is more time.</summary>
    public static RaceDuty PastMonth(string unit) =>
        new(
            Town.Submission(unit, "monthly-broadcast", "2023-10"),
            Town.Submission(SpareUnit, "monthly-broadcast", "2023-10"),
            "M1",
            new Dictionary<string, object>
            {
                ["1"] = Values(("M1", 1)),
                ["2"] = Values(("M1", 2)),
                ["3"] = Values(("M1", 3), ("M2", "Đã phát. ")),
                [Nil] = new { values = new { }, nil = true },
            },
            RaceDay,
            new(2023, 10, 31),
            [new(2023, 11, 20), new(2023, 11, 24), new(2023, 11, 28)]
        );

    private static object Values(params (string Code, object Value)[] values) =>
        new { values = values.ToDictionary(v => v.Code, v => v.Value) };
}
