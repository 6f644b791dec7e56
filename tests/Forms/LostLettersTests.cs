using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

public class LostLettersTests
{
    [Theory]
    [InlineData("KÕ ho¹ch triÓn khai ch\u00ADa ®ñ kinh phÝ")] // TCVN3
    [InlineData("Keá hoaïch trieån khai chöa ñuû kinh phí")] // VNI
    [InlineData("KÃ¡Âº¿ hoáº¡ch triá»ƒn khai")]
    [InlineData("Kế hoáº¡ch")]
    [InlineData("K? ho?ch tri?n khai ch?a ?? kinh ph?")]
    [InlineData("Kế ho\uFFFDch")]
    [InlineData("UBND ph­êng Tø H¹")]
    public void Letters_that_were_lost_are_known(string text) => Assert.True(LostLetters.In(text));

    [Theory]
    [InlineData("Kế hoạch triển khai chưa đủ kinh phí")]
    [InlineData("KẾ HOẠCH CỦA ỦY BAN NHÂN DÂN THỊ XÃ; Đã tổ chức 5 buổi?")]
    [InlineData("Vì sao? Có hai lý do: «quá» ít người, 50 % kinh phí; 100 m², 30 °C.")]
    [InlineData("Nguồn: https://vbpl.vn/trang?id=12&x=?y, xem thêm")]
    [InlineData("Tổ chức GRET và Müller hỗ trợ")]
    [InlineData("21/BC-UBND")]
    [InlineData("YDrang, Ea H'leo, Krông Pắc")]
    [InlineData("")]
    public void Good_texts_are_left_alone(string text) => Assert.False(LostLetters.In(text));

    [Fact]
    public void No_text_of_the_shipped_plans_looks_lost()
    {
        var texts = Directory
            .EnumerateFiles(Path.Combine(Root, "templates"), "*.json", SearchOption.AllDirectories)
            .SelectMany(f => Strings(System.Text.Json.JsonDocument.Parse(File.ReadAllText(f)).RootElement))
            .ToList();

        Assert.True(texts.Count > 1_000);
        Assert.DoesNotContain(texts, LostLetters.In);
    }

    [Fact]
    public void A_narrative_an_evidence_and_a_documents_number_are_warned_of_and_may_stay()
    {
        const string lost = "KÕ ho¹ch triÓn khai";
        var values = new Dictionary<string, FormValue>
        {
            ["F1"] = FormValue.Of(lost),
            ["K1"] = new() { Yes = true, Evidence = lost },
            ["D1"] = new() { Document = new(lost, Day("01/02/2023")) },
            ["H1"] = new() { Rows = [new Dictionary<string, FormValue> { ["place"] = FormValue.Of(lost) }] },
        };

        var problems = FormRules.Check(Documents.WorkbookCase.Everything, values, complete: false);

        Assert.Equal(["D1", "F1", "H1.1.place", "K1"], problems.Select(p => p.Path).Order(StringComparer.Ordinal));
        Assert.All(problems, p => Assert.Equal(("letters-lost", Severity.Warning), (p.Code, p.Severity)));
    }

    private static IEnumerable<string> Strings(System.Text.Json.JsonElement e) =>
        e.ValueKind switch
        {
            System.Text.Json.JsonValueKind.String => [e.GetString()!],
            System.Text.Json.JsonValueKind.Array => e.EnumerateArray().SelectMany(Strings),
            System.Text.Json.JsonValueKind.Object => e.EnumerateObject().SelectMany(p => Strings(p.Value)),
            _ => [],
        };
}
