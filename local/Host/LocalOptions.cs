using PlanMonitor.Api.Calls;
using PlanMonitor.Channels;
using PlanMonitor.Channels.Clamd;
using PlanMonitor.Local.SignIn;

namespace PlanMonitor.Local.Host;

/// <summary>What the command line says. A clock or a speed makes the clock virtual.</summary>
public sealed record LocalOptions
{
    public int Port { get; init; } = 7071;
    public string DataFolder { get; init; } = "data";
    public bool Reset { get; init; }

    /// <summary>Where heads are kept; null: in the data folder. A folder of another machine is out of reach of who can change the data.</summary>
    public string? HeadsFolder { get; init; }
    public DateTimeOffset? Clock { get; init; }
    public double? Speed { get; init; }
    public bool Demo { get; init; } = true;

    /// <summary>Names under which a proxy hands requests on; empty: this machine only. With a name there is no demonstration.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public SignInOptions SignIn { get; init; } = new(SessionLimits.Usual, AsksForCodes: false);

    /// <summary>The machine's clock is far ahead of the records, and somebody says that it is right.</summary>
    public bool ClockIsRight { get; init; }

    /// <summary>The machine's clock; with a virtual one that of sessions and wrong tries. Tests walk through its hours.</summary>
    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    /// <summary>Tests, which sign in hundreds of times, take fewer.</summary>
    public int PasswordIterations { get; init; } = Passwords.Iterations;

    /// <summary>How many requests are answered at once.</summary>
    public GateSize Gate { get; init; } = GateSize.OneMachine;

    /// <summary>Tests fill the database with it; null: as large as the disk allows.</summary>
    public int? MaxDatabasePages { get; init; }

    /// <summary>From the environment; nothing set: e-mail goes into the outbox.</summary>
    public ChannelSettings Channels { get; init; } = ChannelSettings.None;

    /// <summary>What looks into files; null: none is set.</summary>
    public ClamdScanner? Scanner { get; init; }

    public bool IsVirtual => Clock is not null || Speed is not null;
}

/// <summary>A start that cannot go on, with the one sentence that says why.</summary>
public sealed class StartException(string sentence) : Exception(sentence);
