using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Accounts;

/// <summary>A person's address of one kind.</summary>
/// <param name="Kind">Id of the kind.</param>
/// <param name="Given">Null: none was entered.</param>
/// <param name="Refused">The address was refused for good; null: it was not.</param>
public sealed record Address(string Kind, Text Name, string? Given, RefusedAddress? Refused)
{
    public static Address Of(AddressKind kind, Account account) =>
        new(kind.Id, kind.Name, account.AddressOf(kind), account.RefusedOf(kind));
}
