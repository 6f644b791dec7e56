using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Infra;

/// <summary>The Bicep files by themselves.</summary>
[Slow]
public sealed class BicepTests
{
    public static TheoryData<string> Files => [.. BicepFiles.All];

    [BicepTheory]
    [MemberData(nameof(Files))]
    public void The_compiler_has_nothing_to_say_about_a_file(string file)
    {
        Assert.Empty(BicepCompiler.Diagnostics(Path.Combine(Root, "infra", file)));
        Assert.Equal(
            File.ReadAllText(Path.Combine(Root, "infra", file)),
            BicepCompiler.Formatted(Path.Combine(Root, "infra", file))
        );
    }

    /// <summary>That it would say something: one of each kind of mistake.</summary>
    [BicepTheory]
    [InlineData("BCP057", "modules/host.bicep", "name: accountName", "name: acountName")]
    [InlineData("BCP035", "main.bicep", "    amount: budgetAmount\n", "")]
    [InlineData("BCP036", "modules/data.bicep", "maxAgeInSeconds: 3600", "maxAgeInSeconds: '3600'")]
    [InlineData("BCP089", "modules/storage-account.bicep", "accessTier: 'Hot'", "accessTeir: 'Hot'")]
    [InlineData("BCP187", "modules/alerts.bicep", "var rules logRule[] =", "var rules =")]
    [InlineData("no-unused-params", "modules/budget.bicep", "param amount int", "param amount int\nparam spare int")]
    [InlineData("BCP259", "main.bicepparam", "param logDays", "param colour = 'red'\nparam logDays")]
    [InlineData("BCP033", "main.country.bicepparam", "instanceMemory = 4096", "instanceMemory = 1024")]
    [InlineData("BCP327", "main.country.bicepparam", "logDays = 180", "logDays = 1000")]
    public void It_finds_a_mistake(string code, string file, string from, string to)
    {
        using var copy = new BicepCopy((file, from, to));
        Assert.Contains(BicepCompiler.Diagnostics(copy.File(file)), d =>
            d.Contains($" {code}: ", StringComparison.Ordinal)
        );
    }
}
