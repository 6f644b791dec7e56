using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Guards;

/// <summary>The rooms of core stand on floors, and each looks only downstairs (ARCHITECTURE.md). The using lines of a file are its doors.</summary>
public sealed partial class FloorsTests
{
    /// <summary>From the ground up; rooms of one floor do not know each other. "": the words every room uses.</summary>
    private static readonly string[][] Floors =
    [
        [""],
        ["Access", "Ports"],
        ["Forms"],
        ["Figures", "Files"],
        ["Backup"],
        ["Calendar", "Units"],
        ["Cycles"],
        ["Accounts"],
        ["Agenda"],
        ["Submissions"],
        ["Consolidation", "Difficulties", "Proof"],
        ["Post"],
        ["Chasing"],
        ["Reminders"],
        ["Workflows"],
    ];

    private static readonly IReadOnlyList<string> Files =
    [
        .. Sources.All.Where(p =>
            p.StartsWith("core/", StringComparison.Ordinal) && p.EndsWith(".cs", StringComparison.Ordinal)
        ),
    ];

    [Fact]
    public void Every_file_of_core_says_in_which_room_it_is() => Assert.All(Files, f =>
        {
            var folder = Path.GetDirectoryName(f)!.Replace('\\', '/')["core".Length..];
            var room = $"PlanMonitor.Core{folder.Replace('/', '.')}";
            Assert.Contains($"\nnamespace {room};\n", $"\n{Sources.Read(f)}", StringComparison.Ordinal);
        });

    [Fact]
    public void Core_looks_only_downstairs()
    {
        var doors = Files
            .SelectMany(f => Door().Matches(Sources.Read(f)).Select(m => (File: f, To: m.Groups["room"].Value)))
            .ToList();
        Assert.True(doors.Count > 100, $"only {doors.Count} doors were found");
        Assert.All(doors, d =>
            Assert.True(
                d.To == RoomOf(d.File) || FloorOf(d.To) < FloorOf(RoomOf(d.File)),
                $"{d.File} looks up, or across, to {d.To}"
            )
        );
    }

    [Fact]
    public void No_door_of_core_stands_open_for_everybody() =>
        Assert.All(Files.Append("core/PlanMonitor.Core.csproj"), f =>
        {
            Assert.DoesNotContain("global using", Sources.Read(f), StringComparison.Ordinal);
            Assert.DoesNotContain("<Using ", Sources.Read(f), StringComparison.Ordinal);
        });

    private static int FloorOf(string room) =>
        Array.FindIndex(Floors, f => f.Contains(room)) is var floor and >= 0
            ? floor
            : throw new InvalidOperationException($"{room} stands on no floor: give it one.");

    private static string RoomOf(string file) => file.Split('/') is [_, var room, _, ..] ? room : "";

    [GeneratedRegex(@"^using (static )?PlanMonitor\.Core\.(?<room>\w+)[.;]", RegexOptions.Multiline)]
    private static partial Regex Door();
}
