namespace PlanMonitor.Core;

/// <summary>Reasons are mandatory wherever somebody changes what another person relies on.</summary>
public static class Reasons
{
    public static Problem? Check(string? reason) =>
        reason is null || VietnameseText.Clean(reason).Length is < 3 or > 2000 ? Problems.ReasonNeeded.With() : null;

    /// <summary>The reason as it is kept.</summary>
    /// <exception cref="ProblemException">reason-needed.</exception>
    public static string Require(string? reason) =>
        Check(reason) is { } problem ? throw problem.AsException() : VietnameseText.Clean(reason!);
}
