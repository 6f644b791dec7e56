using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Infra;

/// <summary>The Bicep compiler, one process for all tests: it answers in a fifth of a second once it runs (bicep jsonrpc). It needs no Azure and no network.</summary>
internal static class BicepCompiler
{
    /// <summary>What whoever deploys sets, with everything that can be set: mail, gateway, budget.</summary>
    private static readonly Dictionary<string, string> Set = new()
    {
        ["AZURE_ENV_NAME"] = "hue",
        ["PLANMONITOR_ENTRA_CLIENT_ID"] = "00000000-0000-0000-0000-000000000001",
        ["PLANMONITOR_ALERT_EMAIL"] = "van-hanh@example.vn",
        ["PLANMONITOR_FIRST_ADMINISTRATOR"] = "00000000-0000-0000-0000-000000000002",
        ["PLANMONITOR_BUDGET_FROM"] = "2026-01-01",
        ["PLANMONITOR_PUBLIC_ADDRESS"] = "https://kehoach.example.vn",
        ["PLANMONITOR_MAIL_HOST"] = "smtp.example.vn",
        ["PLANMONITOR_MAIL_PORT"] = "465",
        ["PLANMONITOR_MAIL_SECURITY"] = "implicit",
        ["PLANMONITOR_MAIL_USER"] = "ke-hoach",
        ["PLANMONITOR_MAIL_FROM"] = "ke-hoach@example.vn",
        ["PLANMONITOR_WEBHOOK_ADDRESS"] = "https://gateway.example.vn/zalo",
        ["PLANMONITOR_SMS_ADDRESS"] = "https://sms.example.vn/send",
        ["PLANMONITOR_SMS_SENDER"] = "UBND HTra",
    };

    private static readonly Lazy<Process> Running = new(Start);
    private static readonly Lock Turn = new();

    /// <summary>Null where there is none for this kind of machine.</summary>
    public static string? Executable { get; } =
        typeof(BicepCompiler)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(a => a.Key == "BicepPath")
            .Value
            is { Length: > 0 } path
            ? path.Replace('\\', '/')
            : null;

    /// <summary>What it says of a file and of those it takes in: errors, warnings, what its linter finds, and hints.</summary>
    public static IReadOnlyList<string> Diagnostics(string file)
    {
        var answer = file.EndsWith(".bicepparam", StringComparison.Ordinal)
            ? Ask("bicep/compileParams", new { path = file, parameterOverrides = new { } })
            : Ask("bicep/compile", new { path = file });
        var said = answer["diagnostics"]!
            .AsArray()
            .Select(d =>
                $"{Path.GetFileName(d!["source"]!.ToString())}({(int)d["range"]!["start"]!["line"]! + 1}): {d["level"]} {d["code"]}: {d["message"]}"
            )
            .ToList();
        Assert.Equal(said.Exists(s => s.Contains(": Error ", StringComparison.Ordinal)), !(bool)answer["success"]!);
        return said;
    }

    public static string Formatted(string file) => Ask("bicep/format", new { path = file })["contents"]!.ToString();

    /// <summary>The resources that a parameter file asks for, with all that is known before anything is deployed.</summary>
    public static JsonNode Snapshot(string parameterFile) =>
        JsonNode.Parse(
            Ask(
                "bicep/getSnapshot",
                new
                {
                    path = parameterFile,
                    metadata = new
                    {
                        tenantId = Guid.Empty,
                        subscriptionId = Guid.Empty,
                        resourceGroup = "group",
                        location = "southeastasia",
                    },
                }
            )["snapshot"]!.ToString()
        )!;

    private static JsonNode Ask(string method, object about)
    {
        lock (Turn)
        {
            var (input, output) = (Running.Value.StandardInput.BaseStream, Running.Value.StandardOutput.BaseStream);
            var question = JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    jsonrpc = "2.0",
                    id = 1,
                    method,
                    @params = about,
                }
            );
            input.Write(Encoding.ASCII.GetBytes($"Content-Length: {question.Length}\r\n\r\n"));
            input.Write(question);
            input.Flush();
            var answer = new byte[LengthOfAnswer(output)];
            output.ReadExactly(answer);
            var said = JsonNode.Parse(answer)!;
            return said["result"] ?? throw new InvalidOperationException(said["error"]!.ToJsonString());
        }
    }

    /// <summary>Reads the head of an answer, up to its empty line.</summary>
    private static int LengthOfAnswer(Stream output)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = output.ReadByte();
            Assert.True(next >= 0, "The Bicep compiler has ended.");
            head.Append((char)next);
        }
        var length = head.ToString()
            .Split("\r\n")
            .Single(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>It ends when its input does, which is when the tests end.</summary>
    private static Process Start()
    {
        var start = new ProcessStartInfo(Executable!, ["jsonrpc", "--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Set)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>A theory that asks the Bicep compiler. Skipped, with its reason, where the package has none for this kind of machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) =>
        Skip = BicepCompiler.Executable is null
            ? "The tests bring a Bicep compiler for Linux on x64 only: name one in the environment variable BicepPath and build again."
            : null;
}
