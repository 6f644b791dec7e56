using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Access;

/// <summary>Who acts: a person with grants, or the system itself. Passed explicitly, never ambient.</summary>
public sealed record Actor(string Login, string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>The due steps act under this name.</summary>
    public static readonly Actor System = new("system", "PlanMonitor", []);

    /// <summary>What the person must do before anything else; null: nothing.</summary>
    public FirstStep? First { get; init; }

    public bool IsAdministrator => Grants.Any(g => g.Role == Role.Administrator);

    /// <summary>How the act is signed in logs and receipts.</summary>
    public string Signature => $"{Name} ({Login})";
}

/// <summary>What somebody who has signed in must do before anything else.</summary>
public enum FirstStep
{
    /// <summary>The password is one that an administrator gave.</summary>
    ChangePassword,

    /// <summary>The installation asks for a second factor, and the person has none yet.</summary>
    SetUpCodes,
}

/// <summary>A role at a unit.</summary>
public sealed record Grant(Role Role, string Unit);

/// <summary>What a person is at a unit.</summary>
public enum Role
{
    /// <summary>Reports for a unit.</summary>
    Officer,

    /// <summary>Receives, checks, chases and consolidates for a collector.</summary>
    Reviewer,

    /// <summary>Follows and helps to chase.</summary>
    Watcher,

    /// <summary>The head: reads.</summary>
    Reader,

    /// <summary>Reads, without figures of victims.</summary>
    Observer,

    /// <summary>Configures; sees no figures.</summary>
    Administrator,
}

public static class RoleTexts
{
    /// <summary>Catalogue: the name of each role.</summary>
    public static Text Of(Role role) =>
        role switch
        {
            Role.Officer => new("Cán bộ báo cáo", "Reporting officer"),
            Role.Reviewer => new("Cán bộ tổng hợp, đôn đốc", "Reviewer"),
            Role.Watcher => new("Theo dõi, phối hợp đôn đốc", "Watcher"),
            Role.Reader => new("Lãnh đạo", "Reader"),
            Role.Observer => new("Giám sát", "Observer"),
            Role.Administrator => new("Quản trị", "Administrator"),
        };
}

/// <summary>Who changed something, when and why.</summary>
public sealed record ChangeNote(DateTimeOffset At, string By, string What, string Reason)
{
    /// <summary>What exactly, value by value; null: nothing is kept of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChangedValue>? Changed { get; init; }
}

/// <summary>A value before and after a change; null: there was none, or there is none any more. Of a secret only that it changed.</summary>
public sealed record ChangedValue(string What, string? Before, string? After);
