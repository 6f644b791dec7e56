using Microsoft.Playwright;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Browser;

/// <summary>The shortest way through the product, as people take it: a commune uploads its plan and sees the receipt, the office accepts it.</summary>
[Slow]
public class SubmitAndAcceptTests
{
    [ChromiumFact]
    public async Task A_commune_uploads_its_plan_and_sees_the_receipt_then_the_office_accepts_it()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        await using var pages = await Pages.Open(town);

        var commune = await pages.SignIn("xa-19996");
        await commune.GetByTestId("duty-implementation-plan-2023").Locator("a.button").ClickAsync();
        await commune.GetByTestId("doc-number").FillAsync("12/KH-UBND");
        await commune.GetByTestId("doc-date").FillAsync("15/02/2023");
        await commune
            .GetByTestId("file-input")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "ke-hoach.pdf",
                    MimeType = "application/pdf",
                    Buffer = Person.Pdf,
                }
            );
        await Assertions.Expect(commune.GetByText("ke-hoach.pdf").First).ToBeVisibleAsync();
        await commune.GetByTestId("submit").ClickAsync();
        await commune.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(commune.GetByTestId("receipt-number")).ToContainTextAsync("19996-230220-");

        var office = await pages.SignIn("ldtbxh");
        await pages.Show(office, $"api/cycles/{Town.Cycle}/matrix");
        await office.GetByTestId("matrix-cell-19996-implementation-plan-2023").First.ClickAsync();
        await office.GetByTestId("accept").ClickAsync();
        await office.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(office.GetByTestId("status")).ToContainTextAsync("Đã tiếp nhận");
    }
}
