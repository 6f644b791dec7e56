using PlanMonitor.Documents.Report;
using PlanMonitor.Documents.Workbook.Write;
using PlanMonitor.Tests.Consolidation;
using PlanMonitor.Tests.Documents;
using static PlanMonitor.Tests.Documents.WorkbookCase;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

/// <summary>Person-days and a range of days on their whole way: checked, added up, in the workbook, in the report.</summary>
public sealed class NewKindsTests
{
    private static readonly Field PersonDays = new()
    {
        Code = "X1",
        Name = Given.Same("Ngày công tập huấn"),
        Type = FieldType.PersonDays,
        Aggregation = Aggregation.Sum,
        Measure = Given.Same("ngày công"),
        Splits = [new("sex", true)],
    };

    private static readonly Field Held = new()
    {
        Code = "X2",
        Name = Given.Same("Thời gian tập huấn"),
        Type = FieldType.DateRange,
        Aggregation = Aggregation.Concatenate,
    };

    private const string Reported = """
        {"X1":{"total":60,"splits":{"sex":{"female":40,"male":20}}},"X2":"2023-03-01/2023-03-05"}
        """;

    private static readonly Form Asked = new()
    {
        Id = "trainings",
        Version = 1,
        Title = Given.Same("Báo cáo"),
        Dimensions = [Everything.Dimensions[0]],
        Sections = [new("x", Given.Same("Tập huấn"), [PersonDays, Held])],
    };

    [Theory]
    [InlineData(Reported, "")]
    [InlineData("""{"X2":"2023-03-05/2023-03-05"}""", "")]
    [InlineData("""{"X2":"2023-03-06/2023-03-05"}""", "X2 range-reversed")]
    [InlineData("""{"X2":"2023-03-05"}""", "X2 wrong-type")]
    [InlineData("""{"X2":"2023-02-30/2023-03-05"}""", "X2 wrong-type")]
    [InlineData("""{"X2":5}""", "X2 wrong-type")]
    [InlineData("""{"X1":-1}""", "X1 negative")]
    [InlineData("""{"X1":{"total":3,"splits":{"sex":{"female":1,"male":1}}}}""", "X1.sex parts-unequal")]
    public void They_are_checked_like_any_other(string values, string expected)
    {
        var problems = FormRules.Check(Asked, Report(values).Values, complete: true);
        Assert.Equal(expected, string.Join(", ", problems.Select(p => $"{p.Path} {p.Code}")));
    }

    [Fact]
    public void Person_days_add_up_and_the_days_of_each_unit_stand_beside_its_name()
    {
        var asked = SmallDuties.Find("report", "2023", Town)!.Obligation.Form;
        var cycle = Small with { Forms = [.. Small.Forms.Select(f => f.Id == asked ? Asked with { Id = asked } : f)] };
        var duties = new Duties(cycle, Days);
        var own = duties.Find("report", "2023", Town)!;
        var children = duties
            .ChildrenOf(own)
            .Take(2)
            .Select(d => Children.Child(d, SubmissionStatus.Submitted, Report(Reported)))
            .ToList();
        var none = new Dictionary<string, IReadOnlyList<Child>>();
        var figures = ConsolidationRules.Build(own, children, none, duties, Day("31/12/2023"));
        Assert.Equal((120, 80), (figures.Cell("X1").Number, figures.Cell("X1").Splits["sex"]["female"]));
        Assert.Equal(
            ["01/3/2023 – 05/3/2023", "01/3/2023 – 05/3/2023"],
            figures.Cell("X2").Rows.Select(r => r.Values[Core.Forms.Field.TextColumn].Text)
        );
        Assert.Equal("01/3/2023 – 05/3/2023", FigureText.At(figures.Cell("X2").Parts[0], "X2")!.Shown().Vi);
        // Above, the figures of the collector are of the same kinds.
        var above = FigureSheet.Of(FigureLayout.Of(Asked), figures, At("01/12/2023 08:00:00"));
        Assert.DoesNotContain(CellState.Missing, above.States);
    }

    [Fact]
    public void They_come_back_from_the_workbook_as_they_were()
    {
        var model = Model() with
        {
            Form = Asked,
            Units = [new WorkbookUnit("19996", Given.Same("Phường Tứ Hạ")) { Values = Values(Reported) }],
        };
        var reading = Read(Written(model), form: Asked);
        Assert.Empty(reading.Problems);
        Assert.Equal(Json.Write(Values(Reported)), Json.Write(reading.Values));
    }

    [Fact]
    public void They_stand_in_the_report_as_people_write_them()
    {
        var model = Documents.Commune.Model() with { Form = Asked, Values = Values(Reported) };
        var read = new ReadDocument(stream => UnitReportDocument.Write(model, stream));
        Assert.Equal("60", Assert.Single(read.Figures["X1@20005"]));
        Assert.Equal("từ ngày 01/3/2023 đến ngày 05/3/2023", Assert.Single(read.Figures["X2@20005"]));
    }
}
