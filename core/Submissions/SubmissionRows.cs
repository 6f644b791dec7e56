using System.Globalization;

namespace PlanMonitor.Core.Submissions;

/// <summary>
/// Where the rows of submissions lie. Everything of one partition lies together, so that an act is one batch: states, revisions, log, notices, difficulties, closings.
/// </summary>
public static class SubmissionRows
{
    public const string Table = "submissions";

    /// <summary>A number in a key: six digits, so that the order of the keys is that of the numbers.</summary>
    internal static string Number(int number) => number.ToString("D6", CultureInfo.InvariantCulture);
}
