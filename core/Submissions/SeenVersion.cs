using System.Globalization;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>
/// What a person saw when deciding: which revision counted, which draft, which status. An act is refused as stale only when something it depends on changed;
/// a reminder in between does not take a submission away from anybody.
/// </summary>
public readonly record struct SeenVersion(int Revision, long Draft, SubmissionStatus Status)
{
    public static SeenVersion Of(SubmissionState? s) =>
        new(s?.Current?.Number ?? 0, s?.Draft?.Version() ?? 0, s?.Status ?? SubmissionStatus.NotStarted);

    /// <summary>"new" or "revision-draft-status".</summary>
    public override string ToString() =>
        this == default ? ETags.New : string.Create(CultureInfo.InvariantCulture, $"{Revision}-{Draft}-{(int)Status}");

    /// <exception cref="ProblemException">stale: the text is none of ours.</exception>
    public static SeenVersion Parse(string text)
    {
        if (text == ETags.New)
            return default;
        var parts = text.Split('-');
        if (parts.Length != 3)
            throw Stale();
        var (revision, draft) = (Number<int>(parts[0]), Number<long>(parts[1]));
        return new(revision, draft, (SubmissionStatus)Number<int>(parts[2]));
    }

    private static T Number<T>(string text)
        where T : ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Stale();

    private static ProblemException Stale() => Problems.Stale.With().AsException();
}
