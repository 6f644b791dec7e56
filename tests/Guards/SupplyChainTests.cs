using System.Text.Json;
using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

/// <summary>What is built with is what was looked at, and nothing secret is kept in the repository.</summary>
public sealed class SupplyChainTests
{
    private const string Lock = "tests/Guards/packages.txt";
    private const string Switch = "PLANMONITOR_LOCK_PACKAGES";
    private static readonly string[] Shipped =
    [
        "core",
        "documents",
        "api",
        "channels",
        "local",
        "functions",
        "operate",
    ];

    /// <summary>
    /// Every package that goes into what is shipped, those that others bring along included, with its version and the hash of its content. No packages.lock.json: a locked restore fails where
    /// an SDK adds a package of its own or a publish names a runtime; this compares what was really restored, whatever restored it.
    /// </summary>
    [Fact]
    public void Every_package_that_is_shipped_has_the_content_that_was_reviewed()
    {
        var restored = Shipped.SelectMany(PackagesOf).Distinct().Order(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(restored.Count > 30, $"only {restored.Count} packages were found");
        if (Environment.GetEnvironmentVariable(Switch) is not null)
            File.WriteAllLines(Path.Combine(Given.Root, Lock), restored);
        var reviewed = Read(Lock).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim()).ToList();
        var (added, gone) = (restored.Except(reviewed), reviewed.Except(restored));
        Assert.True(
            restored.SequenceEqual(reviewed),
            $"restored and not reviewed: {string.Join(", ", added)}; reviewed and not restored: {string.Join(", ", gone)}. "
                + $"Look at what changed, then: {Switch}=1 dotnet test tests --filter SupplyChain"
        );
    }

    private static IEnumerable<string> PackagesOf(string project)
    {
        using var assets = JsonDocument.Parse(Read($"{project}/obj/project.assets.json"));
        return
        [
            .. assets
                .RootElement.GetProperty("libraries")
                .EnumerateObject()
                .Where(l => l.Value.GetProperty("type").GetString() == "package")
                .Select(l => $"{l.Name} {l.Value.GetProperty("sha512").GetString()}"),
        ];
    }

    /// <summary>A tag can be moved; a digest cannot.</summary>
    [Fact]
    public void Every_action_is_pinned_by_its_digest_and_says_its_version()
    {
        var workflows = All.Where(p => p.StartsWith(".github/workflows/", StringComparison.Ordinal)).ToList();
        var uses = workflows
            .SelectMany(p => Read(p).Split('\n'))
            .Where(l => l.Contains("uses:", StringComparison.Ordinal));
        Assert.NotEmpty(uses);
        Assert.All(uses, l => Assert.Matches(@"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", l.TrimEnd()));
    }

    [Fact]
    public void Workflows_have_no_rights_they_do_not_name()
    {
        var workflows = All.Where(p => p.StartsWith(".github/workflows/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(workflows);
        Assert.All(workflows, p => Assert.Matches(@"(?m)^permissions:\n  contents: read$", Read(p)));
    }

    /// <summary>Written in pieces so that this file is clean as well.</summary>
    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["a private key"] = "-----BEGIN [A-Z ]*PRIV" + "ATE KEY-----",
        ["a key of a storage account"] = "Account" + "Key=[A-Za-z0-9+/]{40}",
        ["a shared access signature"] = @"[?&]sig=[A-Za-z0-9%+/]{30,}",
        ["a password in a connection string"] =
            @"(?i)\b(Server|Data Source|AccountEndpoint)=[^;\n]{3,};[^\n]*(Password|Pwd)=[^;\s""'{]{4,}",
        ["a token of GitHub"] = @"\bgh[pousr]_[A-Za-z0-9]{30,}",
        ["a token of npm"] = @"\bnpm_[A-Za-z0-9]{30,}|:_auth" + "Token=[^$]",
        ["a key of AWS"] = @"\bAKIA[0-9A-Z]{16}\b",
        ["a token of Slack"] = @"\bxox[abprs]-[A-Za-z0-9-]{10,}",
        ["a key of Google"] = @"\bAIza[0-9A-Za-z_-]{35}\b",
        ["a signed token"] = @"\beyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
        ["a secret of an application of Entra"] = @"\b[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{34}\b",
        ["a name and a password in an address"] = @"https?://[^/\s:@""'{}<>]+:[^/\s@""'{}<>]{3,}@[\w.-]+\.\w+",
    };

    [Fact]
    public void Nothing_secret_is_kept_here() => Assert.All(Texts, p =>
        {
            var text = Read(p);
            Assert.DoesNotContain(Secrets, s => Regex.IsMatch(text, s.Value));
        });

    [Theory]
    [InlineData("a private key", "-----BEGIN RSA PRIV", "ATE KEY-----")]
    [InlineData("a key of a storage account", "Account", "Key=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9v")]
    [InlineData("a shared access signature", "https://x/y?se=1&s", "ig=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFy")]
    [InlineData("a password in a connection string", "Server=db.example;User=x;Pass", "word=geheim")]
    [InlineData("a token of GitHub", "gh", "p_0123456789abcdefghijABCDEFGHIJ0123")]
    [InlineData("a key of AWS", "AK", "IAABCDEFGHIJKLMNOP")]
    [InlineData("a name and a password in an address", "https://user:pass", "word@example.org/")]
    public void A_secret_would_be_found(string what, string one, string other) =>
        Assert.Matches(Secrets[what], one + other);
}
