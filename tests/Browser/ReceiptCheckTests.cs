using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Browser;

/// <summary>The page that checks a receipt on a machine that has nothing else: no network, no program, one file of proof.</summary>
[Slow]
public sealed class ReceiptCheckTests : ProvedTown
{
    private static readonly string CheckPage = new Uri(
        Path.Combine(Given.Root, "web", "public", "receipt-check.html")
    ).AbsoluteUri;

    [ChromiumFact]
    public async Task It_says_of_a_proof_that_it_holds_and_compares_it_with_a_head_that_was_kept()
    {
        var (proof, heads) = await Files();
        await using var pages = await Pages.Open(OfTheTest);
        var page = await pages.Offline(CheckPage);
        var answer = page.Locator("#answer");

        await page.Locator("#proof").SetInputFilesAsync(FileOf(proof));
        await Assertions.Expect(answer).ToContainTextAsync("Bằng chứng đúng.");
        await Assertions.Expect(answer).ToContainTextAsync("Hãy so mốc này");
        await page.Locator("#heads").SetInputFilesAsync(FileOf(heads));
        await Assertions.Expect(answer).ToContainTextAsync("Mốc trùng với mốc bạn giữ.");
        var root = JsonDocument.Parse(proof).RootElement.GetProperty("head").GetProperty("root");
        var other = heads.Replace(root.GetString()!, new string('0', 64), StringComparison.Ordinal);
        await page.Locator("#heads").SetInputFilesAsync(FileOf(other));
        await Assertions.Expect(answer).ToContainTextAsync("mốc bạn giữ lại có mã gốc khác");
        await page.Locator("#proof").SetInputFilesAsync(FileOf("{}"));
        await Assertions.Expect(answer).ToContainTextAsync("không phải bằng chứng");
    }

    /// <summary>What the program finds, the page finds: it computes the same, in another language.</summary>
    [ChromiumFact]
    public async Task Whatever_is_changed_in_the_file_it_finds()
    {
        await OfTheTest.Report("20020", 1, 0);
        var (proof, _) = await Files();
        await using var pages = await Pages.Open(OfTheTest);
        var page = await pages.Offline(CheckPage);
        const string judge = "text => check(JSON.parse(text)).catch(() => 'notAProof')";
        Assert.Null(await page.EvaluateAsync<string?>(judge, proof));
        var changed = 0;

        foreach (var (place, other) in ChangedProof.InTurn(proof))
        {
            changed++;
            Assert.True(await page.EvaluateAsync<string?>(judge, other) is not null, $"{place} may be changed");
        }

        Assert.True(changed > 25, $"{changed} places were changed");
    }

    private async Task<(string Proof, string Heads)> Files()
    {
        var (commune, admin) = (await OfTheTest.SignIn($"xa-{Unit}"), await OfTheTest.SignIn("admin"));
        var proof = (await commune.Get($"{Report}/revisions/1/proof")).Json.GetRawText();
        return (proof, (await admin.Get("api/heads")).Json.GetRawText());
    }

    private static FilePayload FileOf(string json) =>
        new()
        {
            Name = "a.json",
            MimeType = "application/json",
            Buffer = Encoding.UTF8.GetBytes(json),
        };
}
