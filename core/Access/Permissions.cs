namespace PlanMonitor.Core.Access;

/// <summary>What may be done; each with the places at which a role may do it.</summary>
public enum Right
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

    /// <summary>Create, change, publish and close cycles.</summary>
    Configure,

    /// <summary>Enter and change units.</summary>
    ManageUnits,

    /// <summary>Enter and change accounts, and what of channels may be chosen.</summary>
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
    private static readonly (Role Role, Right Right, Scope Scope)[] Table =
    [
        (Role.Officer, Right.SeeStatus, Scope.OwnUnit),
        (Role.Officer, Right.SeeContent, Scope.OwnUnit),
        (Role.Officer, Right.SeeSensitive, Scope.OwnUnit),
        (Role.Officer, Right.Report, Scope.OwnUnit),
        (Role.Reviewer, Right.SeeStatus, Scope.LineOrOwn),
        (Role.Reviewer, Right.SeeContent, Scope.LineOrOwn),
        (Role.Reviewer, Right.SeeSensitive, Scope.LineOrOwn),
        (Role.Reviewer, Right.Report, Scope.OwnUnit),
        (Role.Reviewer, Right.Review, Scope.Collector),
        (Role.Reviewer, Right.ReviewAbove, Scope.Line),
        (Role.Reviewer, Right.SeeLedger, Scope.LineOrOwn),
        (Role.Watcher, Right.SeeStatus, Scope.LineOrOwn),
        (Role.Watcher, Right.SeeContent, Scope.LineOrOwn),
        (Role.Watcher, Right.SeeLedger, Scope.LineOrOwn),
        (Role.Reader, Right.SeeStatus, Scope.LineOrOwn),
        (Role.Reader, Right.SeeContent, Scope.LineOrOwn),
        (Role.Reader, Right.SeeSensitive, Scope.LineOrOwn),
        (Role.Reader, Right.ReviewAbove, Scope.Line),
        (Role.Observer, Right.SeeStatus, Scope.LineOrOwn),
        (Role.Observer, Right.SeeContent, Scope.LineOrOwn),
        (Role.Administrator, Right.SeeStatus, Scope.Everywhere),
        (Role.Administrator, Right.SeeLedger, Scope.Everywhere),
        (Role.Administrator, Right.Configure, Scope.Everywhere),
        (Role.Administrator, Right.ManageUnits, Scope.Everywhere),
        (Role.Administrator, Right.ManageAccounts, Scope.Everywhere),
    ];

    private static readonly ILookup<(Role, Right), Scope> Scopes = Table.ToLookup(
        row => (row.Role, row.Right),
        row => row.Scope
    );

    public static bool May(Actor actor, Right right, Place place) =>
        actor.Grants.Any(g => Scopes[(g.Role, right)].Any(scope => Covers(scope, g.Unit, place)));

    /// <summary>Rights that have no place: configuring, units, accounts.</summary>
    public static bool May(Actor actor, Right right) =>
        actor.Grants.Any(g => Scopes[(g.Role, right)].Contains(Scope.Everywhere));

    /// <summary>Who may attach files to something: to a report, a request, an answer.</summary>
    public static bool MayAttach(Actor actor) =>
        actor.Grants.Any(g => Scopes[(g.Role, Right.Report)].Any() || Scopes[(g.Role, Right.ReviewAbove)].Any());

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
