using System.Text;
using PlanMonitor.Documents.Data;
using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

public sealed class ReportCsvTests
{
    private static readonly ReportModel Model = HuongTra.Model();
    private static readonly byte[] Bytes = Written(Model);
    private static readonly List<string[]> Rows = Parse(Encoding.UTF8.GetString(Bytes)[1..]);

    [Fact]
    public void The_file_begins_with_the_UTF8_mark_and_the_column_names()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes[..3]);
        Assert.Equal(ReportCsv.Columns, Rows[0]);
        Assert.All(Rows, r => Assert.Equal(ReportCsv.Columns.Count, r.Length));
    }

    [Fact]
    public void The_total_has_the_code_of_the_collector_and_says_of_how_many_units_it_is_the_sum() =>
        Assert.Equal(["value", "72", "", "", "8", "10", "", "", "", "2023-12-11"], Assert.Single(Of("B1", "480"))[8..]);

    [Fact]
    public void Every_unit_has_a_row_with_its_revision() =>
        Assert.All(HuongTra.Units.Skip(1).Take(5), u => Assert.Equal("2", Assert.Single(Of("B1", u.Code))[7]));

    [Theory]
    [InlineData("B4", "19996", "value", "0")]
    [InlineData("B4", "20026", "nil", "")]
    [InlineData("A2", "19996", "not_applicable", "")]
    [InlineData("B4", "20035", "missing", "")]
    [InlineData("C3", "20011", "withheld", "")]
    public void The_four_zeros_and_what_is_withheld_are_told_apart(
        string field,
        string unit,
        string state,
        string value
    ) => Assert.Equal([state, value], Assert.Single(Of(field, unit))[8..10]);

    [Fact]
    public void A_ratio_is_two_counts_and_no_percentage() =>
        Assert.Equal(["value", "", "6", "9"], Assert.Single(Of("A1", "480"))[8..12]);

    [Fact]
    public void A_breakdown_has_a_row_for_each_item()
    {
        var row = Assert.Single(Rows, r => r[0] == "B2" && r[3] == "sex" && r[4] == "male" && r[5] == "480");
        Assert.Equal(
            Model
                .Figures.Cells.First(c => c.Field == "B2")
                .Splits["sex"]["male"]
                .ToString(System.Globalization.CultureInfo.InvariantCulture),
            row[9]
        );
    }

    [Fact]
    public void Groups_sources_overlaps_crossed_breakdowns_choices_and_rows_of_tables_have_their_rows()
    {
        var rows = Parse(Encoding.UTF8.GetString(Written(Province.OfDistricts()))[1..]);
        string[] Value(string field, string dimension, string item, string unit) =>
            Assert.Single(rows, r => r[0] == field && r[3] == dimension && r[4] == item && r[5] == unit)[8..^1];
        Assert.Equal(["value", "264", "", "", "6", "8", "139", "141", "12"], Value("B2", "", "", "46"));
        Assert.Equal(["value", "18", "", "", "1", "2", "", "", ""], Value("B1", "", "", "group:mountains"));
        Assert.Equal(
            ["value", "148", "", "", "6", "8", "139", "141", ""],
            Value("B2", "sex*age", "female*from16", "46")
        );
        Assert.Equal("21", Value("B7", "option", "meeting", "46")[1]);
        Assert.Equal(["value", "true"], Value("B5", "", "", "46")[..2]);
        Assert.Equal("50", Value("B11", "row", "1.People", "474")[1]);
        Assert.Equal("34", Value("B11", "", "", "46")[1]);
        Assert.DoesNotContain(rows, r => r[0] == "C3" && r[5].StartsWith("group:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_withheld_count_has_no_breakdown() =>
        Assert.DoesNotContain(Rows, r => r[0] == "C3" && r[3] == "sex" && r[5] == "20011");

    [Fact]
    public void Quotes_and_line_breaks_survive()
    {
        Assert.Equal("Đề nghị tập huấn thêm, nhất là về \"tâm lý\".", Assert.Single(Of("F3", "20005"))[9]);
        Assert.Equal("Địa bàn rộng, đi lại khó khăn.\r\nKinh phí còn hạn chế.", Assert.Single(Of("F1", "19996"))[9]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("- Thiếu kinh phí; đường xa")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void A_text_that_would_run_as_a_formula_stands_behind_a_sign_nobody_sees(string text)
    {
        var cells = Model
            .Figures.Cells.Where(c => c.Field == "F1")
            .Select(c => c with { Parts = [c.Parts[0] with { Text = text }] });
        var rows = Parse(
            Encoding.UTF8.GetString(Written(Model with { Figures = Model.Figures with { Cells = [.. cells] } }))[1..]
        );
        Assert.Equal("\u200B" + text, Assert.Single(rows, r => r[5] == "19996")[9]);
    }

    [Fact]
    public void No_field_of_any_row_begins_as_a_formula_and_every_row_has_all_columns_with_semicolons()
    {
        Assert.True(Rows.Count > 100);
        Assert.All(Rows.SelectMany(r => r).Where(f => f.Length > 0), f => Assert.DoesNotContain(f[0], "=+-@\t\r"));
        Assert.StartsWith("indicator;name;measure;", Encoding.UTF8.GetString(Bytes)[1..]);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() => Assert.Equal(Bytes, Written(HuongTra.Model()));

    private static IEnumerable<string[]> Of(string field, string unit) =>
        Rows.Where(r => r[0] == field && r[5] == unit && r[3].Length == 0);

    private static byte[] Written(ReportModel model)
    {
        using var stream = new MemoryStream();
        ReportCsv.Write(model, stream);
        return stream.ToArray();
    }

    /// <summary>RFC 4180, read strictly: fields are quoted or free of quotes, lines end in CRLF.</summary>
    private static List<string[]> Parse(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        for (var at = 0; at < text.Length; )
        {
            var field = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    if (text[at] == '"')
                        at++;
                    field.Append(text[at]);
                }
                at++;
            }
            else
            {
                for (; text[at] is not (';' or '\r'); at++)
                {
                    Assert.NotEqual('"', text[at]);
                    field.Append(text[at]);
                }
            }
            row.Add(field.ToString());
            if (text[at] == ';')
            {
                at++;
                continue;
            }
            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }
}
