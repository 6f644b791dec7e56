using System.Diagnostics;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Guards;

/// <summary>C# stands as CSharpier writes it. The pages ask the same of themselves in web/tests/handwriting.test.ts.</summary>
[Slow]
public sealed class FormatTests
{
    [Fact]
    public async Task Every_file_is_as_the_formatter_writes_it()
    {
        var (restored, restoring) = await Run("tool", "restore");
        Assert.True(restored, $"The formatter could not be fetched.\n{restoring}");
        var (isFormatted, differing) = await Run("csharpier", "check", ".");
        Assert.True(isFormatted, $"Run \"dotnet csharpier format .\" and commit what it writes.\n{differing}");
    }

    private static async Task<(bool Succeeded, string Said)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var dotnet = Process.Start(start)!;
        var output = dotnet.StandardOutput.ReadToEndAsync();
        var errors = dotnet.StandardError.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        return (dotnet.ExitCode == 0, await output + await errors);
    }
}
