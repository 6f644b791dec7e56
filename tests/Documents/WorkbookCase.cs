using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Workbook.Read;
using PlanMonitor.Documents.Workbook.Write;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Documents;

/// <summary>A form with a field of every type, its workbook, and what people and programs do to workbooks.</summary>
internal static class WorkbookCase
{
    private static readonly DimensionItem[] Channels =
    [
        new("loa", new("Loa truyền thanh", "Loudspeaker")),
        new("hop", new("Họp dân", "Meeting")),
        new("hop2", new("Họp dân", "Meeting")),
    ];

    public static readonly Form Everything = new()
    {
        Id = "all",
        Version = 3,
        Title = Same("Báo cáo"),
        Document = Need.Optional,
        Dimensions =
        [
            new("sex", new("Giới tính", "Sex"), [new("female", new("Nữ", "Female")), new("male", new("Nam", "Male"))]),
            new(
                "age",
                new("Độ tuổi", "Age"),
                [
                    new("u16", new("Dưới 16", "Under 16")),
                    new("16", new("Từ 16", "From 16")),
                    new("old", Same("Cũ")) { ValidTo = Day("31/12/2020") },
                ]
            ),
        ],
        Sections =
        [
            new(
                "a",
                new("A. Chỉ tiêu", "A. Targets"),
                [
                    Field("A1", FieldType.Coverage, Aggregation.UnitsAccepted),
                    Field("A2", FieldType.Ratio, Aggregation.RatioOfSums) with
                    {
                        Numerator = Same("Được hỗ trợ"),
                        Denominator = Same("Được xác định"),
                    },
                    Field("A3", FieldType.Ratio, Aggregation.RatioOfSums) with
                    {
                        NumeratorFrom = "B1",
                        DenominatorFrom = "C3 + H1.cost",
                    },
                    Field("A4", FieldType.Ratio, Aggregation.RatioOfSums) with
                    {
                        NumeratorFrom = "C3.sex.female",
                    },
                ]
            ),
            new(
                "b",
                new("B. Số liệu", "B. Figures"),
                [
                    Field("B1", FieldType.Count, Aggregation.Sum) with
                    {
                        Required = true,
                        Name = new("Buổi truyền thông trực tiếp", "Sessions"),
                        Measure = new("buổi", "sessions"),
                        Clause = "II.1.a",
                    },
                    Field("P1", FieldType.People, Aggregation.SumOfPeople) with
                    {
                        Name = new("Người tham dự", "People"),
                        Measure = new("người", "people"),
                    },
                    Field("C3", FieldType.Count, Aggregation.Sum) with
                    {
                        Splits = [new("sex", true), new("age", false), new("sex", false, "age")],
                        Sensitive = true,
                        Name = new("Nạn nhân được xác định", "Victims"),
                    },
                    Field("E2", FieldType.Money, Aggregation.Sum) with
                    {
                        Measure = new("đồng", "VND"),
                        Name = new("Kinh phí đã thực hiện", "Spent"),
                    },
                ],
                Help: new("Số liệu tính từ đầu kỳ.", "From the beginning of the period.")
            ),
            new(
                "k",
                new("C. Lời và lựa chọn", "C. Words"),
                [
                    Field("K1", FieldType.YesNo, Aggregation.CountYes) with
                    {
                        Evidence = Need.Required,
                        Name = new("Đã ban hành kế hoạch", "Plan issued"),
                    },
                    Field("K2", FieldType.YesNo, Aggregation.CountYes),
                    Field("L1", FieldType.Choice, Aggregation.Tally) with
                    {
                        Options = Channels,
                        Name = new("Kênh chính", "Main channel"),
                    },
                    Field("N1", FieldType.Date, Aggregation.None) with
                    {
                        Name = new("Ngày tổ chức", "Day"),
                    },
                    Field("D1", FieldType.Document, Aggregation.None) with
                    {
                        Name = new("Quyết định", "Decision"),
                    },
                    Field("F1", FieldType.Narrative, Aggregation.Concatenate) with
                    {
                        Name = new("Khó khăn, vướng mắc", "Difficulties"),
                    },
                    Field("H1", FieldType.Table, Aggregation.Stack) with
                    {
                        Name = new("Danh sách hoạt động", "Activities"),
                        MaxRows = 40,
                        Columns =
                        [
                            new()
                            {
                                Code = "day",
                                Name = new("Ngày", "Day"),
                                Type = FieldType.Date,
                            },
                            new()
                            {
                                Code = "place",
                                Name = new("Nơi tổ chức", "Place"),
                                Type = FieldType.Narrative,
                                Required = true,
                            },
                            new()
                            {
                                Code = "people",
                                Name = new("Người dự", "Participants"),
                                Type = FieldType.Count,
                            },
                            new()
                            {
                                Code = "cost",
                                Name = new("Kinh phí", "Cost"),
                                Type = FieldType.Money,
                                Measure = new("đồng", "VND"),
                            },
                            new()
                            {
                                Code = "via",
                                Name = new("Kênh", "Channel"),
                                Type = FieldType.Choice,
                                Options = Channels,
                            },
                        ],
                    },
                    Field("G1", FieldType.Narrative, Aggregation.Concatenate) with
                    {
                        Name = new("Kiến nghị", "Proposals"),
                    },
                ]
            ),
        ],
    };

    public const string Full = """
        { "A2": {"numerator":0,"denominator":0}, "B1": 0, "P1": 1234, "C3": {"total":3,"splits":{"sex":{"female":2,"male":1},"sex*age":{"female*u16":1}}}, "E2": 1234567890,
          "K1": {"yes":true,"evidence":"12/KH-UBND"}, "K2": false, "L1": "hop2", "N1": "2023-03-05", "D1": {"number":"=5+1","date":"2023-02-01","issuer":"UBND xã"},
          "F1": "=cmd|' /C calc'!A0\nđường sá khó đi", "G1": "+84 234 _x0041_ 👍",
          "H1": [ {"day":"2023-07-30","place":"Nhà văn hóa","people":120,"cost":500000,"via":"loa"}, {"place":"@Chợ"} ] }
        """;

    public static readonly string[] Codes = ["19996", "20005"];

    public static WorkbookModel Model(
        string values = Full,
        string previous = "{}",
        int units = 1,
        DocumentReference? document = null
    ) =>
        new()
        {
            Cycle = "small-2023",
            Obligation = "report",
            Period = "q1",
            Title = new("Báo cáo kết quả thực hiện", "Results report"),
            PeriodName = new("Quý I/2023", "Quarter I/2023"),
            Day = Day("31/03/2023"),
            Form = Everything,
            Units =
            [
                .. Codes
                    .Take(units)
                    .Select(
                        (code, i) =>
                            new WorkbookUnit(code, Same(i == 0 ? "Phường Tứ Hạ" : "Xã Hải Dương"))
                            {
                                Values = Values(values),
                                PreviousName = new("Quý IV/2022", "Quarter IV/2022"),
                                Previous = Values(previous),
                                Document = document,
                            }
                    ),
            ],
        };

    public static byte[] Written(WorkbookModel model)
    {
        using var stream = new MemoryStream();
        WorkbookWriter.Write(model, stream);
        return stream.ToArray();
    }

    public static WorkbookExpected Expected(string unit = "19996", Form? form = null) =>
        new(
            "small-2023",
            "report",
            "q1",
            unit,
            Same($"Đơn vị {unit}"),
            new("Quý I/2023", "Quarter I/2023"),
            form ?? Everything
        );

    public static WorkbookReading Read(byte[] bytes, string unit = "19996", Form? form = null) =>
        WorkbookReader.Read(bytes, Expected(unit, form), Budget());

    public static IReadOnlyList<string> Errors(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
    }

    /// <summary>The same package with one part rewritten, added, or (null) left out.</summary>
    public static byte[] With(byte[] bytes, string part, Func<string, string?> change)
    {
        var copy = new MemoryStream();
        copy.Write(bytes);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var before = "";
            if (zip.GetEntry(part) is { } entry)
            {
                using (var reader = new StreamReader(entry.Open()))
                    before = reader.ReadToEnd();
                entry.Delete();
            }
            if (change(before) is { } after)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
                writer.Write(after);
            }
        }
        return copy.ToArray();
    }

    public static string Part(byte[] bytes, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Where the value of a path stands in the first unit's sheet.</summary>
    public static string CellOf(string path) =>
        $"E{Regex.Match(Part(Written(Model()), "xl/worksheets/sheet2.xml"), $"""r="A([0-9]+)"[^>]*><(x:)?is><(x:)?t[^>]*>{Regex.Escape(path)}<""").Groups[1].Value}";

    /// <summary>The sheet with one cell written anew, in the prefix of its file.</summary>
    public static string SetCell(string sheet, string at, string cell)
    {
        var prefix = sheet.Contains("<x:c ", StringComparison.Ordinal) ? "x:" : "";
        var mine = Regex.Replace(cell, "<(/?)", $"<$1{prefix}");
        return Regex.Replace(sheet, $"""<(x:)?c r="{at}"([^>]*/>|[^>]*[^/]>.*?</(x:)?c>)""", _ => mine);
    }
}
