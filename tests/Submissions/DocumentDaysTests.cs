using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

/// <summary>The document of a submission answers a plan, in a period: the plan of 10/02/2023, the period of 01/11/2023.</summary>
public sealed class DocumentDaysTests
{
    private static readonly DocumentDays Days = new(Plan: Day("10/02/2023"), Opens: Day("01/11/2023"));

    [Theory]
    [InlineData("03/11/0203", "document-long-ago", Severity.Error)]
    [InlineData("31/12/1944", "document-long-ago", Severity.Error)]
    [InlineData("09/02/2023", "document-before-plan", Severity.Error)]
    [InlineData("10/02/2023", "document-before-period", Severity.Warning)]
    [InlineData("31/10/2023", "document-before-period", Severity.Warning)]
    [InlineData("06/11/2023", "document-later", Severity.Error)]
    public void A_date_that_cannot_be_is_refused_and_an_early_one_asked_about(
        string date,
        string code,
        Severity severity
    )
    {
        var problem = Assert.Single(Checked(date));

        Assert.Equal(("document.date", code, severity), (problem.Path, problem.Code, problem.Severity));
    }

    [Theory]
    [InlineData("01/11/2023")]
    [InlineData("05/11/2023")]
    public void A_date_of_the_period_is_taken(string date) => Assert.Empty(Checked(date));

    private static IReadOnlyList<FieldProblem> Checked(string date)
    {
        var content = Report("""{"B1":1}""") with { Document = new("5/BC-UBND", Day(date)) };
        var form = ReportOf("c1").Form;
        return ContentRules.Check(form, content, complete: false, today: Day("05/11/2023"), days: Days);
    }
}
