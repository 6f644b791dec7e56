using System.Diagnostics;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Infra;

/// <summary>The checks of the Bicep files (infra/check), installed once before the first of them runs.</summary>
internal static class InfraCheck
{
    private static readonly string Folder = Path.Combine(Root, "infra", "check");
    private static readonly Lazy<Task> Installed = new(Install);

    /// <summary>What it prints; the test fails with that when it does not end well.</summary>
    public static async Task<string> Run(string command, params string[] arguments)
    {
        await Installed.Value;
        return await Start(command, arguments);
    }

    private static async Task Install()
    {
        var mark = new FileInfo(Path.Combine(Folder, "node_modules", ".installed"));
        if (mark.Exists && mark.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        await Start("npm", ["ci", "--ignore-scripts", "--loglevel=error"]);
        await File.WriteAllTextAsync(mark.FullName, "");
    }

    private static async Task<string> Start(string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', arguments)}\n{await output}{await errors}");
        return await output;
    }
}
