namespace PlanMonitor.Core.Access;

/// <summary>What may be done; each with the places at which a role may do it.</summary>
public enum Act
{
    /// <summary>Who owes what, status, deadlines, log.</summary>
    SeeStatus,

    /// <summary>Values and the consolidation.</summary>
    SeeContent,

    /// <summary>Victim figures by unit, and attached files (which may contain more than counts).</summary>
    SeeSensitive,

    /// <summary>Draft, submit, declare nil, ask for an extension, raise a difficulty.</summary>
    Report,

    /// <summary>Accept, return, extend, remind, answer.</summary>
    Review,

    /// <summary>Decide on a request that the reviewer left unanswered until its time ran out.</summary>
    ReviewAbove,

    /// <summary>The ledger of messages sent.</summary>
    SeeLedger,
    Configure,
    ManageUnits,
    ManageAccounts,
}

/// <summary>Where: a unit, its collector, and the line above it (the collector, the collector's own receiver, and so on).</summary>
public sealed record Place(string Unit, string Collector, IReadOnlyList<string> Line);

/// <summary>Role x act x scope. The one place that says who may do what.</summary>
public static class Permissions
{
    private enum Scope
    {
        OwnUnit,
        Collector,
        Line,
        LineOrOwn,
        Everywhere,
    }

    // Catalogue: what a role allows, and where.
    private static readonly (Role Role, Act Act, Scope Scope)[] Table =
    [
        (Role.Officer, Act.SeeStatus, Scope.OwnUnit),
        (Role.Officer, Act.SeeContent, Scope.OwnUnit),
        (Role.Officer, Act.SeeSensitive, Scope.OwnUnit),
        (Role.Officer, Act.Report, Scope.OwnUnit),
        (Role.Reviewer, Act.SeeStatus, Scope.LineOrOwn),
        (Role.Reviewer, Act.SeeContent, Scope.LineOrOwn),
        (Role.Reviewer, Act.SeeSensitive, Scope.LineOrOwn),
        (Role.Reviewer, Act.Report, Scope.OwnUnit),
        (Role.Reviewer, Act.Review, Scope.Collector),
        (Role.Reviewer, Act.ReviewAbove, Scope.Line),
        (Role.Reviewer, Act.SeeLedger, Scope.LineOrOwn),
        (Role.Watcher, Act.SeeStatus, Scope.LineOrOwn),
        (Role.Watcher, Act.SeeContent, Scope.LineOrOwn),
        (Role.Watcher, Act.SeeLedger, Scope.LineOrOwn),
        (Role.Reader, Act.SeeStatus, Scope.LineOrOwn),
        (Role.Reader, Act.SeeContent, Scope.LineOrOwn),
        (Role.Reader, Act.SeeSensitive, Scope.LineOrOwn),
        (Role.Reader, Act.ReviewAbove, Scope.Line),
        (Role.Observer, Act.SeeStatus, Scope.LineOrOwn),
        (Role.Observer, Act.SeeContent, Scope.LineOrOwn),
        (Role.Administrator, Act.SeeStatus, Scope.Everywhere),
        (Role.Administrator, Act.SeeLedger, Scope.Everywhere),
        (Role.Administrator, Act.Configure, Scope.Everywhere),
        (Role.Administrator, Act.ManageUnits, Scope.Everywhere),
        (Role.Administrator, Act.ManageAccounts, Scope.Everywhere),
    ];

    private static readonly ILookup<(Role, Act), Scope> Scopes = Table.ToLookup(
        row => (row.Role, row.Act),
        row => row.Scope
    );

    public static bool May(Actor actor, Act act, Place place) =>
        actor.Grants.Any(g => Scopes[(g.Role, act)].Any(scope => Covers(scope, g.Unit, place)));

    /// <summary>Acts that have no place: configuring, units, accounts.</summary>
    public static bool May(Actor actor, Act act) =>
        actor.Grants.Any(g => Scopes[(g.Role, act)].Contains(Scope.Everywhere));

    /// <summary>Catalogue: what each scope covers for somebody of a unit.</summary>
    private static bool Covers(Scope scope, string unit, Place place) =>
        scope switch
        {
            Scope.Everywhere => true,
            Scope.OwnUnit => unit == place.Unit,
            Scope.Collector => unit == place.Collector,
            Scope.Line => place.Line.Contains(unit),
            Scope.LineOrOwn => unit == place.Unit || place.Line.Contains(unit),
        };
}
