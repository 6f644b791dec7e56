using System.CommandLine;
using System.Text.Json;
using PlanMonitor.Core;
using PlanMonitor.Core.Proof;
using PlanMonitor.Local.Host;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local;

/// <summary>
/// <c>verify</c> recomputes everything that is recorded in a folder and names what differs; <c>check</c> checks a receipt's file, without any data. Both may
/// run while the host does.
/// </summary>
public static class ProofCommands
{
    /// <summary>Something differs; a start that fails is 1.</summary>
    private const int Differs = 2;
    private const int MostBytes = 64 * 1024 * 1024;

    public static Command Verify(TextWriter output)
    {
        var data = new Option<string>("--data")
        {
            Description = "Folder of the data.",
            DefaultValueFactory = _ => "data",
        };
        var heads = new Option<string[]>("--head")
        {
            Description = "File with a head, or a list of heads, that was kept elsewhere; may be repeated.",
        };
        var kept = HeadsOption();
        var command = new Command(
            "verify",
            "Recomputes rows, chains, receipts, kept files and heads; names what differs."
        )
        {
            data,
            heads,
            kept,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var (folder, folderOfHeads) = (parsed.GetValue(data)!, parsed.GetValue(kept));
                var files = parsed.GetValue(heads) ?? [];
                return CommandLine.Guarded(() => VerifyFolder(folder, folderOfHeads, files, output, cancel));
            }
        );
        return command;
    }

    public static Option<string?> HeadsOption() =>
        new("--heads")
        {
            Description =
                "Folder where heads are kept, best on another machine; without it \"heads\" in the folder of the data.",
        };

    public static Command Check(TextWriter output)
    {
        var file = new Argument<string>("file") { Description = "A receipt's proof as it was downloaded." };
        var heads = new Option<string[]>("--head")
        {
            Description = "File with a head that was kept elsewhere, e.g. from a letter; may be repeated.",
        };
        var command = new Command("check", "Checks a receipt's proof without any data.") { file, heads };
        command.SetAction(
            (parsed, _) =>
            {
                var (proof, files) = (parsed.GetValue(file)!, parsed.GetValue(heads) ?? []);
                return CommandLine.Guarded(() => Task.FromResult(CheckFile(proof, files, output)));
            }
        );
        return command;
    }

    private static async Task<int> VerifyFolder(
        string folder,
        string? heads,
        string[] headFiles,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var brought = headFiles.SelectMany(HeadsIn).ToList();
        var database = Path.Combine(folder, DataFolder.Database);
        if (!File.Exists(database))
            throw new StartException($"There is no data in {folder}. Name its folder with --data.");
        using var records = DataFolder.OpenRecords(folder);
        var (log, files) = (new HeadLog(records), new DiskFiles(Path.Combine(folder, DataFolder.Files)));
        var kept = new DiskHeads(heads ?? Path.Combine(folder, DataFolder.Heads));
        var verification = new VerifyService(records, records, new(files), log, kept);
        var all = await verification.All(brought, cancel);
        foreach (var line in all.Report(await log.Newest(cancel)))
            await output.WriteLineAsync(line);
        return all.Findings.Count == 0 ? 0 : Differs;
    }

    private static int CheckFile(string path, string[] headFiles, TextWriter output)
    {
        var brought = headFiles.SelectMany(HeadsIn).ToList();
        var proof = Read<ReceiptProof>(path);
        if (ProofRules.Check(proof) is { } fault)
        {
            output.WriteLine($"Does not hold: {fault}");
            return Differs;
        }
        var receipt = proof.Receipt();
        output.WriteLine(
            $"Holds: receipt {receipt.Number} of {VietnamTime.Stamp(receipt.At)} (+07:00), under the head of size {proof.Head.Size}, root {proof.Head.Root}"
        );
        if (brought.Any(h => h.Size == proof.Head.Size && h.Root != proof.Head.Root))
        {
            output.WriteLine("But the head that was brought has another root.");
            return Differs;
        }
        if (!brought.Any(h => h.Size == proof.Head.Size))
            output.WriteLine("Compare this head with one that was kept elsewhere.");
        return 0;
    }

    /// <summary>One head, or the list that the interface gives.</summary>
    private static IReadOnlyList<Head> HeadsIn(string path)
    {
        var json = Read<JsonElement>(path);
        var list = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("heads", out var heads) ? heads : json;
        return list.ValueKind == JsonValueKind.Array
            ? Json.Read<IReadOnlyList<Head>>(list.GetRawText(), path)
            : [Json.Read<Head>(list.GetRawText(), path)];
    }

    private static T Read<T>(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
            throw new StartException($"{path} is not there, or larger than {MostBytes} bytes.");
        try
        {
            return Json.Read<T>(File.ReadAllText(path), path);
        }
        catch (DamagedRecordException)
        {
            throw new StartException($"{path} is no file of this kind.");
        }
    }
}
