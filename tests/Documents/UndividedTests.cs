using System.Text;
using System.Text.Json;
using PlanMonitor.Documents.Data;
using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

/// <summary>Two communes said how many were women, a third gave its total alone: 10.250, of which 3.510 nobody divided. In every form of the report.</summary>
public sealed class UndividedTests
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, long>> Given = Sex(3500, 3240);
    private static readonly ReportModel Partly = ModelOf(10_250, Given);

    [Fact]
    public void The_document_names_the_rest_and_calls_no_part_zero()
    {
        var read = new ReadDocument(Partly);
        Assert.Contains("Theo giới tính: nữ 3.500; nam 3.240; chưa phân tổ 3.510.", read.Paragraphs);
        Assert.Equal("3.510", Assert.Single(read.Figures["B2.sex.undivided"].Distinct()));
        Assert.Equal("chưa phân tổ", Assert.Single(read.Figures["B2.sex.female@19996"].Distinct()));
        Assert.Equal("3.510", Assert.Single(read.Figures["B2.sex.undivided@19996"].Distinct()));
        Assert.Equal("0", Assert.Single(read.Figures["B2.sex.undivided@20005"].Distinct()));
    }

    [Fact]
    public void A_total_without_any_part_is_all_of_it_undivided()
    {
        var read = new ReadDocument(ModelOf(9, Sex()));
        Assert.Contains("Theo giới tính: chưa phân tổ 9.", read.Paragraphs);
        Assert.Empty(read.Figures["B2.sex.female"]);
    }

    [Fact]
    public void Parts_that_make_up_the_total_leave_no_rest_and_what_nobody_gave_is_then_zero()
    {
        var only = new Dictionary<string, IReadOnlyDictionary<string, long>> { ["sex"] = Parts(("female", 9)) };
        Assert.Contains("Theo giới tính: nữ 9; nam 0; chưa rõ 0.", new ReadDocument(ModelOf(9, only)).Paragraphs);
    }

    [Fact]
    public void The_workbook_has_it_in_a_row_and_in_the_column_of_each_unit()
    {
        var read = new ReadWorkbook(Partly);
        Assert.Equal("3510", read.Cell("Kết quả", "Kết quả", r => r.Count > 1 && r[1] == "B2.sex.undivided"));
        Assert.Contains(read.Rows["Nguồn số liệu"], r => r is ["B2", _, _, "chưa phân tổ", "19996", ..]);
    }

    [Fact]
    public void Other_programs_read_it_as_an_item_of_its_own()
    {
        using var csv = new MemoryStream();
        ReportCsv.Write(Partly, csv);
        var rows = Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n").Select(r => r.Split(';')).ToList();
        string[] RestOf(string unit) =>
            [.. rows.Where(r => r.Length > 9 && r[0] == "B2" && r[4] == "undivided" && r[5] == unit).Select(r => r[9])];
        Assert.Equal(["3510"], RestOf("480"));
        Assert.Equal(["3510"], RestOf("19996"));
        Assert.Empty(RestOf("20005"));

        using var json = new MemoryStream();
        ReportJson.Write(Partly, json);
        var indicators = JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("indicators").EnumerateArray();
        var total = indicators.Single(i => i.GetProperty("code").GetString() == "B2").GetProperty("total");
        Assert.Equal("""{"sex":3510}""", JsonSerializer.Serialize(total.GetProperty("undivided")));
    }

    [Theory]
    [InlineData("B2.sex.female", "3.500")]
    [InlineData("B2.sex.undivided", "3.510")]
    [InlineData("B2.sex.other", "chưa phân tổ")]
    public void A_figure_is_said_by_its_path_in_the_same_words(string path, string said) =>
        Assert.Equal(said, FigureText.At(Partly.Figures.Cells.Single(c => c.Field == "B2"), path)?.Shown().Vi);

    private static ReportModel ModelOf(
        long total,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits
    )
    {
        var model = HuongTra.Model();
        var rest = Undivided.Of(total, splits.GetValueOrDefault("sex"));
        Cell Replaced(Cell cell)
        {
            if (cell.Field != "B2")
                return cell;
            var whole = new CellPart
            {
                Unit = "20005",
                State = CellState.Value,
                Number = total - rest,
                Splits = splits,
            };
            var bare = new CellPart
            {
                Unit = "19996",
                State = CellState.Value,
                Number = rest,
            };
            return cell with { Number = total, Splits = splits, Parts = [whole, bare] };
        }
        return model with { Figures = model.Figures with { Cells = [.. model.Figures.Cells.Select(Replaced)] } };
    }

    private static Dictionary<string, IReadOnlyDictionary<string, long>> Sex(long female, long male) =>
        new() { ["sex"] = Parts(("female", female), ("male", male)) };

    private static Dictionary<string, IReadOnlyDictionary<string, long>> Sex() => [];

    private static Dictionary<string, long> Parts(params (string Code, long Count)[] parts) =>
        parts.ToDictionary(p => p.Code, p => p.Count);
}
