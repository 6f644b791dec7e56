using System.Collections.Concurrent;
using System.Diagnostics;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The same year on a real Functions host, published as it is deployed. Only where a host is given.</summary>
[Collection(Azurite.Collection)]
public sealed class FunctionsHostYearTests(Azurite azurite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [FunctionsHostFact]
    public async Task One_towns_year_runs_on_the_Functions_host_that_the_variable_FUNCTIONS_HOST_names()
    {
        using var folder = new TempFolder();
        var said = new ConcurrentQueue<string>();
        using (
            var publish = Start(
                "dotnet",
                ["publish", Path.Combine(Given.Root, "functions"), "--no-restore", "-o", folder.Path],
                said
            )
        )
        {
            await publish.WaitForExitAsync();
            Assert.True(publish.ExitCode == 0, string.Join('\n', said));
        }
        var port = Loopback.FreePort();
        // Through the shell: the command may have arguments of its own.
        using var host = Start(
            "/bin/sh",
            ["-c", $"exec {FunctionsHostFactAttribute.Command} \"$1\" \"$2\"", "sh", folder.Path, $"{port}"],
            said,
            Settings(azurite.NewAccount())
        );
        try
        {
            var address = new Uri($"http://127.0.0.1:{port}/");
            await Answering(address, host, said);
            using var year = new HostYear(address, azurite.Wire);
            await year.Run();
        }
        finally
        {
            if (!host.HasExited)
                host.Kill(entireProcessTree: true);
        }
    }

    /// <summary>As on Azure, but for the storage of the host itself: it knows no credential of the emulator and signs with the account's key.</summary>
    private Dictionary<string, string> Settings(AzuriteAccount account) =>
        new()
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["TaskHubName"] = "planmonitor",
            ["PlanMonitor__TableEndpoint"] = account.Tables.AbsoluteUri,
            ["PlanMonitor__BlobEndpoint"] = account.Blobs.AbsoluteUri,
            ["PlanMonitor__FirstAdministrator"] = HostYear.FirstAdministrator,
            ["SSL_CERT_FILE"] = azurite.CertificateFile,
        };

    private static Process Start(
        string command,
        string[] arguments,
        ConcurrentQueue<string> said,
        Dictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task Answering(Uri address, Process host, ConcurrentQueue<string> said)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var last = DateTimeOffset.UtcNow + Patience; ; await Task.Delay(500))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("api/host", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            Assert.True(
                !host.HasExited && DateTimeOffset.UtcNow < last,
                $"The Functions host does not answer:\n{string.Join('\n', said)}"
            );
        }
    }
}

/// <summary>Skipped, with its reason, where FUNCTIONS_HOST names no command; the command takes the publish folder and a port.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionsHostFactAttribute : FactAttribute
{
    public FunctionsHostFactAttribute() =>
        Skip = Command is null
            ? "The environment variable FUNCTIONS_HOST names no command that starts a Functions host."
            : null;

    public static string? Command { get; } =
        Environment.GetEnvironmentVariable("FUNCTIONS_HOST") is { Length: > 0 } command ? command : null;
}
