using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>
/// The storage emulator (tests/azurite, pinned by its lock file) on free ports of this machine: https with a certificate made here, identity as on Azure,
/// an empty account for whoever asks. Stopped with SIGTERM, after which it has written everything.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable, IDisposable
{
    private const int Accounts = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Folder = Path.Combine(Given.Root, "tests", "azurite");
    private readonly TempFolder data = new();
    private readonly X509Certificate2 certificate = MakeCertificate();
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentDictionary<string, Uri> services = new();
    private readonly Process process = new();
    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly Lazy<Task> running;
    private int account;

    public Azurite() => running = new(Start);

    /// <summary>For a process that is to trust the emulator: SSL_CERT_FILE.</summary>
    public string CertificateFile => data.File("certificate.pem");

    /// <summary>An account nobody used yet. The first who asks waits until the emulator listens.</summary>
    public AzuriteAccount NewAccount()
    {
        running.Value.GetAwaiter().GetResult();
        var name = NameOf(Interlocked.Increment(ref account));
        return new(
            name,
            new(services["Blob"], name),
            new(services["Queue"], name),
            new(services["Table"], name),
            key,
            certificate
        );
    }

    /// <summary>What sends requests, trusts this emulator alone, and remembers them.</summary>
    public Wire Wire() => new(certificate);

    public async ValueTask DisposeAsync()
    {
        if (running.IsValueCreated && !process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
    }

    public void Dispose()
    {
        process.Dispose();
        certificate.Dispose();
        data.Dispose();
    }

    private async Task Start()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "azurite")))
            await Install();
        await File.WriteAllTextAsync(CertificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(data.File("key.pem"), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js"),
                "--silent",
                "--disableTelemetry",
                "--location",
                data.Path,
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                "0",
                "--queueHost",
                "127.0.0.1",
                "--queuePort",
                "0",
                "--tableHost",
                "127.0.0.1",
                "--tablePort",
                "0",
                "--skipApiVersionCheck",
                "--oauth",
                "basic",
                "--cert",
                CertificateFile,
                "--key",
                data.File("key.pem"),
            },
        };
        // Accounts have keys. The app never signs with one; a Functions host without an identity does.
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(
            ';',
            Enumerable.Range(1, Accounts).Select(n => $"{NameOf(n)}:{key}")
        );
        process.StartInfo = start;
        var listening = new TaskCompletionSource();
        process.OutputDataReceived += (_, e) => Hear(e.Data, listening);
        process.ErrorDataReceived += (_, e) => Hear(e.Data, listening);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(Failed("ended by itself"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(listening.Task, Task.Delay(Patience)) != listening.Task)
            throw Failed("does not listen");
        await listening.Task;
    }

    private void Hear(string? line, TaskCompletionSource listening)
    {
        if (line is null)
            return;
        output.Enqueue(line);
        if (Listens().Match(line) is { Success: true } match)
            services[match.Groups["service"].Value] = new(match.Groups["address"].Value.TrimEnd('/') + "/");
        if (services.Count == 3)
            listening.TrySetResult();
    }

    private InvalidOperationException Failed(string what) => new($"The emulator {what}:\n{string.Join('\n', output)}");

    private static async Task Install()
    {
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = Folder,
                RedirectStandardError = true,
            }
        )!;
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci in tests/azurite: {errors}");
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                0,
                critical: true
            )
        );
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static string NameOf(int number) => $"account{number:D3}";

    [GeneratedRegex(
        @"Azurite (?<service>Blob|Queue|Table) service (is )?successfully listen(s|ing) (on|at) (?<address>https://\S+)"
    )]
    private static partial Regex Listens();
}

/// <summary>An account of the emulator, which nobody else uses.</summary>
public sealed record AzuriteAccount(
    string Name,
    Uri Blobs,
    Uri Queues,
    Uri Tables,
    string Key,
    X509Certificate2 Certificate
)
{
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=https;AccountName={Name};AccountKey={Key};BlobEndpoint={Blobs};QueueEndpoint={Queues};TableEndpoint={Tables}";

    public Wire Wire() => new(Certificate);
}
