using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Ports;

/// <summary>Addresses for the envelope: the domain always in ASCII; what stands before the @ as it is, which where it is not ASCII asks for SMTPUTF8 (RFC 6531).</summary>
public static partial class MailAddresses
{
    private static readonly IdnMapping Names = new();

    /// <summary>The same in ASCII throughout, for where letters come from: every server must take it. Null: it cannot be written so.</summary>
    public static string? Plain(string? address) =>
        Envelope(address) is { } envelope && Ascii.IsValid(envelope) ? envelope : null;

    /// <summary>The domain in ASCII; null: nothing that may stand in RCPT TO, above all no line break and no angle bracket.</summary>
    public static string? Envelope(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        if (at < 1 || at == address!.Length - 1)
            return null;
        try
        {
            var ascii = $"{address[..at]}@{Names.GetAscii(address[(at + 1)..])}";
            return Allowed().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>RFC 5321, 4.1.2 (Dot-string, Domain): dots stand between something.</summary>
    [GeneratedRegex(
        @"\A(?!\.|[^@]*\.[.@])[!#-'*+\-./0-9=?A-Z^_`a-z{|}~\p{L}\p{M}]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\z"
    )]
    private static partial Regex Allowed();
}
