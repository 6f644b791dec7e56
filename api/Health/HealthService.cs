using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PlanMonitor.Api.Health;

/// <summary>Something the host cannot work without. The check returns when it answers, throws when it does not, and writes nothing.</summary>
public sealed record HealthPart(string Name, Func<CancellationToken, Task> Check);

/// <summary>
/// Whether everything a host needs answers. All parts are asked at once and none is waited for longer than a few seconds; for a few seconds the answer
/// is given again, so that asking often costs nothing. Why a part does not answer stands in the log only.
/// </summary>
public sealed partial class HealthService(IReadOnlyList<HealthPart> parts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);
    private readonly Lock gate = new();
    private Task<IReadOnlyDictionary<string, bool>>? latest;
    private long askedAt;

    /// <summary>The parts by name: does it answer?</summary>
    public Task<IReadOnlyDictionary<string, bool>> Ask(ILogger logger)
    {
        lock (gate)
        {
            // Real time, whatever the host's clock: a virtual one may stand still.
            if (latest is null || (latest.IsCompleted && Stopwatch.GetElapsedTime(askedAt) > Kept))
                (latest, askedAt) = (AskAll(logger), Stopwatch.GetTimestamp());
            return latest;
        }
    }

    private async Task<IReadOnlyDictionary<string, bool>> AskAll(ILogger logger)
    {
        var answers = await Task.WhenAll(parts.Select(async p => (p.Name, Answers: await Answers(p, logger))));
        return answers.ToDictionary(a => a.Name, a => a.Answers);
    }

    private static async Task<bool> Answers(HealthPart part, ILogger logger)
    {
        try
        {
            using var stop = new CancellationTokenSource(Patience);
            // On a thread of its own, and left alone when it does not listen to its token: a part that hangs must not hang this.
            await Task.Run(() => part.Check(stop.Token), stop.Token).WaitAsync(Patience);
            return true;
        }
#pragma warning disable CA1031 // Whatever it is: logged, and told as "failed".
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(logger, e, part.Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Health: {Part} does not answer")]
    private static partial void LogFailed(ILogger logger, Exception e, string part);
}
