using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Ports;

/// <summary>A way to write to people outside the system.</summary>
/// <param name="Id">Short and stored with every letter: "email", "webhook", "sms".</param>
/// <param name="Address">What it writes to; null: the other end knows people by their login.</param>
public sealed record Channel(string Id, Text Name, AddressKind? Address)
{
    /// <summary>What everybody has who never chose.</summary>
    public static readonly Channel Email = new("email", new("thư điện tử", "e-mail"), AddressKind.Email);
}

/// <summary>A kind of address that a person has once, whichever channels write to it.</summary>
/// <param name="Pattern">What may stand in it, all of it; anything else is refused when it is entered.</param>
public sealed record AddressKind(string Id, Text Name, string Pattern)
{
    public static readonly AddressKind Email = new(
        "email",
        new("địa chỉ thư điện tử", "the e-mail address"),
        """[^@\s<>"]{1,64}@[^@\s<>"]{1,190}"""
    );

    /// <summary>Of a mail address, what every mail server takes: what the channel would refuse later is refused while somebody is there who can type it again.</summary>
    public bool Fits(string address) =>
        Regex.IsMatch(address, $@"\A(?:{Pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
        && (this != Email || MailAddresses.Plain(address) is not null);
}
