using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Accounts;

/// <summary>An account belongs to a position in an agency; people change.</summary>
public sealed record Account
{
    /// <summary>Lower-case; on Azure the subject id of the identity provider.</summary>
    public required string Login { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }
    public required IReadOnlyList<Grant> Grants { get; init; }

    /// <summary>Over which channels the person wants to be written to, beside the inbox; null: never chose.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>"vi" or "en": in which language; null: never chose.</summary>
    public string? Language { get; init; }

    /// <summary>The address was refused for good: nothing is sent there until it is changed; null: it was not.</summary>
    public RefusedAddress? EmailRefused { get; init; }

    /// <summary>Hash of the framework's PasswordHasher; null where somebody else signs people in.</summary>
    public string? PasswordHash { get; init; }
    public bool Deactivated { get; init; }
    public bool Demo { get; init; }
    public int Failures { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Who changed what, newest last.</summary>
    public IReadOnlyList<ChangeNote> Changes { get; init; } = [];

    public Actor AsActor() => new(Login, Name, Grants);
}

/// <summary>An address to which mail was refused, and in which words.</summary>
public sealed record RefusedAddress(string Address, string Detail, DateTimeOffset At);
