using PlanMonitor.Core.Agenda;

namespace PlanMonitor.Api.Messages;

/// <summary>Rounds of the post that an act asks for.</summary>
public sealed class PostRounds(PostSignal signal, TimeProvider clock)
{
    /// <summary>Not before now, as a round of a minute that has begun may have looked before the letters were written.</summary>
    public Task Start(DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        return signal(at > now ? at : now);
    }
}
