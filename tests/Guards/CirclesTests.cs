using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PlanMonitor.Tests.Guards;

/// <summary>Files that need each other can only be understood together: never more than three.</summary>
public sealed class CirclesTests
{
    private const int Most = 3;

    public static TheoryData<string, int> Projects =>
        new()
        {
            { "core", 100 },
            { "documents", 60 },
            { "api", 30 },
            { "channels", 3 },
            { "functions", 15 },
            { "local", 20 },
        };

    [Theory]
    [MemberData(nameof(Projects))]
    public void At_most_three_files_need_each_other(string project, int atLeast)
    {
        var files = Sources
            .All.Where(p =>
                p.StartsWith($"{project}/", StringComparison.Ordinal) && p.EndsWith(".cs", StringComparison.Ordinal)
            )
            .ToDictionary(p => p, Sources.Read);
        var needs = Needs(files);
        Assert.True(needs.Sum(n => n.Value.Count) > atLeast, $"{project}: hardly any file needs another");

        var circles = Circles(needs).Where(c => c.Count > Most).Select(c => string.Join(' ', c.Order()));

        Assert.Empty(circles);
    }

    [Fact]
    public void A_circle_of_four_files_is_found()
    {
        var files = new Dictionary<string, string>
        {
            ["a.cs"] = "namespace X; class A { void M(int Value) => new B().M(); }",
            ["b.cs"] = "namespace X; record B { public C? Next { get; set; } public void M() { } }",
            ["c.cs"] = "namespace X; class C { static readonly object O = typeof(D); }",
            ["d.cs"] = "namespace X; static class D { static void M(this E e) => A.Equals(null, e); }",
            ["e.cs"] = "namespace X; enum E { Z }",
        };

        var circle = Assert.Single(Circles(Needs(files)));

        Assert.Equal(["a.cs", "b.cs", "c.cs", "d.cs"], circle.Order());
    }

    /// <summary>Which files name a type that another declares. Whose name it is the compiler says, as far as the project's own sources tell it.</summary>
    private static Dictionary<string, HashSet<string>> Needs(Dictionary<string, string> files)
    {
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Value, path: f.Key)).ToList();
        var library = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        var compilation = CSharpCompilation.Create("read", trees, [library]);
        return trees.ToDictionary(t => t.FilePath, t => NeedsOf(t, compilation.GetSemanticModel(t)));
    }

    private static HashSet<string> NeedsOf(SyntaxTree tree, SemanticModel model)
    {
        var needs = new HashSet<string>();
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var info = model.GetSymbolInfo(name);
            var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            var type = symbol is IMethodSymbol { IsExtensionMethod: true }
                ? symbol.ContainingType
                : symbol as INamedTypeSymbol;
            if (type is null)
                continue;
            var declared = type.Locations.Where(l => l.IsInSource).Select(l => l.SourceTree!.FilePath).ToList();
            // A type in several files is one of them.
            if (!declared.Contains(tree.FilePath))
                needs.UnionWith(declared);
        }
        return needs;
    }

    /// <summary>Files each of which leads to each other (Tarjan).</summary>
    private static List<List<string>> Circles(Dictionary<string, HashSet<string>> needs)
    {
        var (index, low) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var (open, circles) = (new Stack<string>(), new List<List<string>>());

        void Visit(string file)
        {
            index[file] = low[file] = index.Count;
            open.Push(file);
            foreach (var next in needs[file])
            {
                if (!index.ContainsKey(next))
                    Visit(next);
                if (open.Contains(next))
                    low[file] = Math.Min(low[file], low[next]);
            }
            if (low[file] != index[file])
                return;
            var circle = new List<string>();
            do
            {
                circle.Add(open.Pop());
            } while (circle[^1] != file);
            if (circle.Count > 1)
                circles.Add(circle);
        }

        foreach (var file in needs.Keys.Where(f => !index.ContainsKey(f)))
            Visit(file);
        return circles;
    }
}
