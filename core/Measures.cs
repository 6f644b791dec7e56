using System.Diagnostics.Metrics;

namespace PlanMonitor.Core;

/// <summary>How a submission came to count.</summary>
public enum SubmissionKind
{
    /// <summary>As the first report.</summary>
    Report,

    /// <summary>In place of an earlier one.</summary>
    Replacement,

    /// <summary>As a declaration that there is nothing to report.</summary>
    Nil,

    /// <summary>As a collector's figures upward.</summary>
    Consolidation,
}

/// <summary>
/// What is counted and timed while the system runs; each host decides where it goes. The words beside a figure (tags) come from closed lists:
/// no person, no unit, no cycle, so that nothing personal leaves and no store of figures grows without bound.
/// </summary>
public static class Measures
{
    public const string Name = "PlanMonitor";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>(
        "planmonitor.request_time",
        "s",
        "From a request of the interface to its answer, by route and status"
    );
    private static readonly Counter<long> Submissions = Meter.CreateCounter<long>(
        "planmonitor.submissions",
        "{submission}",
        "Receipts given, by kind"
    );
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "planmonitor.refusals",
        "{refusal}",
        "Requests answered with a problem, by its code"
    );
    private static readonly Counter<long> Reminders = Meter.CreateCounter<long>(
        "planmonitor.reminders",
        "{message}",
        "Messages handed to a channel, by channel and outcome"
    );
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "planmonitor.failures",
        "{failure}",
        "What ran in the background and threw, by its name"
    );
    private static readonly Counter<long> Watches = Meter.CreateCounter<long>(
        "planmonitor.watches",
        "{watch}",
        "Runs of the watchdog over all running cycles"
    );
    private static readonly Histogram<double> Lags = Meter.CreateHistogram<double>(
        "planmonitor.due_lag",
        "s",
        "How late a due moment ran"
    );
    private static readonly Histogram<double> ConsolidationTimes = Meter.CreateHistogram<double>(
        "planmonitor.consolidation_time",
        "s",
        "From asking for a collector's figures to having them"
    );

    /// <param name="route">Method and template of the route: a closed list.</param>
    /// <param name="status">Null: the handler streams a file and says its status itself.</param>
    public static void Request(string route, int? status, TimeSpan elapsed) =>
        Requests.Record(
            elapsed.TotalSeconds,
            new KeyValuePair<string, object?>("route", route),
            new KeyValuePair<string, object?>("status", status ?? 200)
        );

    /// <summary>A receipt that was not there before; the same click again is none.</summary>
    public static void Submission(SubmissionKind kind) =>
        Submissions.Add(1, new KeyValuePair<string, object?>("kind", JsonNames.Of(kind)));

    public static void Refusal(ProblemKind problem) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("code", problem.Code));

    /// <summary>One attempt to send one message over one channel.</summary>
    public static void Reminder(string channel, DeliveryOutcome outcome) =>
        Reminders.Add(
            1,
            new KeyValuePair<string, object?>("channel", channel),
            new KeyValuePair<string, object?>("outcome", JsonNames.Of(outcome))
        );

    /// <param name="name">Of the function: a closed list.</param>
    public static void Failure(string name) => Failures.Add(1, new KeyValuePair<string, object?>("name", name));

    /// <summary>The watchdog has looked after every running cycle.</summary>
    public static void Watched() => Watches.Add(1);

    /// <param name="late">From the moment at which something was due to the moment at which it ran; early is not late.</param>
    public static void DueLag(TimeSpan late) => Lags.Record(Math.Max(0, late.TotalSeconds));

    public static void ConsolidationTime(TimeSpan elapsed) => ConsolidationTimes.Record(elapsed.TotalSeconds);
}
