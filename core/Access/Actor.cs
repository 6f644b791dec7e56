namespace PlanMonitor.Core.Access;

/// <summary>Who acts: a person with grants, or the system itself. Passed explicitly, never ambient.</summary>
public sealed record Actor(string Login, string Name, IReadOnlyList<Grant> Grants)
{
    /// <summary>The due steps act under this name.</summary>
    public static readonly Actor System = new("system", "PlanMonitor", []);

    public bool IsAdministrator => Grants.Any(g => g.Role == Role.Administrator);

    /// <summary>How the act is signed in logs and receipts.</summary>
    public string Signature => $"{Name} ({Login})";
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
public sealed record ChangeNote(DateTimeOffset At, string By, string What, string Reason);
