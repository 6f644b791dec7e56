using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanMonitor.Tests.Documents;

/// <summary>A sheet is named after its unit, whatever that is called, as far as Excel takes it.</summary>
public sealed class SheetNameTests
{
    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA😀 xã")] // the cut would fall between the two halves of a character
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'bcd")] // and here behind an apostrophe
    [InlineData("''")]
    [InlineData("Xã [A] / B: C? *")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    public void Excel_takes_the_name_of_every_sheet(string unit)
    {
        var model = WorkbookCase.Model(units: 3);
        var named = model.Units.Select(u => u with { Name = new(unit, unit) }).ToList();

        using var stream = new MemoryStream(WorkbookCase.Written(model with { Units = named }));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        var names = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name =>
        {
            Assert.InRange(name.Length, 1, 31);
            Assert.False(name.StartsWith('\'') || name.EndsWith('\''), name);
            Assert.DoesNotContain(name, c => @":\/?*[]".Contains(c, StringComparison.Ordinal));
        });
    }
}
