using System.Text.RegularExpressions;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Units;

/// <summary>All units at one moment, by code.</summary>
/// <param name="formerNames">By code, the earliest first.</param>
public sealed class UnitDirectory(
    IEnumerable<Unit> units,
    IReadOnlyDictionary<string, IReadOnlyList<FormerName>>? formerNames = null
)
{
    private readonly Dictionary<string, Unit> byCode = units.ToDictionary(u => u.Code, StringComparer.Ordinal);

    public Unit? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The unit's name; its code where it is unknown.</summary>
    public Text NameOf(string code) => byCode.TryGetValue(code, out var unit) ? unit.Name : new(code, code);

    public IEnumerable<Unit> All => byCode.Values;

    /// <summary>The units as they were called then: what was done on a day keeps the names of that day.</summary>
    public UnitDirectory AsOf(DateTimeOffset moment)
    {
        if (formerNames is null || formerNames.Count == 0)
            return this;
        Text NameThen(Unit unit) =>
            formerNames.GetValueOrDefault(unit.Code)?.FirstOrDefault(n => moment < n.Until)?.Name ?? unit.Name;
        return new(All.Select(unit => unit with { Name = NameThen(unit) }));
    }
}

/// <summary>What a unit must look like and what may be above it.</summary>
public static partial class UnitRules
{
    /// <summary>Levels above a unit. The country has three below the government; an agency may stand under an agency.</summary>
    public const int MostAbove = 10;

    public static Problem? Check(Unit unit, UnitDirectory others)
    {
        if (!CodePattern().IsMatch(unit.Code))
            return Problems.UnitInvalid.WithTexts(
                new Text(
                    "mã gồm 1–31 chữ số, chữ thường hoặc gạch ngang",
                    "a code has 1–31 digits, lower-case letters or hyphens"
                )
            );
        static bool IsName(string name) => name.Trim().Length is > 0 and <= 200;
        if (!IsName(unit.Name.Vi) || !IsName(unit.Name.En))
            return Problems.UnitInvalid.WithTexts(
                new Text(
                    "cần tên tiếng Việt và tiếng Anh, tối đa 200 ký tự",
                    "names in Vietnamese and English of at most 200 characters are needed"
                )
            );
        if (unit.Letterhead is { } letterhead && !IsSound(letterhead))
            return Problems.UnitInvalid.WithTexts(
                new Text(
                    "phần đầu văn bản: mỗi ô tối đa 200 ký tự và 4 dòng; chữ viết tắt gồm chữ cái, chữ số, gạch ngang, tối đa 30 ký tự",
                    "letterhead: at most 200 characters and 4 lines a field; the abbreviation has letters, digits and hyphens, at most 30"
                )
            );
        if (unit.ValidTo < unit.ValidFrom)
            return Problems.UnitInvalid.WithTexts(
                new Text("ngày hết hiệu lực trước ngày bắt đầu", "validity ends before it begins")
            );
        if (unit.Parent is { } parent && others.Find(parent) is null)
            return Problems.UnitUnknown.With(parent);
        return !HasWayUp(unit, others)
            ? Problems.UnitInvalid.WithTexts(
                new Text(
                    "đơn vị không thể nằm dưới chính nó, và bên trên có tối đa 10 cấp",
                    "a unit cannot stand under itself, and at most 10 levels stand above it"
                )
            )
            : null;
    }

    private static bool IsSound(Letterhead letterhead)
    {
        string?[] fields = [letterhead.Superior, letterhead.Issuer, letterhead.Signer];
        var areShort = fields.All(f => f is null || (f.Trim().Length is > 0 and <= 200 && f.Split('\n').Length <= 4));
        return areShort && (letterhead.Abbreviation is null || Abbreviation().IsMatch(letterhead.Abbreviation));
    }

    [GeneratedRegex(@"\A[\p{L}\p{M}0-9&.\-]{1,30}\z")]
    private static partial Regex Abbreviation();

    /// <summary>Whether a unit may act on a day: valid then, and not deactivated.</summary>
    public static bool IsActive(Unit? unit, DateOnly day) => unit is { Deactivated: false } && unit.IsValidOn(day);

    /// <summary>Whether the way up from a unit ends, in at most <see cref="MostAbove"/> steps: a ring has no end.</summary>
    public static bool HasWayUp(Unit unit, UnitDirectory others)
    {
        var above = unit.Parent;
        for (var steps = 0; steps < MostAbove && above is not null; steps++)
            above = above == unit.Code ? unit.Code : others.Find(above)?.Parent;
        return above is null;
    }

    [GeneratedRegex(@"\A[0-9a-z][0-9a-z-]{0,30}\z")]
    private static partial Regex CodePattern();
}

/// <summary>Units: list, add, rename, move, deactivate; each change with who, when and why.</summary>
public sealed class UnitService(IRecords records)
{
    private const string Table = "units";
    private const string Partition = "units";

    /// <summary>Of the row whose ETag changes with every change of a unit; behind every code.</summary>
    private const string Version = "~version";

    private volatile Kept? kept;

    /// <summary>All units; read again only where the version has changed since they were read.</summary>
    public async Task<UnitDirectory> Directory(CancellationToken cancel)
    {
        var version = (await records.Read(Table, Partition, Version, cancel))?.ETag;
        var before = kept;
        // Without a version nobody can tell whether anything changed.
        if (version is not null && before?.Version == version)
            return before.Directory;
        // Whoever changes a unit between the two reads changes the version too: it is then read again.
        var rows = (await All(cancel)).Select(u => u.Value).ToList();
        var renamed = rows.Where(r => r.FormerNames.Count > 0);
        var directory = new UnitDirectory(
            rows.Select(r => r.Unit),
            renamed.ToDictionary(r => r.Unit.Code, r => r.FormerNames)
        );
        kept = version is null ? null : new(version, directory);
        return directory;
    }

    public async Task<IReadOnlyList<Stored<UnitRow>>> All(CancellationToken cancel) =>
        await records.FindAll<UnitRow>(Table, Partition, new KeyRange(null, Version), cancel);

    public async Task<Stored<UnitRow>> Add(Unit unit, Acting acting)
    {
        var (by, now, cancel) = acting;
        Require(by);
        var row = new UnitRow(unit, [new(now, by.Signature, "added", "")]);
        var outcome = await Write(
            all =>
            {
                Check(unit, all);
                return [RowChange.Insert(unit.Code, Json.Write(row))];
            },
            cancel
        );
        if (!outcome.Written)
            throw Problems.UnitExists.With(unit.Code).AsException();
        return new(row, outcome.ETags[0]);
    }

    public async Task<Stored<UnitRow>> Change(
        string code,
        Func<Unit, Unit> change,
        string reason,
        string etag,
        Acting acting
    )
    {
        var (by, now, cancel) = acting;
        Require(by);
        Reasons.Require(reason);
        UnitRow? row = null;
        var outcome = await Write(
            all =>
            {
                var stored = all.FirstOrDefault(u => u.Value.Unit.Code == code)?.Value;
                if (stored is null)
                    throw Problems.NotFound.With().AsException();
                var changed = change(stored.Unit);
                Check(changed, all);
                var note = new ChangeNote(now, by.Signature, Describe(stored.Unit, changed), reason.Trim());
                var isRenamed = stored.Unit.Name != changed.Name;
                row = new(changed, [.. stored.Changes, note])
                {
                    FormerNames = isRenamed ? [.. stored.FormerNames, new(stored.Unit.Name, now)] : stored.FormerNames,
                };
                return [RowChange.Replace(code, Json.Write(row), etag)];
            },
            cancel
        );
        if (!outcome.Written)
            throw Problems.Stale.With().AsException();
        return new(row!, outcome.ETags[0]);
    }

    /// <summary>Adds the units a template brings along; those already there stay as they are.</summary>
    /// <exception cref="ProblemException">One of them is not sound: nothing is added.</exception>
    public async Task AddMissing(IReadOnlyList<Unit> wanted, Acting acting)
    {
        var (by, now, cancel) = acting;
        var added = new ChangeNote(now, by.Signature, "added", "");
        var known = await All(cancel);
        var left = Missing(wanted, known);
        var together = new UnitDirectory([.. known.Select(u => u.Value.Unit), .. left]);
        if (left.Select(unit => UnitRules.Check(unit, together)).FirstOrDefault(p => p is not null) is { } problem)
            throw problem.AsException();
        while (left.Count > 0)
        {
            var version = await records.Read(Table, Partition, Version, cancel);
            var some = left.Take(IRecords.MaxBatch - 1);
            RowChange RowOf(Unit unit) => RowChange.Insert(unit.Code, Json.Write(new UnitRow(unit, [added])));
            var rows = some.Select(RowOf);
            var outcome = await records.Write(Table, Partition, [.. rows, Next(version)], cancel);
            // Refused where units are changed at the same time, perhaps one of these added: only then are they read again.
            left = outcome.Written ? [.. left.Skip(IRecords.MaxBatch - 1)] : Missing(left, await All(cancel));
        }
    }

    private static IReadOnlyList<Unit> Missing(IEnumerable<Unit> wanted, IReadOnlyList<Stored<UnitRow>> all)
    {
        var known = all.Select(u => u.Value.Unit.Code).ToHashSet(StringComparer.Ordinal);
        // A code that stands twice in a draft is told there; the register takes it once.
        return [.. wanted.Where(u => !known.Contains(u.Code)).DistinctBy(u => u.Code)];
    }

    /// <summary>
    /// Writes what is decided over all units, with their version. Where the version is no longer the one that was read, a unit was changed in the
    /// meantime, and it is decided again: so no two changes, each right by itself, make a ring.
    /// </summary>
    private async Task<WriteOutcome> Write(
        Func<IReadOnlyList<Stored<UnitRow>>, IReadOnlyList<RowChange>> decide,
        CancellationToken cancel
    )
    {
        while (true)
        {
            var version = await records.Read(Table, Partition, Version, cancel);
            var changes = decide(await All(cancel));
            var outcome = await records.Write(Table, Partition, [.. changes, Next(version)], cancel);
            if (outcome.ConflictAt != changes.Count)
                return outcome;
        }
    }

    private static RowChange Next(Row? version) =>
        version is null ? RowChange.Insert(Version, "{}") : RowChange.Replace(Version, "{}", version.ETag);

    private static void Check(Unit unit, IReadOnlyList<Stored<UnitRow>> all)
    {
        if (UnitRules.Check(unit, new(all.Select(u => u.Value.Unit))) is { } problem)
            throw problem.AsException();
    }

    private sealed record Kept(string Version, UnitDirectory Directory);

    private static string Describe(Unit before, Unit after)
    {
        var changes = new List<string>();
        if (before.Name != after.Name)
            changes.Add("renamed");
        if (before.Parent != after.Parent)
            changes.Add($"moved from {before.Parent} to {after.Parent}");
        if (before.ValidTo != after.ValidTo)
            changes.Add("validity");
        if (before.Letterhead != after.Letterhead)
            changes.Add("letterhead");
        if (before.Deactivated != after.Deactivated)
            changes.Add(after.Deactivated ? "deactivated" : "activated");
        return string.Join(", ", changes);
    }

    private static void Require(Actor by)
    {
        if (!Permissions.May(by, Right.ManageUnits))
            throw Problems.NotAllowed.With().AsException();
    }
}

/// <summary>A unit with the history of its changes.</summary>
public sealed record UnitRow(Unit Unit, IReadOnlyList<ChangeNote> Changes)
{
    /// <summary>How it was called before, the earliest first.</summary>
    public IReadOnlyList<FormerName> FormerNames { get; init; } = [];
}

/// <param name="Until">When it was renamed.</param>
public sealed record FormerName(Text Name, DateTimeOffset Until);
