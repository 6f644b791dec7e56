using System.CommandLine;
using PlanMonitor.Core;
using PlanMonitor.Core.Backup;
using PlanMonitor.Local.Backup;

namespace PlanMonitor.Local;

/// <summary><c>backup</c> writes everything into one file, also while the host runs; <c>restore</c> takes it back while it does not.</summary>
public static class BackupCommands
{
    /// <summary>The backup is written, and something that should be in it is damaged.</summary>
    private const int Incomplete = 2;

    public static Command Backup(TextWriter output, TextWriter errors)
    {
        var (file, data) = (
            FileArgument("File to write; one that is there is replaced when the new one is whole."),
            Data()
        );
        var command = new Command("backup", "Writes everything into one file, also while the host runs.")
        {
            file,
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var (folder, target) = (parsed.GetValue(data)!, parsed.GetValue(file)!);
                return CommandLine.Guarded(async () =>
                {
                    var manifest = await LocalBackup.Write(folder, target, TimeProvider.System, cancel);
                    await output.WriteLineAsync($"Backup: {Path.GetFullPath(target)}   {Summary(manifest)}");
                    foreach (var sha256 in manifest.Damaged)
                        await errors.WriteLineAsync(
                            $"The kept file {sha256} is damaged and not in the backup: look for it in an earlier one."
                        );
                    return manifest.Damaged.Count == 0 ? 0 : Incomplete;
                });
            }
        );
        return command;
    }

    public static Command Restore(TextWriter output)
    {
        var (file, data) = (FileArgument("A file that backup wrote, here or on Azure."), Data());
        var command = new Command(
            "restore",
            "Puts a backup in the place of what is in the folder, which is kept beside; the host must not run."
        )
        {
            file,
            data,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var (folder, source) = (parsed.GetValue(data)!, parsed.GetValue(file)!);
                return CommandLine.Guarded(async () =>
                {
                    var (manifest, before) = await LocalRestore.Run(source, folder, TimeProvider.System, cancel);
                    await output.WriteLineAsync($"Restored: {Path.GetFullPath(folder)}   {Summary(manifest)}");
                    if (before is not null)
                        await output.WriteLineAsync(
                            $"What was there before: {before}. Remove it when you no longer need it."
                        );
                    await output.WriteLineAsync(
                        "Everybody signs in again. Now start the host; where the backup is older than 45 days, once with --clock-is-right."
                    );
                    return 0;
                });
            }
        );
        return command;
    }

    private static string Summary(Manifest manifest) =>
        $"of {VietnamTime.Stamp(manifest.At)} (+07:00): {manifest.Rows} rows, {manifest.Objects.Count} kept files";

    private static Argument<string> FileArgument(string description) => new("file") { Description = description };

    private static Option<string> Data() =>
        new("--data") { Description = "Folder of the data.", DefaultValueFactory = _ => "data" };
}
