using Xunit.Sdk;

namespace PlanMonitor.Tests.Infra;

/// <summary>Every rule holds for every size, and finds the mistakes that it is there for.</summary>
[Slow]
public sealed class DeploymentTests
{
    public static IEnumerable<object[]> RulesAndSizes =>
        from rule in Rule.All
        from size in BicepFiles.Sizes
        select new object[] { rule.Name, size };

    public static IEnumerable<object[]> Mistakes =>
        from rule in Rule.All
        from mistake in rule.Mistakes
        select new object[] { rule.Name, mistake.File, mistake.From, mistake.To };

    [BicepTheory]
    [MemberData(nameof(RulesAndSizes))]
    public void A_rule_holds(string rule, string size) => Rule.Named(rule).Hold(Deployment.For(size));

    [BicepTheory]
    [MemberData(nameof(Mistakes))]
    public void A_rule_finds_a_mistake(string rule, string file, string from, string to)
    {
        var made = Deployment.With("main.country.bicepparam", (file, from, to));
        Assert.ThrowsAny<XunitException>(() => Rule.Named(rule).Hold(made));
    }

    [Fact]
    public void Every_rule_has_a_mistake_to_find() => Assert.All(Rule.All, r => Assert.NotEmpty(r.Mistakes));

    [BicepTheory]
    [InlineData(
        "Microsoft.KeyVault/vaults",
        "PLANMONITOR_MAIL_USER",
        "PLANMONITOR_WEBHOOK_ADDRESS",
        "PLANMONITOR_SMS_ADDRESS"
    )]
    [InlineData("Microsoft.Consumption/budgets", "PLANMONITOR_BUDGET_FROM")]
    public void Where_nothing_asks_for_it_it_is_not_made(string type, params string[] variables)
    {
        const string file = "main.bicepparam";
        Assert.Contains(Deployment.For(file).Resources, r => r.Type == type);
        var without = Deployment.With(
            file,
            [.. variables.Select(v => (file, $"readEnvironmentVariable('{v}', '')", "''"))]
        );
        Assert.DoesNotContain(without.Resources, r => r.Type == type);
    }

    [Fact]
    public void Who_operates_it_finds_only_refusals_that_exist_and_every_failure_of_the_machine()
    {
        var explained = Rule.Rows("docs/operate.md", "### By problem code")
            .SelectMany(row => row[0].Split(", "))
            .ToList();
        Assert.NotEmpty(explained);
        Assert.Empty(explained.Except(Problems.All.Select(p => p.Code)));
        Assert.Empty(Problems.All.Where(p => p.Status >= 500).Select(p => p.Code).Except(explained));
    }
}
