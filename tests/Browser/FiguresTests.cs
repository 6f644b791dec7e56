using Microsoft.Playwright;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Browser;

/// <summary>Figures as people meet them: checked while they are typed, followed from the town's total down to the commune that entered them.</summary>
[Slow]
public class FiguresTests
{
    private const string Commune = "20005";

    [ChromiumFact]
    public async Task What_breaks_a_rule_is_shown_at_its_field_while_typing_and_goes_when_it_is_corrected()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await using var pages = await Pages.Open(town);
        var page = await pages.SignIn($"xa-{Commune}");
        await pages.Show(page, Town.Submission(Commune, "results-report"));

        await page.GetByTestId("field-E2").FillAsync("10.000.000");
        await page.GetByTestId("field-E2a").FillAsync("4.000.000");
        await page.GetByTestId("field-E2b").FillAsync("0");
        await page.GetByTestId("field-E2c").FillAsync("0");
        await Assertions.Expect(page.Locator("[data-code=spent-by-source]")).ToBeVisibleAsync();
        // What is only not filled in yet is no fault while one types.
        await Assertions.Expect(page.Locator("[data-code=required]")).ToHaveCountAsync(0);

        await page.GetByTestId("field-E2a").FillAsync("10.000.000");
        await Assertions.Expect(page.GetByTestId("checking")).ToHaveAttributeAsync("data-phase", "current");
        await Assertions.Expect(page.Locator("[data-code=spent-by-source]")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task A_total_opens_to_the_commune_that_entered_it()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await town.Report("19996", 14, victims: 0);
        await town.Report(Commune, 3, victims: 0);
        await using var pages = await Pages.Open(town);
        var office = await pages.SignIn("ldtbxh");
        await pages.Show(office, Town.Consolidation);

        var figure = office.GetByTestId("figure-B1");
        await Assertions.Expect(figure).ToContainTextAsync("2/14 đơn vị");
        await figure.GetByRole(AriaRole.Link, new() { Name = "17", Exact = true }).First.ClickAsync();
        await Assertions.Expect(office.GetByTestId("provenance-total")).ToHaveTextAsync("17");
        await office.GetByTestId($"part-{Commune}").GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(office.GetByTestId("status")).ToHaveAttributeAsync("data-status", "submitted");
    }
}
