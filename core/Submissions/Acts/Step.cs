namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>What comes of an act: something to record, or the answer that was given to the same act before; or nothing.</summary>
public sealed record Step
{
    public Decision? Decision { get; private init; }

    /// <summary>The person is told this although something was recorded: what lost a race is kept aside.</summary>
    public Problem? Refusal { get; private init; }

    /// <summary>Nothing is recorded: the same content came from the same person before, and has its receipt.</summary>
    public Receipt? Given { get; private init; }

    /// <summary>Nothing is recorded: it was done before, and is not done again.</summary>
    public static readonly Step Nothing = new();

    public static Step Record(Decision decision) => new() { Decision = decision };

    public static Step KeepAside(Decision decision, Problem refusal) =>
        new() { Decision = decision, Refusal = refusal };

    public static Step Repeated(Receipt receipt) => new() { Given = receipt };
}
