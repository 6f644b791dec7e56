using System.Diagnostics;
using System.Reflection;

namespace PlanMonitor.Tests.Web;

/// <summary>The pages' own unit tests (web/tests), so that one command runs everything.</summary>
[Slow]
public class PagesTests
{
    [Fact]
    public async Task The_unit_tests_of_the_pages_pass()
    {
        var root = typeof(PagesTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "SourceRoot")
            .Value!;
        var start = new ProcessStartInfo("npm", ["test", "--silent"])
        {
            WorkingDirectory = Path.Combine(root, "web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, await output + await errors);
    }
}
