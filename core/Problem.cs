namespace PlanMonitor.Core;

/// <summary>One kind of refusal: code, HTTP status, and a sentence that tells the person what to do. The catalogue is <see cref="Problems"/>.</summary>
public sealed record ProblemKind(string Code, int Status, Text Sentence)
{
    /// <summary>A refusal of this kind; args fill {0}… of the sentence.</summary>
    public Problem With(params object[] args) => new(this, args.Length == 0 ? Sentence : Sentence.With(args));

    /// <summary>The same with texts, each in its own language.</summary>
    public Problem WithTexts(params Text[] args) => new(this, Sentence.WithTexts(args));
}

/// <summary>A refusal.</summary>
public sealed record Problem(ProblemKind Kind, Text Sentence)
{
    /// <summary>The single values that are wrong, where there are any.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>The revision under which a refused submission was kept.</summary>
    public int? SetAside { get; init; }

    /// <summary>When to try again (Retry-After); null: nothing is said of it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public string Code => Kind.Code;

    public ProblemException AsException() => new(this);
}

/// <summary>What is wrong with one value: where ("C3.sex", "$.obligations[0].form"), code and sentence.</summary>
public sealed record FieldProblem(string Path, string Code, Text Text, Severity Severity = Severity.Error);

/// <summary>How much a wrong value matters.</summary>
public enum Severity
{
    /// <summary>It cannot stay so.</summary>
    Error,

    /// <summary>It cannot stay so, until somebody says why the value is right.</summary>
    Explanation,

    /// <summary>It is worth a look, and may stay.</summary>
    Warning,
}

/// <summary>Carries a <see cref="Problem"/> from a service to the one place that answers.</summary>
public sealed class ProblemException(Problem problem) : Exception($"{problem.Code}: {problem.Sentence.En}")
{
    public Problem Problem { get; } = problem;
}
