using System.Reflection;
using System.Xml.Linq;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

/// <summary>Dependencies point one way (ARCHITECTURE.md).</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["core"] = [],
        ["documents"] = ["core"],
        ["api"] = ["core", "documents"],
        ["channels"] = ["core"],
        ["local"] = ["core", "documents", "api", "channels"],
        ["functions"] = ["core", "documents", "api", "channels"],
        ["operate"] = ["core", "functions"],
    };

    [Fact]
    public void Projects_reference_only_those_below_them()
    {
        var known = Projects.Where(p => Allowed.ContainsKey(p.Split('/')[0]) && p.Count(c => c == '/') == 1).ToList();
        Assert.Superset(
            new HashSet<string> { "core", "documents", "api", "channels", "local" },
            known.Select(p => p.Split('/')[0]).ToHashSet()
        );
        Assert.All(known, p =>
            Assert.Subset(Allowed[p.Split('/')[0]].ToHashSet(), References(p, "ProjectReference").ToHashSet())
        );
    }

    [Fact]
    public void Core_needs_no_package_but_the_analyzer() =>
        Assert.Equal(
            ["Microsoft.CodeAnalysis.BannedApiAnalyzers"],
            References("core/PlanMonitor.Core.csproj", "PackageReference")
        );

    [Fact]
    public void Core_is_compiled_against_the_base_library_alone() =>
        Assert.All(typeof(Cycle).Assembly.GetReferencedAssemblies(), a =>
            Assert.StartsWith("System.", a.Name, StringComparison.Ordinal)
        );

    [Fact]
    public void Core_and_documents_know_no_web_framework_and_no_storage()
    {
        Assert.Empty(References("core/PlanMonitor.Core.csproj", "FrameworkReference"));
        Assert.DoesNotContain(
            typeof(PlanMonitor.Documents.Report.ReportDocument).Assembly.GetReferencedAssemblies(),
            IsHostOnly
        );
        Assert.DoesNotContain(typeof(Routes).Assembly.GetReferencedAssemblies(), a =>
            a.Name!.Contains("Sqlite", StringComparison.Ordinal)
            || a.Name.StartsWith("Azure.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Versions_stand_in_one_place() =>
        Assert.All(Projects, p =>
            Assert.DoesNotContain(
                "Version=",
                string.Join(
                    '\n',
                    Read(p).Split('\n').Where(l => l.Contains("PackageReference", StringComparison.Ordinal))
                ),
                StringComparison.Ordinal
            )
        );

    [Fact]
    public void Every_package_has_its_licence_and_its_reason_in_docs_dependencies() =>
        Assert.Equal(
            XDocument
                .Parse(Read("Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Select(p => p.Attribute("Include")!.Value)
                .Order(StringComparer.OrdinalIgnoreCase),
            Read("docs/dependencies.md")
                .Split('\n')
                .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
                .Skip(1)
                .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
                .Where(l => l is [_, _, { Length: > 0 }, { Length: > 0 }, _])
                .Select(l => l[1])
                .Order(StringComparer.OrdinalIgnoreCase)
        );

    private static bool IsHostOnly(AssemblyName a) =>
        a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || a.Name.StartsWith("Azure.", StringComparison.Ordinal)
        || a.Name.Contains("Sqlite", StringComparison.Ordinal);
}
