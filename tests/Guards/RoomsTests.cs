using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Guards;

/// <summary>
/// The rooms of the other projects, as those of core (<see cref="FloorsTests"/>): a folder is a room with a namespace of its own, the using lines of a file are its doors, and
/// nobody looks upstairs.
/// </summary>
public sealed partial class RoomsTests
{
    /// <summary>By project, from the ground up; rooms of one floor do not know each other. "": the files beside the project's.</summary>
    private static readonly Dictionary<string, string[][]> Floors = new()
    {
        ["documents"] =
        [
            ["Texts"],
            ["Model", "Packages"],
            ["Xlsx"],
            ["Workbook.Lines"],
            ["Kinds"],
            ["Figures"],
            ["Word"],
            ["Report", "Letters"],
            ["Sheets", "Workbook.Write", "Workbook.Read", "Workbook.Mark"],
            ["Data"],
        ],
        ["api"] =
        [
            ["Calls"],
            ["Accounts", "Calendar", "Channels", "Files", "Health", "Loading", "Sessions", "Units"],
            ["Cycles", "Messages"],
            ["Difficulties", "Proof", "Submissions"],
            ["Chasing", "Consolidation"],
            ["Hosting"],
        ],
        ["functions"] =
        [
            ["Configuration", "Storage"],
            ["Workflows"],
            ["Host"],
            [""],
        ],
        ["local"] =
        [
            ["Storage", "SignIn"],
            ["Host"],
            ["Backup", "Simulation"],
            [""],
        ],
    };

    public static TheoryData<string> Projects => [.. Floors.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_file_says_in_which_room_it_is(string project) =>
        Assert.All(FilesOf(project).Where(f => f.Path != $"{project}/Program.cs"), f =>
            Assert.Contains($"\nnamespace {Dotted(Namespace(project), RoomOf(f.Path))};\n", $"\n{f.Text}")
        );

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_room_looks_only_downstairs(string project)
    {
        var files = FilesOf(project);
        Assert.True(files.Count > 10, $"only {files.Count} files were found in {project}");
        Assert.True(files.Sum(f => DoorsOf(project, f.Text).Count()) > 10, $"no doors were found in {project}");
        Assert.Empty(LookingUp(project, files));
    }

    [Fact]
    public void A_door_that_leads_up_or_across_is_found()
    {
        const string up = "using PlanMonitor.Core.Forms;\nusing PlanMonitor.Documents.Report;\n";
        const string across = "using static PlanMonitor.Documents.Letters.BriefModels;\n";
        (string, string)[] files = [("documents/Word/Made.cs", up), ("documents/Report/Up.cs", across)];

        Assert.Equal(
            [
                "documents/Word/Made.cs looks up, or across, to Report",
                "documents/Report/Up.cs looks up, or across, to Letters",
            ],
            LookingUp("documents", files)
        );
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_door_stands_open_for_everybody(string project)
    {
        var description = Sources.All.Single(p =>
            p.StartsWith($"{project}/", StringComparison.Ordinal) && p.EndsWith(".csproj", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("<Using ", Sources.Read(description), StringComparison.Ordinal);
        Assert.All(FilesOf(project), f => Assert.DoesNotContain("global using", f.Text, StringComparison.Ordinal));
    }

    private static List<(string Path, string Text)> FilesOf(string project) =>
        [
            .. Sources
                .All.Where(p =>
                    p.StartsWith($"{project}/", StringComparison.Ordinal) && p.EndsWith(".cs", StringComparison.Ordinal)
                )
                .Select(p => (p, Sources.Read(p))),
        ];

    private static IEnumerable<string> LookingUp(string project, IEnumerable<(string Path, string Text)> files) =>
        from file in files
        let room = RoomOf(file.Path)
        from door in DoorsOf(project, file.Text)
        where door != room && FloorOf(project, door) >= FloorOf(project, room)
        select $"{file.Path} looks up, or across, to {door}";

    private static IEnumerable<string> DoorsOf(string project, string text) =>
        Door()
            .Matches(text)
            .Select(m => m.Groups["door"].Value)
            .Where(d => d == Namespace(project) || d.StartsWith($"{Namespace(project)}.", StringComparison.Ordinal))
            .Select(d => RoomIn(project, d));

    /// <summary>The room whose namespace it is; of a class (using static) the room of the class.</summary>
    private static string RoomIn(string project, string name)
    {
        var rooms = Floors[project].SelectMany(f => f).Where(r => r.Length > 0);
        return rooms.FirstOrDefault(r => $"{name}.".StartsWith($"{Namespace(project)}.{r}.", StringComparison.Ordinal))
            ?? "";
    }

    private static int FloorOf(string project, string room)
    {
        var floor = Array.FindIndex(Floors[project], f => f.Contains(room));
        return floor >= 0
            ? floor
            : throw new InvalidOperationException($"{project}/{room} stands on no floor: give it one.");
    }

    private static string Namespace(string project) => $"PlanMonitor.{char.ToUpperInvariant(project[0])}{project[1..]}";

    private static string Dotted(string project, string room) => room.Length == 0 ? project : $"{project}.{room}";

    private static string RoomOf(string file) => string.Join('.', file.Split('/')[1..^1]);

    [GeneratedRegex(@"^using (static )?(?<door>PlanMonitor\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Door();
}
