using System.Diagnostics;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The app as it is deployed: published once a run of the tests, from what was built for it.</summary>
public sealed class PublishedApp : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Lazy<Task> published;

    public PublishedApp() => published = new(Publish);

    public async Task<string> Folder()
    {
        await published.Value;
        return folder.Path;
    }

    public void Dispose() => folder.Dispose();

    private async Task Publish()
    {
        // bin/Debug/net10.0: the configuration that the tests were built in.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(Given.Root, "functions");
        string[] arguments = ["publish", project, "--no-build", "-c", configuration, "-o", folder.Path, "-v", "quiet"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        // Set by the SDK that runs the tests, and not meant for another build.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);
    }
}
