using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

public sealed class SourceTests
{
    private static readonly string[] Folders = ["core/", "api/", "channels/", "local/", "documents/"];

    private static IEnumerable<string> Code =>
        Texts.Where(p =>
            p.EndsWith(".cs", StringComparison.Ordinal) && Folders.Any(f => p.StartsWith(f, StringComparison.Ordinal))
        );

    [Fact]
    public void No_type_is_named_after_nothing()
    {
        var types = Code.SelectMany(p =>
                Regex
                    .Matches(Read(p), @"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?(\w+)")
                    .Select(m => m.Groups[1].Value)
            )
            .ToList();
        Assert.True(types.Count > 200, $"only {types.Count} types were found");
        Assert.DoesNotContain(types, t => Regex.IsMatch(t, "(Manager|Helper|Util|Utils|Base|Impl|Dto)$"));
    }

    /// <summary>A type of field is a file and a line in the list; who asks what a field is asks its kind.</summary>
    [Fact]
    public void In_documents_only_the_kinds_name_a_type_of_field()
    {
        var naming = Code.Where(p => p.StartsWith("documents/", StringComparison.Ordinal))
            .Where(p => Read(p).Contains("FieldType.", StringComparison.Ordinal))
            .ToList();
        Assert.Contains("documents/Kinds/KindsOnPaper.cs", naming);
        Assert.All(naming, p => Assert.StartsWith("documents/Kinds/", p, StringComparison.Ordinal));
    }

    [Fact]
    public void Identifiers_are_in_English_letters() =>
        Assert.All(Code, p =>
            Assert.DoesNotMatch(@"\b(?:class|record|enum|interface|void|Task|var)\s+\w*[^\x00-\x7f]\w*", Read(p))
        );

    /// <summary>A machine that built it leaves no trace: no package registry, no path of its own. Written in pieces so that this file is clean as well.</summary>
    [Fact]
    public void No_file_names_a_registry_or_a_path_of_a_machine()
    {
        string[] forbidden =
        [
            "npmjs" + ".org",
            "nuget" + ".org",
            "yarnpkg" + ".com",
            "pypi" + ".org",
            "artifact" + "ory",
            "jfrog" + ".io",
            "pkgs.dev" + ".azure",
            "npm.pkg" + ".github",
            "/wo" + "rk/",
            "/ro" + "ot/",
            "/ho" + "me/",
            "/tm" + "p/",
            "C:" + "\\Users\\",
        ];
        Assert.All(Texts, p =>
        {
            var text = Read(p);
            Assert.DoesNotContain(forbidden, f => text.Contains(f, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public void The_lock_file_of_the_pages_names_no_registry()
    {
        var locks = All.Where(p => p.EndsWith("package-lock.json", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(locks);
        Assert.All(locks, p => Assert.DoesNotContain("\"resol" + "ved\":", Read(p), StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_of_packages_is_set_for_those_who_build_it() =>
        Assert.DoesNotContain(All, p =>
            Path.GetFileName(p).ToUpperInvariant() is "NUGET.CONFIG"
            && Read(p).Contains("<add ", StringComparison.Ordinal)
        );
}
