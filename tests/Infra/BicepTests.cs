using System.Text.Json;
using System.Text.RegularExpressions;
using PlanMonitor.Functions;
using PlanMonitor.Tests.Guards;

namespace PlanMonitor.Tests.Infra;

/// <summary>The Bicep files by themselves (infra/check), and what they say that the code says too.</summary>
public sealed class BicepTests
{
    private sealed record Facts(
        IReadOnlyList<string> Settings,
        IReadOnlyList<string> Tables,
        IReadOnlyList<string> Containers,
        IReadOnlyList<string> Alerts,
        IReadOnlyList<string> Roles,
        IReadOnlyList<string> Measures
    );

    private static readonly Lazy<Task<Facts>> Said = new(async () =>
        JsonSerializer.Deserialize<Facts>(await InfraCheck.Run("node", "facts.mjs"), JsonSerializerOptions.Web)!
    );

    [Fact]
    public async Task Nothing_is_wrong_with_the_Bicep_files() =>
        Assert.Contains(" 0 problems", await InfraCheck.Run("node", "check.mjs"), StringComparison.Ordinal);

    [Fact]
    public async Task Every_kind_of_mistake_in_a_Bicep_file_is_refused() =>
        Assert.Contains("# fail 0", await InfraCheck.Run("npm", "test", "--silent"), StringComparison.Ordinal);

    [Fact]
    public async Task The_app_is_given_exactly_the_settings_of_the_catalogue() =>
        AssertSame(
            Settings.Catalogue.Select(s => s.Name.Replace(":", "__", StringComparison.Ordinal)),
            (await Said.Value).Settings
        );

    [Fact]
    public async Task The_tables_made_are_those_the_code_uses() =>
        AssertSame(
            Sources
                .All.Where(p => p.StartsWith("core/", StringComparison.Ordinal))
                .SelectMany(p => Constants(p, @"\w*Table"))
                .Distinct(),
            (await Said.Value).Tables
        );

    [Fact]
    public async Task The_tables_to_back_up_are_all_there_are() =>
        AssertSame(
            (await Said.Value).Tables,
            Regex
                .Match(Sources.Read("docs/operate.md"), "The tables, in this order: `([^`]+)`")
                .Groups[1]
                .Value.Split(' ')
        );

    [Fact]
    public async Task The_containers_made_are_those_the_code_uses() =>
        AssertSame(Constants("functions/Storage/BlobFiles.cs", "(?:Uploads|Objects)"), (await Said.Value).Containers);

    [Fact]
    public async Task An_alert_watches_only_figures_that_the_code_measures()
    {
        var measured = Regex
            .Matches(Sources.Read("core/Measures.cs"), @"""(planmonitor\.\w+)""")
            .Select(m => m.Groups[1].Value)
            .ToList();
        var watched = (await Said.Value).Measures;
        Assert.NotEmpty(watched);
        Assert.Empty(watched.Except(measured));
    }

    [Fact]
    public void An_alert_that_waits_for_a_function_names_one_that_exists()
    {
        var waitedFor = Regex
            .Matches(Sources.Read("infra/modules/alerts.bicep"), @"requests \| where name == ""(\w+)""")
            .Select(m => m.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(waitedFor);
        Assert.All(waitedFor, name =>
            Assert.Contains(
                $"[Function(nameof({name}))]",
                Sources.Read("functions/Workflows/Watchdog.cs"),
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Who_operates_it_finds_every_alert_explained() =>
        AssertSame((await Said.Value).Alerts, FirstCells("docs/operate.md", "### By alert"));

    [Fact]
    public async Task Every_right_of_the_app_is_listed_with_its_reason() =>
        AssertSame((await Said.Value).Roles, FirstCells("infra/README.md", "## Rights of the app"));

    [Fact]
    public void Who_operates_it_finds_only_refusals_that_exist_and_every_failure_of_the_machine()
    {
        var explained = FirstCells("docs/operate.md", "### By problem code")
            .SelectMany(cell => cell.Split(", "))
            .ToList();
        Assert.Empty(explained.Except(Problems.All.Select(p => p.Code)));
        Assert.Empty(Problems.All.Where(p => p.Status >= 500).Select(p => p.Code).Except(explained));
    }

    /// <summary>The first column of the table below a heading, without its head and without backquotes.</summary>
    private static IEnumerable<string> FirstCells(string path, string heading) =>
        Sources
            .Read(path)
            .Split('\n')
            .SkipWhile(line => line != heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Split('|')[1].Replace("`", "", StringComparison.Ordinal).Trim());

    private static IEnumerable<string> Constants(string path, string name) =>
        Regex.Matches(Sources.Read(path), $@"const string {name} = ""(\w+)""").Select(m => m.Groups[1].Value);

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}
