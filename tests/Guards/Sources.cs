using System.Xml.Linq;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Guards;

/// <summary>The files of the repository, without what .gitignore leaves out.</summary>
internal static class Sources
{
    private static readonly HashSet<string> Ignored =
    [
        .. File.ReadAllLines(Path.Combine(Root, ".gitignore")).Where(l => l.EndsWith('/')).Select(l => l.Trim('/')),
        ".git",
    ];

    private static readonly HashSet<string> Binary = [".pdf", ".docx", ".png", ".ico", ".woff2", ".db", ".user"];

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Under(Root)];

    public static IEnumerable<string> Texts => All.Where(p => !Binary.Contains(Path.GetExtension(p)));

    public static IEnumerable<string> Projects => All.Where(p => p.EndsWith(".csproj", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Names of the items of a kind in a project, e.g. of its PackageReferences; of a ProjectReference the folder it is in.</summary>
    public static IReadOnlyList<string> References(string project, string kind) =>
        [
            .. XDocument
                .Parse(Read(project))
                .Descendants(kind)
                .Select(e => e.Attribute("Include")!.Value)
                .Select(i => kind == "ProjectReference" ? i.Replace('\\', '/').Split('/')[^2] : i),
        ];

    private static IEnumerable<string> Under(string folder) =>
        Directory
            .GetFiles(folder)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Concat(
                Directory.GetDirectories(folder).Where(d => !Ignored.Contains(Path.GetFileName(d))).SelectMany(Under)
            );
}
