using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PlanMonitor.Tests.Channels;

/// <summary>A mail server process (tests/smtp, npm smtp-server) on a free port of this machine; it ends with its standard input, so none outlives the tests.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Given.Root, "tests", "smtp");
    private static readonly Lazy<Task> Installed = new(Install);
    private readonly TempFolder data = new();
    private readonly Process process;

    private MailServer(Process process, TempFolder data, int port) =>
        (this.process, this.data, Port) = (process, data, port);

    public int Port { get; }

    /// <summary>As a sender needs it, with short patience.</summary>
    public SmtpOptions Options =>
        new()
        {
            Host = "127.0.0.1",
            Port = Port,
            Security = SmtpSecurity.None,
            From = "ke-hoach@huong-tra.example.vn",
            CommandTimeout = TimeSpan.FromSeconds(10),
            AcceptTimeout = TimeSpan.FromSeconds(2),
        };

    /// <summary>What it took, in order.</summary>
    public IReadOnlyList<TakenLetter> Taken =>
        File.Exists(data.File("log"))
            ?
            [
                .. File.ReadLines(data.File("log"))
                    .Select(l => JsonSerializer.Deserialize<TakenLetter>(l, JsonSerializerOptions.Web)!),
            ]
            : [];

    /// <param name="arguments">As tests/smtp/server.mjs describes them.</param>
    public static async Task<MailServer> Start(params string[] arguments)
    {
        await Installed.Value;
        var data = new TempFolder();
        var process = Process.Start(
            new ProcessStartInfo(
                "node",
                ["server.mjs", "--tied", "--with-letter", "--log", data.File("log"), .. arguments]
            )
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var port = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return new(
            process,
            data,
            int.Parse(
                port ?? throw new InvalidOperationException("The mail server did not start."),
                CultureInfo.InvariantCulture
            )
        );
    }

    public static Task<MailServer> Misbehaving(string behaviour, params string[] arguments) =>
        Start(["--behaviour", behaviour, .. arguments]);

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        process.Dispose();
        data.Dispose();
    }

    private static async Task Install()
    {
        var mark = new FileInfo(Path.Combine(Folder, "node_modules", ".installed"));
        if (mark.Exists && mark.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--loglevel=error"])
            {
                WorkingDirectory = Folder,
                RedirectStandardError = true,
            }
        )!;
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci in tests/smtp: {errors}");
        await File.WriteAllTextAsync(mark.FullName, "");
    }
}

/// <summary>A letter as the server took it, read by a MIME parser that is not ours.</summary>
/// <param name="Connection">The same for all letters of one connection.</param>
internal sealed record TakenLetter(
    string Connection,
    string MessageId,
    string From,
    IReadOnlyList<string> To,
    string Subject,
    bool Secure,
    string? User,
    string Text,
    string Html,
    TakenMailbox Sender,
    IReadOnlyList<TakenMailbox> Receivers,
    IReadOnlyList<TakenHeader> Headers,
    string Letter
)
{
    public string Header(string name) =>
        Headers.Single(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}

internal sealed record TakenMailbox(string Name, string Address);

internal sealed record TakenHeader(string Key, string Value);
