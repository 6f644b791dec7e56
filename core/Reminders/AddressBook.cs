using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Reminders;

/// <summary>Who holds which role, and how units are called: what the letters of one run are addressed by.</summary>
public sealed class AddressBook(IReadOnlyList<Stored<Account>> accounts, UnitDirectory units)
{
    private readonly ILookup<Grant, Account> holders = HoldersOf(accounts.Select(a => a.Value));

    private static ILookup<Grant, Account> HoldersOf(IEnumerable<Account> accounts)
    {
        var active = accounts.Where(a => !a.Deactivated).OrderBy(a => a.Login, StringComparer.Ordinal);
        var grants = active.SelectMany(a => a.Grants.Distinct(), (account, grant) => (grant, account));
        return grants.ToLookup(g => g.grant, g => g.account);
    }

    public UnitDirectory Units => units;

    /// <summary>Active accounts that hold a role at a unit, in login order.</summary>
    public IEnumerable<Account> Holding(Role role, string unit) => holders[new(role, unit)];

    /// <summary>Those who can do what is owed: the unit's officers; for a collector's own report the office that consolidates.</summary>
    public IEnumerable<Account> Reporters(Duty duty) => Holding(RoleAt(duty), duty.Unit);

    /// <summary>The leader to whom the plan has it reported, and the head of the body that issued it.</summary>
    public IEnumerable<Account> Leaders(PlanDocument plan)
    {
        var heads = Holding(Role.Reader, plan.Issuer);
        var leaders = plan.FollowUp is { } followUp ? Holding(Role.Reader, followUp.ReportsTo) : [];
        return heads.Concat(leaders).DistinctBy(a => a.Login);
    }

    public static Role RoleAt(Duty duty) =>
        duty.IsConsolidation || duty.FedBy is not null ? Role.Reviewer : Role.Officer;
}
