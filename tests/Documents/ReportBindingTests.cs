using System.Text.RegularExpressions;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Tests.Documents;

/// <summary>The document and the data it is made of cannot disagree: every figure stands in a control with its tag, and nothing stands there that the data do not say.</summary>
public sealed class ReportBindingTests
{
    public static TheoryData<string> Names => ["town", "districts", "communes"];

    private static readonly Dictionary<string, (ReportModel Model, ReadDocument Read)> All = new Dictionary<
        string,
        ReportModel
    >
    {
        ["town"] = HuongTra.Model(),
        ["districts"] = Province.OfDistricts(),
        ["communes"] = Province.OfCommunes(),
    }.ToDictionary(m => m.Key, m => (m.Value, new ReadDocument(m.Value)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_is_valid_for_Office_2019(string name) => Assert.Empty(All[name].Read.Errors);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_of_the_consolidation_is_found_with_exactly_its_text(string name)
    {
        var (model, read) = All[name];
        foreach (var (tag, text) in Said(model))
        {
            Assert.True(read.Figures.Contains(tag), $"{tag} is not in the document");
            Assert.All(read.Figures[tag], printed => Assert.Contains(printed, text.Split('|')));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_stands_in_a_control_that_the_data_do_not_say(string name)
    {
        var (model, read) = All[name];
        var said = Said(model).Select(s => s.Tag).ToHashSet();
        Assert.DoesNotContain(read.Figures.Select(f => f.Key), tag => !said.Contains(tag) && !Other.IsMatch(tag));
    }

    /// <summary>Digits outside the controls are those of words (names, clauses, days), of the outline and of line numbers; none is a figure.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_figure_of_a_table_stands_outside_a_control(string name)
    {
        var read = All[name].Read;
        Assert.NotEmpty(read.BesideFigures);
        Assert.DoesNotContain(read.BesideFigures, cell => cell.Any(char.IsDigit));
    }

    /// <summary>What the data say of a consolidation, worked out here a second time: tag and text.</summary>
    private static IEnumerable<(string Tag, string Text)> Said(ReportModel model)
    {
        foreach (
            var (name, count) in new[]
            {
                ("expected", model.Figures.Completeness.Expected),
                ("received", model.Figures.Completeness.Received),
                ("onTime", model.Figures.Completeness.OnTime),
                ("late", model.Figures.Completeness.Late),
                ("nil", model.Figures.Completeness.Nil),
            }
        )
            yield return (FigureTag.Completeness(name), $"{count}");
        foreach (var field in model.Form.Fields.Where(f => f.Type != FieldType.Narrative))
        {
            var cell = model.Figures.Cells.First(c => c.Field == field.Code);
            var listed = field.Type is FieldType.Table or FieldType.Document;
            yield return (
                field.Code,
                listed
                    ? Whole(cell.Rows.Count + cell.RowsLeftBelow)
                    : TextOf(
                        field,
                        cell.State,
                        cell.Number,
                        cell.Numerator,
                        cell.Denominator,
                        cell.Yes,
                        cell.Text,
                        cell.Splits,
                        narrow: null
                    )
            );
            yield return ($"{field.Code}.reported", $"{cell.Reported}/{cell.Expected}");
            if (cell.SourceExpected is not null)
                yield return ($"{field.Code}.source", $"{cell.SourceReported}/{cell.SourceExpected}");
            if (cell.Overlap is { } overlap)
                yield return ($"{field.Code}.overlap", Whole(overlap));
            foreach (
                var (key, item, count) in cell.Splits.SelectMany(s => s.Value.Select(i => (s.Key, i.Key, i.Value)))
            )
                yield return ($"{field.Code}.{key}.{item}", Whole(count));
            foreach (
                var (group, total) in cell.Groups.Where(g =>
                    g.Value.Number is not null || g.Value.Numerator is not null
                )
            )
                yield return (
                    $"{field.Code}@group:{group}",
                    TextOf(
                        field,
                        total.State,
                        total.Number,
                        total.Numerator,
                        total.Denominator,
                        null,
                        null,
                        Cell(),
                        narrow: true
                    )
                );
            foreach (var part in cell.Parts.Where(p => listed && p is { State: CellState.Value, FromBelow: false }))
                yield return (
                    $"{field.Code}@{part.Unit}",
                    field.Type == FieldType.Table ? Whole(cell.Rows.Count(r => r.Unit == part.Unit)) : part.Text!
                );
            foreach (var part in cell.Parts.Where(p => !listed || p.State != CellState.Value))
                yield return (
                    $"{field.Code}@{part.Unit}",
                    part.Withheld
                        ? "*"
                        : TextOf(
                            field,
                            part.State,
                            part.Number,
                            part.Numerator,
                            part.Denominator,
                            part.Yes,
                            part.Text,
                            part.Splits,
                            narrow: true,
                            unit: !part.FromBelow
                        )
                );
        }
    }

    private static string TextOf(
        Field field,
        CellState state,
        long? number,
        long? above,
        long? below,
        bool? yes,
        string? text,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits,
        bool? narrow,
        bool unit = false
    ) =>
        state switch
        {
            CellState.Nil => narrow is true ? "KPS" : "không phát sinh|KPS",
            CellState.NotApplicable => "–",
            CellState.Missing => "chưa báo cáo",
            _ when yes is { } said => said ? "Có" : "Không",
            _ when unit && field.Type == FieldType.YesNo => above > 0 ? "Có" : "Không",
            _ when above is not null => $"{Whole(above.Value)}/{Whole(below!.Value)}",
            _ when number is { } n => Whole(n),
            _ when field.Type == FieldType.Choice && unit => field
                .Options.First(o => o.Code == splits["option"].First(i => i.Value == 1).Key)
                .Name.Vi,
            _ when field.Type == FieldType.Choice => Whole(splits["option"].Values.Sum()),
            _ when field.Type == FieldType.Date => VietnameseNumbers.Day(
                DateOnly.Parse(text!, System.Globalization.CultureInfo.InvariantCulture)
            ),
            _ => text!,
        };

    private static Dictionary<string, IReadOnlyDictionary<string, long>> Cell() => [];

    private static string Whole(long n) => VietnameseNumbers.Whole(n);

    /// <summary>Tags of what is not a cell of the consolidation: rates and goals, breakdowns nobody gave, rows, days late, invited and released units.</summary>
    private static readonly Regex Other = new(
        @"\.(percent|goal|left)$|^\w+\.[\w*]+\.[\w*]+(@[\w-]+)?$|^completeness\.(lateDays@|waived|invited)|@group:"
    );
}
