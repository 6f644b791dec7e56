using System.Text.Json.Serialization;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Accounts;

/// <summary>An account belongs to a position in an agency; people change.</summary>
public sealed record Account
{
    /// <summary>Lower-case; on Azure the subject id of the identity provider.</summary>
    public required string Login { get; init; }
    public required string Name { get; init; }
    public string? Email { get; init; }

    /// <summary>Addresses beside the e-mail address, by the id of their kind; null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Addresses { get; init; }
    public required IReadOnlyList<Grant> Grants { get; init; }

    /// <summary>Over which channels the person wants to be written to, beside the inbox; null: never chose.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>"vi" or "en": in which language; null: never chose.</summary>
    public string? Language { get; init; }

    /// <summary>The address was refused for good: nothing is sent there until it is changed; null: it was not.</summary>
    public RefusedAddress? EmailRefused { get; init; }

    /// <summary>The same of the other addresses, by the id of their kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, RefusedAddress>? AddressesRefused { get; init; }

    /// <summary>Hash of the framework's PasswordHasher, with its parameters; null where somebody else signs people in.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The password was given by an administrator, signs in until then (real time), and only to be changed; null: the person chose it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OneTimeUntil { get; init; }

    /// <summary>The codes of the person's telephone; null: the password alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SecondFactor? SecondFactor { get; init; }

    /// <summary>Grows with every change of how the person signs in. A session bears the number it began under and ends with it: in the very write that changes the account.</summary>
    public int SignInVersion { get; init; }
    public bool Deactivated { get; init; }
    public bool Demo { get; init; }

    /// <summary>Who changed what, newest last.</summary>
    public IReadOnlyList<ChangeNote> Changes { get; init; } = [];

    /// <summary>Changes from this one on have still to be told to those whom they concern: written with the change, so that no crash swallows the letter. Null: all are told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? UntoldFrom { get; init; }

    /// <summary>With a note of the change, to be told.</summary>
    public Account Noted(ChangeNote note) =>
        this with
        {
            Changes = [.. Changes, note],
            UntoldFrom = UntoldFrom ?? Changes.Count,
        };

    public Actor AsActor() => new(Login, Name, Grants);

    /// <summary>Null: the person has none of this kind.</summary>
    public string? AddressOf(AddressKind kind) =>
        kind == AddressKind.Email ? Email : Addresses?.GetValueOrDefault(kind.Id);

    /// <summary>Null: the present address was not refused.</summary>
    public RefusedAddress? RefusedOf(AddressKind kind)
    {
        var refused = kind == AddressKind.Email ? EmailRefused : AddressesRefused?.GetValueOrDefault(kind.Id);
        return refused?.Address == AddressOf(kind) ? refused : null;
    }

    /// <summary>Nothing is written to the address until another one stands there, or an administrator says that it works.</summary>
    public Account Refuse(AddressKind kind, RefusedAddress? refused)
    {
        if (kind == AddressKind.Email)
            return this with { EmailRefused = refused };
        var others = (AddressesRefused ?? new Dictionary<string, RefusedAddress>()).Where(a => a.Key != kind.Id);
        var all = refused is null ? others : others.Append(new(kind.Id, refused));
        return this with { AddressesRefused = all.ToDictionary() };
    }
}

/// <summary>An address at which a letter was refused for good, and in which words.</summary>
public sealed record RefusedAddress(string Address, string Detail, DateTimeOffset At);
