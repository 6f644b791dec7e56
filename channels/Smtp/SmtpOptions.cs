using System.Security.Cryptography.X509Certificates;

namespace PlanMonitor.Channels;

/// <summary>The mail server that takes letters from here, and in whose name they go.</summary>
public sealed record SmtpOptions : ChannelOptions
{
    public required string Host { get; init; }
    public int Port { get; init; } = 587;
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    /// <summary>Null: the server asks for no name.</summary>
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>Address the letters come from. Its domain is in every Message-ID, so a letter keeps its id as long as this stays.</summary>
    public required string From { get; init; }

    /// <summary>Address of the pages, for links in letters; null: none.</summary>
    public Uri? Pages { get; init; }

    /// <summary>Authorities of the office's own that may have signed the server's certificate; null: those of the machine.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    // RFC 5321, 4.5.3.2 gives minutes for each; a claim of the post lasts ten in all. The longest is for the answer after the letter: whoever hangs up there sends it twice.
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(20);
    public TimeSpan AcceptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>So long after its last letter a connection is given back; servers and firewalls wait for minutes.</summary>
    public TimeSpan RestTime { get; init; } = TimeSpan.FromSeconds(10);

    public string Domain => From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..];
}

/// <summary>StartTls: a server that does not offer it gets no letter. Implicit: TLS from the first byte. None: for a relay in the same room; no password is sent.</summary>
public enum SmtpSecurity
{
    StartTls,
    Implicit,
    None,
}
