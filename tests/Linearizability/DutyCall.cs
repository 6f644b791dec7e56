namespace PlanMonitor.Tests.Linearizability;

/// <summary>What a client of a race asks for.</summary>
internal enum Ask
{
    Look,
    Save,
    Submit,
    Accept,
    Return,
    AskExtension,
    Extend,
    Refuse,
    Remind,
}

/// <summary>One call on the duty.</summary>
/// <param name="Content">What is saved or sent, by its name.</param>
/// <param name="Day">The last day that is asked for or given.</param>
/// <param name="Seen">The etag that this client saw last.</param>
internal sealed record DutyCall(int Client, string Login, Ask Ask, string? Content, DateOnly? Day, string Seen) : ICall
{
    public int Begun { get; init; }
    public int Ended { get; init; }
    public required Reply Reply { get; init; }

    /// <summary>A look, and a refusal that keeps nothing.</summary>
    public bool LeavesNothing => Ask == Ask.Look || (Reply.Code != Reply.Done && Reply.SetAside is null);

    public override string ToString() =>
        $"[{Begun}..{Ended}] {Login}/{Client} {Ask} {Content}{Day:dd/MM} on {Seen} -> {Reply}";
}

/// <summary>What was answered. Null: this kind of answer does not say it.</summary>
/// <param name="Code">Of the refusal; <see cref="Done"/> where there is none.</param>
internal sealed record Reply(string Code)
{
    public const string Done = "done";

    /// <summary>Number of the revision that the receipt is for.</summary>
    public int? Receipt { get; init; }

    /// <summary>Number of the revision that was kept and does not count.</summary>
    public int? SetAside { get; init; }

    public string? Etag { get; init; }
    public Sight? Sight { get; init; }
}

/// <summary>The submission as it was shown.</summary>
/// <param name="Fates">Of the revisions, a letter each: c counts, r was replaced, s was set aside.</param>
/// <param name="Acts">Lines of the log.</param>
/// <param name="Draft">By the name of its content; null: there is none, or the reader sees none.</param>
internal sealed record Sight(
    string Status,
    string Fates,
    int Acts,
    string? Draft,
    DateOnly? AskedFor,
    DateOnly? ExtendedTo
);
