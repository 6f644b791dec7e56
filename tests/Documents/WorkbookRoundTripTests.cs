using static PlanMonitor.Tests.Documents.WorkbookCase;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Documents;

/// <summary>Values -> .xlsx -> the same values.</summary>
public sealed class WorkbookRoundTripTests
{
    [Fact]
    public void Every_type_of_field_comes_back_as_it_was()
    {
        var bytes = Written(Model(document: new("7/BC-UBND", Day("02/04/2023"))));

        var reading = Read(bytes);

        if (Environment.GetEnvironmentVariable("DUMP") is { } path) File.WriteAllBytes(path, bytes);
        Assert.Empty(Errors(bytes));
        Assert.Empty(reading.Problems);
        Assert.Equal(Shown(FormRules.Derive(Everything, Values(Full))), Shown(reading.Values));
        Assert.Equal(new DocumentReference("7/BC-UBND", Day("02/04/2023")), reading.Document);
    }

    private static string Shown(IReadOnlyDictionary<string, FormValue> values) => string.Join('\n', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}: {Json.Write(v.Value)}"));
}
