using System.CommandLine;
using System.Globalization;
using PlanMonitor.Channels;
using PlanMonitor.Channels.Clamd;
using PlanMonitor.Core;
using PlanMonitor.Local.Host;
using PlanMonitor.Local.SignIn;
using PlanMonitor.Local.Simulation;

namespace PlanMonitor.Local;

/// <summary>The commands: serve (the default), simulate, verify, check and deadline.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var port = new Option<int>("--port") { Description = "Port on this machine.", DefaultValueFactory = _ => 7071 };
        var data = new Option<string>("--data")
        {
            Description = "Folder of the data.",
            DefaultValueFactory = _ => "data",
        };
        var reset = new Option<bool>("--reset") { Description = "Remove all data first." };
        var clock = new Option<string?>("--clock")
        {
            Description = "Virtual clock: where it starts, e.g. 2023-02-20T08:00+07:00.",
        };
        var speed = new Option<double?>("--speed")
        {
            Description = "Virtual clock: seconds that pass in one real second (0: only when moved by hand).",
        };
        var clockIsRight = new Option<bool>("--clock-is-right")
        {
            Description = "This machine's clock is far ahead of the last recorded instant, and it is right.",
        };
        var noDemo = new Option<bool>("--no-demo") { Description = "No demonstration data and accounts." };
        var hosts = new Option<string[]>("--host")
        {
            Description =
                "Name under which a proxy on this machine hands requests on, e.g. kehoach.huongtra.gov.vn; may be repeated.",
        };
        var idle = new Option<int>("--idle")
        {
            Description = "Minutes without a request after which one signs in again.",
            DefaultValueFactory = _ => (int)SessionLimits.Usual.Idle.TotalMinutes,
        };
        var codes = new Option<bool>("--codes")
        {
            Description = "Reviewers and administrators must use an authenticator app.",
        };
        var heads = ProofCommands.HeadsOption();
        var root = new RootCommand("PlanMonitor on one machine: monitors the yearly plans of local government.")
        {
            port,
            data,
            reset,
            clock,
            speed,
            clockIsRight,
            noDemo,
            hosts,
            idle,
            codes,
            heads,
        };
        LocalOptions OptionsOf(ParseResult parsed) =>
            new()
            {
                Port = parsed.GetValue(port),
                DataFolder = parsed.GetValue(data)!,
                Reset = parsed.GetValue(reset),
                Clock = ClockOf(parsed.GetValue(clock)),
                Speed = CheckedSpeed(parsed.GetValue(speed)),
                ClockIsRight = parsed.GetValue(clockIsRight),
                Demo = !parsed.GetValue(noDemo),
            };
        LocalOptions ForOthers(ParseResult parsed) =>
            OptionsOf(parsed) with
            {
                HeadsFolder = parsed.GetValue(heads),
                Channels = ReadSettings(ChannelSettings.Read),
                Scanner = ReadSettings(ClamdScanner.Read),
                Hosts = parsed.GetValue(hosts) ?? [],
                SignIn = SignInOf(parsed.GetValue(idle), parsed.GetValue(codes)),
            };
        root.SetAction((parsed, cancel) => Guarded(async () => await Serve(ForOthers(parsed), cancel)));

        var template = new Argument<string>("template")
        {
            Description =
                "Template of the cycle, e.g. templates/huong-tra-2023.json; with --below, of the cycle above.",
        };
        var below = new Option<string?>("--below")
        {
            Description =
                "Template of a cycle that stands under it; its consolidated report goes into the first one's.",
        };
        var siblings = new Option<string?>("--siblings")
        {
            Description =
                "List of units, e.g. templates/units/thua-thien-hue-2023.json: the districts beside it get plans after its pattern.",
        };
        var scenario = new Option<string?>("--scenario")
        {
            Description = "Who does what and when (docs/scenario.md); without it a year drawn from the seed.",
        };
        var seed = new Option<int?>("--seed")
        {
            Description = "Start of the draws; takes the place of the scenario's.",
        };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the results.",
            DefaultValueFactory = _ => "out",
        };
        var simulate = new Command("simulate", "Runs a whole year on a virtual clock and writes what happened.")
        {
            template,
            below,
            siblings,
            scenario,
            seed,
            output,
        };
        SimulationOptions SimulationOf(ParseResult parsed) =>
            new(
                parsed.GetValue(template)!,
                parsed.GetValue(output)!,
                parsed.GetValue(scenario),
                parsed.GetValue(seed),
                parsed.GetValue(below),
                parsed.GetValue(siblings)
            );
        simulate.SetAction(
            (parsed, cancel) => Guarded(() => SimulationCommand.Run(SimulationOf(parsed), Console.Out, cancel))
        );
        root.Add(simulate);
        root.Add(BackupCommands.Backup(Console.Out, Console.Error));
        root.Add(BackupCommands.Restore(Console.Out));
        root.Add(ProofCommands.Verify(Console.Out));
        root.Add(ProofCommands.Check(Console.Out));
        root.Add(DeadlineCommand.Make(Console.In, Console.Out, Console.Error));
        return await root.Parse(args).InvokeAsync();
    }

    private static DateTimeOffset? ClockOf(string? text) => text is null ? null : ParseClock(text);

    private static double? CheckedSpeed(double? speed) =>
        speed is null or (>= 0 and <= 31_536_000)
            ? speed
            : throw new StartException("--speed is a number from 0 to 31536000.");

    private static SignInOptions SignInOf(int idleMinutes, bool asksForCodes) =>
        new(SessionLimits.Usual with { Idle = CheckedIdle(idleMinutes) }, asksForCodes);

    /// <summary>No longer than a session lives at all.</summary>
    private static TimeSpan CheckedIdle(int minutes) =>
        minutes >= 5 && minutes <= SessionLimits.Usual.Longest.TotalMinutes
            ? TimeSpan.FromMinutes(minutes)
            : throw new StartException(
                $"--idle is a number of minutes from 5 to {SessionLimits.Usual.Longest.TotalMinutes}."
            );

    /// <exception cref="StartException">Not an instant with its offset.</exception>
    public static DateTimeOffset ParseClock(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? instant
            : throw new StartException(
                $"--clock {text} is not an instant with its offset, e.g. 2023-02-20T08:00+07:00."
            );

    /// <summary>From environment variables of the same names as the app settings on Azure.</summary>
    private static T ReadSettings<T>(Func<Func<string, string?>, T> read)
    {
        try
        {
            return read(name => Environment.GetEnvironmentVariable(name.Replace(":", "__", StringComparison.Ordinal)));
        }
        catch (ChannelSettingException e)
        {
            throw new StartException(e.Message);
        }
    }

    private static async Task Serve(LocalOptions options, CancellationToken cancel)
    {
        await using var host = await LocalHost.Start(options);
        Console.WriteLine(
            $"PlanMonitor: {host.Url}   data: {Path.GetFullPath(options.DataFolder)}   clock: {VietnamTime.Stamp(host.Clock.GetUtcNow())} (+07:00){(options.IsVirtual ? ", virtual" : "")}"
        );
        if (options.Demo)
        {
            Console.WriteLine($"Demonstration accounts (password {DemoData.Password}):");
            foreach (var account in DemoData.Accounts)
                Console.WriteLine($"  {account.Login, -10} {account.Title.Vi}");
            if (!options.IsVirtual)
                Console.WriteLine(
                    "The demonstration plan is of 2023. To walk through its year: dotnet run --project local -- --reset --clock 2023-02-20T08:00+07:00"
                );
        }
        Console.WriteLine(
            options.Channels.Of<SmtpOptions>() is { } smtp
                ? $"E-mail: {smtp.Host}:{smtp.Port} ({smtp.Security})"
                : "E-mail: no server is set; letters lie in the outbox (page of the administrator)"
        );
        if (host.FirstPassword is { } password)
            Console.WriteLine(
                $"First administrator: administrator, password {password} (shown once, good for a week, changed at the first sign-in)"
            );
        Console.WriteLine("Ctrl-C stops; nothing is lost.");
        await host.App.WaitForShutdownAsync(cancel);
    }

    private static Task<int> Guarded(Func<Task> act) =>
        Guarded(async () =>
        {
            await act();
            return 0;
        });

    /// <summary>What the command answers; 1 where it cannot go on, with the sentence that says why.</summary>
    public static async Task<int> Guarded(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (StartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
