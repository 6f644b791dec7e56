using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Storage;

/// <summary>
/// A damaged database is never served as a healthy one: the start refuses it, or health says so, or every row is byte for byte what was stored (the damage
/// is in free space).
/// By nature SQLite cannot see a byte that changed within the text of a row, or of its keys. Such a row is there and says something else; the chain of acts
/// sees it.
/// </summary>
public sealed class DamageTests(DamagedCopies copies) : IClassFixture<DamagedCopies>
{
    private const int Seeds = 8;
    private static readonly Damage[] OfTheLog = [Damage.LogCut, Damage.LogChanged, Damage.LogGone];

    /// <summary>Those that can change a text and nothing else.</summary>
    private static readonly Damage[] InTexts =
    [
        Damage.BitFlipped,
        Damage.BytesChanged,
        Damage.PageOfNoise,
        Damage.PageOfZeros,
        Damage.PageOfAnother,
    ];

    public static TheoryData<Damage> Kinds => [.. Enum.GetValues<Damage>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_damaged_database_is_not_started_or_told_or_whole(Damage kind)
    {
        var told = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var name = $"{kind}-{seed}.db";
            var path = OfTheLog.Contains(kind) || seed % 2 == 0 ? copies.Copy(name) : copies.Stopped(name);
            copies.Damage(path, kind, seed);
            told += Judge(() => new(path), path, kind, seed);
        }
        // One bit is most often in a text. No other kind may pass each time.
        Assert.True(told > 0 || kind == Damage.BitFlipped, $"{kind} was never noticed");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Damage_under_a_running_host_is_told_or_harmless(Damage kind)
    {
        if (OfTheLog.Contains(kind))
            return;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var path = copies.Stopped($"running-{kind}-{seed}.db");
            var records = new SqliteRecords(path);
            copies.Damage(path, kind, seed);
            records.Check();
            _ = Judge(() => records, path, kind, seed);
        }
    }

    [Fact]
    public async Task While_the_damage_stands_nothing_is_written()
    {
        var path = copies.Stopped("stands.db");
        using var records = new SqliteRecords(path);
        copies.Damage(path, Damage.Cut, 3);
        records.Check();

        await Assert.ThrowsAsync<StorageDamagedException>(() =>
            records.Write("t", "p", [RowChange.Insert("a", "1")], None)
        );
    }

    /// <returns>1: it was noticed.</returns>
    private int Judge(Func<SqliteRecords> open, string path, Damage kind, int seed)
    {
        List<(string Partition, Row Row)> served;
        IReadOnlyList<bool> found;
        try
        {
            using var records = open();
            served = [.. DamagedCopies.Rows(records, "inbox")];
            records.Check();
            if (records.Damage is not null)
                return 1;
            found = DamagedCopies.Found(path, records);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return 1;
        }
        if (served.SequenceEqual(copies.Stored))
            return 0;
        Assert.True(InTexts.Contains(kind), $"{kind} {seed}: served as healthy, with other rows");
        // Under another key perhaps, as keys are texts, too; but no row is gone, or out of the order in which it is looked for.
        Assert.True(found.Count == copies.Stored.Count, $"{kind} {seed}: a row is missing, and nobody says so");
        Assert.True(found.All(f => f), $"{kind} {seed}: a row is there and not found, and nobody says so");
        return 0;
    }

    private static bool IsDamage(Exception e) =>
        e is StorageDamagedException || (e as AggregateException)?.InnerException is StorageDamagedException;
}
