using System.Reflection;

namespace PlanMonitor.Tests.Storage;

/// <summary>A table that somebody adds is in the one list, where it is said whether a backup keeps it.</summary>
public sealed class StoredTablesTests
{
    private static readonly Assembly[] Product =
    [
        typeof(Cycle).Assembly,
        typeof(Routes).Assembly,
        typeof(DiskFiles).Assembly,
        typeof(TableRecords).Assembly,
    ];

    [Fact]
    public void Every_class_that_stores_rows_names_a_table_of_the_list()
    {
        var named = Product
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f is { IsLiteral: true } && f.FieldType == typeof(string))
            .Where(f => f.Name == "Table" || f.Name.EndsWith("Table", StringComparison.Ordinal))
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToHashSet();

        Assert.Contains(HeadLog.Table, named);
        Assert.Equal(
            named.Order(StringComparer.Ordinal),
            StoredTables.All.Select(t => t.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void What_somebody_answers_for_is_kept() =>
        Assert.Subset(StoredTables.Kept.ToHashSet(), StoredTables.Chained.ToHashSet());
}
