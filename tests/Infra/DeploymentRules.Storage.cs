using System.Text.RegularExpressions;
using PlanMonitor.Tests.Guards;

namespace PlanMonitor.Tests.Infra;

/// <summary>The tables and containers that are made, that the code uses, and that are backed up, are the same.</summary>
internal static partial class DeploymentRules
{
    [Mistake("modules/data.bicep", "'post'", "'posts'")]
    public static void The_tables_made_are_those_the_code_uses(Deployment made) =>
        Rule.AssertSame(
            Sources
                .All.Where(p => p.StartsWith("core/", StringComparison.Ordinal))
                .SelectMany(p => Constants(p, @"\w*Table"))
                .Distinct(),
            Tables(made)
        );

    [Mistake("modules/data.bicep", "'units'", "'units', 'letters'")]
    public static void The_tables_to_back_up_are_all_there_are(Deployment made) =>
        Rule.AssertSame(Tables(made), StoredTables.Kept.Except(["host", "outbox"]));

    [Mistake("modules/data.bicep", "var objects = 'objects'", "var objects = 'files'")]
    public static void The_containers_made_are_those_the_code_uses(Deployment made) =>
        Rule.AssertSame(
            Constants("functions/Storage/BlobFiles.cs", "(?:Uploads|Objects|Aside)")
                .Concat(Constants("functions/Storage/BlobHeads.cs", "Container")),
            made.Of("Microsoft.Storage/storageAccounts/blobServices/containers")
                .Where(c => c.Id.StartsWith(made.DataAccount.Id, StringComparison.Ordinal))
                .Select(c => c.LastName)
        );

    private static IEnumerable<string> Tables(Deployment made)
    {
        var tables = made.Of("Microsoft.Storage/storageAccounts/tableServices/tables");
        Assert.All(tables, t => Assert.StartsWith(made.DataAccount.Id, t.Id, StringComparison.Ordinal));
        return tables.Select(t => t.LastName);
    }

    private static IEnumerable<string> Constants(string path, string name) =>
        Regex.Matches(Sources.Read(path), $@"const string {name} = ""(\w+)""").Select(m => m.Groups[1].Value);
}
