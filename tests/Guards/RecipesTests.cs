using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

/// <summary>What the docs send a reader to is there: the files of each recipe, and every path the docs write as code.</summary>
public sealed partial class RecipesTests
{
    /// <summary>A line that still waits for a file that is being moved. It is not counted, and a recipe must have others.</summary>
    private const string Unfinished = "TODO-PATH";

    /// <summary>Not the decisions: they tell of the day on which they were taken.</summary>
    private static readonly IReadOnlyList<string> Guides =
    [
        .. All.Where(p =>
            p.EndsWith(".md", StringComparison.Ordinal) && !p.StartsWith("docs/decisions/", StringComparison.Ordinal)
        ),
    ];

    private static readonly IReadOnlyList<Recipe> Recipes =
    [
        .. All.Where(p =>
                p.StartsWith("docs/recipes/", StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal)
            )
            .SelectMany(p => RecipesIn(Read(p))),
    ];

    /// <summary>Folders at the root: a path begins with one of them.</summary>
    private static readonly HashSet<string> TopFolders =
    [
        .. All.Where(p => p.Contains('/', StringComparison.Ordinal)).Select(p => p.Split('/')[0]),
    ];

    [Fact]
    public void Every_recipe_lists_the_files_it_touches()
    {
        Assert.True(Recipes.Count > 15, $"only {Recipes.Count} recipes were found");
        Assert.All(Recipes, r => Assert.True(r.Paths.Count > 0, $"\"{r.Title}\" lists no file that is there"));
        Assert.Equal(Recipes.Count, Recipes.Select(r => r.Title).Distinct().Count());
    }

    [Fact]
    public void Every_file_of_a_recipe_is_there()
    {
        var missing = Recipes.SelectMany(r => r.Paths, (r, path) => (r.Title, Path: path)).Where(l => !IsThere(l.Path));
        Assert.Empty(missing.Select(l => $"{l.Title}: {l.Path}"));
    }

    [Fact]
    public void Every_path_that_the_docs_write_as_code_is_there()
    {
        var named = Guides.SelectMany(g => PathsIn(Read(g)), (g, path) => (Guide: g, Path: path)).ToList();
        Assert.True(named.Count > 100, $"only {named.Count} paths were found");
        Assert.Contains(named, n => n.Guide == "README.md");
        Assert.Empty(named.Where(n => !IsThere(n.Path)).Select(n => $"{n.Guide}: {n.Path}"));
    }

    [Theory]
    [InlineData("core/Json.cs", true)]
    [InlineData("core/Jso.cs", false)]
    [InlineData("core/Reminders/Kinds/", true)]
    [InlineData("core/Reminders/Kinds", true)]
    [InlineData("core/Reminders/Kind/", false)]
    [InlineData("core/Json", false)]
    [InlineData("core/*/*Store.cs", true)]
    [InlineData("core/*Store.cs", false)]
    [InlineData("core/Problems*.cs", true)]
    [InlineData("core/Problems?.cs", false)]
    public void A_path_that_is_not_there_is_noticed(string path, bool expected) =>
        Assert.Equal(expected, IsThere(path));

    [Fact]
    public void The_lists_of_recipes_are_read_line_by_line()
    {
        var text = $"""
            # Recipes
            ## A table
            ```files
            core/Json.cs      its line
            core/Gone.cs      {Unfinished} later
            ```
            ## An alert
            Text alone, and `core/Json.cs`.
            """;
        var recipes = RecipesIn(text).ToList();
        Assert.Equal(["A table", "An alert"], recipes.Select(r => r.Title));
        Assert.Equal(["core/Json.cs"], recipes[0].Paths);
        Assert.Empty(recipes[1].Paths);
        Assert.Equal(["core/Json.cs"], PathsIn(text));
        Assert.Empty(PathsIn($"| `core/Gone.cs` | {Unfinished} |"));
    }

    /// <summary>A section with its list of files.</summary>
    private sealed record Recipe(string Title, IReadOnlyList<string> Paths);

    private static IEnumerable<Recipe> RecipesIn(string text)
    {
        foreach (var section in $"\n{text}".Split("\n## ").Skip(1))
        {
            var lists = FileList().Matches(section).Select(m => m.Groups["lines"].Value);
            var lines = lists.SelectMany(l => l.Split('\n')).Where(IsFinished).Where(l => l.Length > 0);
            yield return new(section.Split('\n')[0], [.. lines.Select(l => l.Split(' ')[0])]);
        }
    }

    /// <summary>What stands between backquotes and begins like a path of ours. Names with a placeholder in them are no paths.</summary>
    private static IEnumerable<string> PathsIn(string text) =>
        text.Split('\n')
            .Where(IsFinished)
            .SelectMany(l => Code().Matches(l).Select(m => m.Groups["code"].Value))
            .Where(c => TopFolders.Contains(c.Split('/')[0]) && PathLike().IsMatch(c));

    private static bool IsFinished(string line) => !line.Contains(Unfinished, StringComparison.Ordinal);

    /// <summary>A file, a folder, or a name with stars for parts of a segment.</summary>
    private static bool IsThere(string path)
    {
        var pattern = Regex.Escape(path.TrimEnd('/')).Replace("\\*", "[^/]*", StringComparison.Ordinal);
        var isFolder = path.EndsWith('/');
        var wanted = new Regex($"^{pattern}{(isFolder ? "/" : "(/|$)")}", RegexOptions.CultureInvariant);
        return All.Any(wanted.IsMatch);
    }

    [GeneratedRegex(@"^```files\n(?<lines>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FileList();

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^[\w.*-]+(/[\w.*-]+)+/?$")]
    private static partial Regex PathLike();
}
