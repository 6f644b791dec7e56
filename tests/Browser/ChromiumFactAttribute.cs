using System.Runtime.CompilerServices;

namespace PlanMonitor.Tests.Browser;

/// <summary>A test in a real browser: Chromium found on PATH. Where there is none it is skipped and says so; in CI a missing browser fails it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Executable is null && Environment.GetEnvironmentVariable("CI") is null)
            Skip = "No Chromium on PATH: install it (Debian: apt-get install chromium) to run the browser test.";
    }

    /// <summary>Full path of the browser; null where there is none.</summary>
    public static string? Executable { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder =>
                new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))
            )
            .FirstOrDefault(File.Exists);
}
