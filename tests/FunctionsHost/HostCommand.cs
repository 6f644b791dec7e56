using System.Collections.Concurrent;
using System.Diagnostics;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>
/// A real Functions host, where the environment variable FUNCTIONS_HOST names a command that starts one; it takes the publish folder and a port.
/// No package brings a host, so one is built from its public source beside the project.
/// </summary>
internal sealed class HostCommand : IFunctionsHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentQueue<string> said = [];
    private readonly Process process;

    private HostCommand(string folder, int port, IReadOnlyDictionary<string, string> settings)
    {
        Address = new($"http://127.0.0.1:{port}/");
        // Through the shell: the command may have arguments of its own.
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {Command} \"$1\" \"$2\"", "sh", folder, $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        process.ErrorDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Null: there is none on this machine.</summary>
    public static string? Command { get; } =
        Environment.GetEnvironmentVariable("FUNCTIONS_HOST") is { Length: > 0 } command ? command : null;

    public Uri Address { get; }

    public string Log => string.Join('\n', said);

    public static async Task<IFunctionsHost> Start(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var host = new HostCommand(folder, Loopback.FreePort(), settings);
        try
        {
            await host.Answering();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Its timers fire by themselves, as their schedules say.</summary>
    public Task FireTimers() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task Answering()
    {
        using var client = new HttpClient { BaseAddress = Address };
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
                !process.HasExited && DateTimeOffset.UtcNow < last,
                $"The Functions host does not answer:\n{Log}"
            );
        }
    }
}
