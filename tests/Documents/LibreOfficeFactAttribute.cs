using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PlanMonitor.Tests.Documents;

/// <summary>A test with LibreOffice Calc found on PATH. Where there is none it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!Saves.Value)
            Skip =
                "No LibreOffice Calc on PATH: install it (Debian: apt-get install libreoffice-calc-nogui) to run it.";
    }

    /// <summary>Writer alone opens no workbook: whether one is really saved is tried once.</summary>
    private static readonly Lazy<bool> Saves = new(() =>
    {
        try
        {
            return Convert(WorkbookCase.Written(WorkbookCase.Model()), "xlsx").Length > 0;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            return false;
        }
    });

    /// <summary>Opens the workbook and saves it as another file.</summary>
    public static byte[] Convert(byte[] workbook, string ending)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-office-").FullName;
        try
        {
            var path = Path.Combine(folder, "in.xlsx");
            File.WriteAllBytes(path, workbook);
            // A profile of its own: two of them do not run at once.
            var start = new ProcessStartInfo(
                "libreoffice",
                [
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    ending,
                    "--outdir",
                    Path.Combine(folder, "out"),
                    path,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var office = Process.Start(start)!;
            var said = office.StandardError.ReadToEndAsync();
            office.StandardOutput.ReadToEnd();
            if (!office.WaitForExit(TimeSpan.FromMinutes(2)))
                office.Kill(entireProcessTree: true);
            said.Wait();
            return File.ReadAllBytes(Path.Combine(folder, "out", $"in.{ending}"));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException("LibreOffice saved nothing.", e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
