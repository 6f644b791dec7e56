using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

/// <summary>A form with every type of field, and figures of it for any units: each of the four zeros, groups, rows, crossed breakdowns, sources below.</summary>
internal sealed class AllTypes(IReadOnlyList<(string Code, string Group)> units, bool fromBelow)
{
    public static Form Form { get; } =
        new()
        {
            Id = "results-report",
            Version = 2,
            Title = T("Báo cáo kết quả"),
            Dimensions =
            [
                new("sex", T("Giới tính"), [new("female", T("Nữ")), new("male", T("Nam"))]),
                new("age", T("Độ tuổi"), [new("under16", T("Dưới 16 tuổi")), new("from16", T("Từ 16 tuổi"))]),
            ],
            Sections =
            [
                new(
                    "targets",
                    T("A. Chỉ tiêu"),
                    [Of("A1", "Đơn vị đạt yêu cầu", FieldType.Coverage, Aggregation.UnitsMeeting, "đơn vị")]
                ),
                new(
                    "activities",
                    T("B. Truyền thông và hoạt động"),
                    [
                        Of("B1", "Buổi truyền thông trực tiếp", FieldType.Count, Aggregation.Sum, "buổi"),
                        Of("B2", "Người được tập huấn", FieldType.People, Aggregation.SumOfPeople, "người") with
                        {
                            Splits = [new("sex", true), new("sex", true, "age")],
                        },
                        Of("B3", "Tỷ lệ cán bộ được tập huấn", FieldType.Ratio, Aggregation.RatioOfSums, "người"),
                        Of("B4", "Có đường dây nóng", FieldType.YesNo, Aggregation.CountYes, null),
                        Of("B5", "Có tổ công tác liên ngành", FieldType.YesNo, Aggregation.Any, null),
                        Of("B6", "Đã phổ biến đến mọi thôn, bản, tổ dân phố", FieldType.YesNo, Aggregation.All, null),
                        Of("B7", "Hình thức truyền thông chủ yếu", FieldType.Choice, Aggregation.Tally, "đơn vị") with
                        {
                            Options = [new("radio", T("Loa truyền thanh")), new("meeting", T("Họp thôn, tổ dân phố"))],
                        },
                        Of("B8", "Ngày tổ chức gần nhất", FieldType.Date, Aggregation.Latest, null),
                        Of("B9", "Số buổi nhiều nhất của một đơn vị", FieldType.Count, Aggregation.Max, "buổi"),
                        Of("B10", "Văn bản triển khai", FieldType.Document, Aggregation.Concatenate, null),
                        Of("B11", "Các hoạt động đã tổ chức", FieldType.Table, Aggregation.Stack, null) with
                        {
                            Columns =
                            [
                                new()
                                {
                                    Code = "Day",
                                    Name = T("Ngày"),
                                    Type = FieldType.Date,
                                },
                                new()
                                {
                                    Code = "Place",
                                    Name = T("Địa điểm"),
                                    Type = FieldType.Narrative,
                                },
                                new()
                                {
                                    Code = "People",
                                    Name = T("Người tham dự"),
                                    Type = FieldType.Count,
                                    Measure = T("lượt người"),
                                },
                                new()
                                {
                                    Code = "Cost",
                                    Name = T("Kinh phí"),
                                    Type = FieldType.Money,
                                    Measure = T("đồng"),
                                },
                            ],
                        },
                    ]
                ),
                new(
                    "victims",
                    T("C. Nạn nhân"),
                    [
                        Of(
                            "C3",
                            "Người được xác định là nạn nhân trong kỳ",
                            FieldType.People,
                            Aggregation.SumOfPeople,
                            "người"
                        ) with
                        {
                            Sensitive = true,
                            Splits = [new("sex", true)],
                        },
                    ]
                ),
                new(
                    "money",
                    T("E. Kinh phí"),
                    [Of("E2", "Kinh phí đã thực hiện", FieldType.Money, Aggregation.Sum, "đồng")]
                ),
                new(
                    "limits",
                    T("F. Khó khăn và nguyên nhân"),
                    [Of("F1", "Khó khăn, vướng mắc", FieldType.Narrative, Aggregation.Concatenate, null)]
                ),
            ],
        };

    public static Form OwnForm { get; } =
        new()
        {
            Id = "consolidated-report",
            Version = 1,
            Title = T("Báo cáo tổng hợp"),
            Sections =
            [
                new(
                    "achievements",
                    T("Kết quả đạt được"),
                    [Of("T2", "Kết quả đạt được", FieldType.Narrative, Aggregation.None, null)]
                ),
            ],
        };

    private bool IsSilent(int i) => i >= units.Count - 2;

    private static bool IsNil(int i) => i == 2;

    private static bool IsWaived(int i) => i == 3;

    private IEnumerable<int> Owing => Enumerable.Range(0, units.Count).Where(i => !IsWaived(i));

    private IEnumerable<int> Reporting => Owing.Where(i => !IsSilent(i) && !IsNil(i));

    public Consolidated Consolidated(string collector) =>
        new()
        {
            Cycle = "any-2023",
            Obligation = "results-report",
            Period = "2023",
            Unit = collector,
            SpeaksTo = new(2023, 12, 11),
            FormVersion = Form.Version,
            Completeness = new()
            {
                Expected = units.Count - 1,
                Received = units.Count - 3,
                OnTime = units.Count - 4,
                Late = 1,
                Nil = 1,
                Returned = 0,
                Accepted = units.Count - 3,
                Missing = [.. Owing.Where(IsSilent).Select(i => units[i].Code)],
                Waived = [units[3].Code],
                InvitedExpected = 0,
                InvitedReceived = 0,
            },
            Sources =
            [
                .. Owing
                    .Where(i => !IsSilent(i))
                    .Select(i => new Source(
                        units[i].Code,
                        2,
                        new(2023, 11, 28, 2, 30, 0, TimeSpan.Zero),
                        "nva",
                        IsNil(i),
                        true,
                        new string('a', 64)
                    )),
            ],
            Cells =
            [
                Cell("A1", i => Part(i) with { Numerator = i % 4 == 0 ? 0 : 1, Denominator = 1 }),
                Cell("B1", i => Part(i) with { Number = i * 3 }),
                Cell("B2", i => Part(i) with { Number = 40 + 4 * i, Splits = Sexes(30 + 3 * i, 10 + i) }) with
                {
                    Overlap = 12,
                },
                Cell("B3", i =>
                    i == 1
                        ? Part(i) with
                        {
                            State = CellState.NotApplicable,
                            Numerator = 0,
                            Denominator = 0,
                        }
                        : Part(i) with
                        {
                            Numerator = i % 5,
                            Denominator = 5,
                        }
                ),
                Cell("B4", i => Part(i) with { Numerator = i % 2, Denominator = 1 }),
                Cell("B5", i => Part(i) with { Yes = i == 0 }) with
                {
                    Yes = true,
                },
                Cell("B6", i => Part(i) with { Yes = i != 0 }) with
                {
                    Yes = false,
                },
                Tally("B7"),
                Cell("B8", i => Part(i) with { Text = $"2023-0{1 + i % 9}-05" }) with
                {
                    Text = "2023-09-05",
                },
                Cell("B9", i => Part(i) with { Number = i * 3 }) with
                {
                    Number = (units.Count - 3) * 3,
                },
                Texts("B10", i => $"{10 + i}/KH-UBND, 28/02/2023"),
                Rows("B11"),
                Withheld(Cell("C3", i => Part(i) with { Number = i == 1 ? 1 : 0, Splits = new Dictionary<
                                string,
                                IReadOnlyDictionary<string, long>
                            >
                            {
                                ["sex"] = new Dictionary<string, long> { ["female"] = i == 1 ? 1 : 0 },
                            } })),
                Cell("E2", i => Part(i) with { Number = 1_500_000L * (i + 1) }),
                Texts("F1", i => i == 0 ? string.Concat(Enumerable.Repeat("Địa bàn rộng, đi lại khó khăn. ", 60))
                    : i % 2 == 0 ? "=1+1"
                    : "Kinh phí còn hạn chế."),
            ],
        };

    public SubmissionLine StatusOf(string unit, int i) =>
        IsWaived(i) ? new(unit, "Được miễn: đã báo cáo theo kế hoạch khác", null, 0, false, false, Waived: true)
        : IsSilent(i) ? new(unit, "Chưa nộp", null, 12, false, false)
        : new(unit, "Đã duyệt", "28/11/2023", i == 1 ? 3 : 0, IsNil(i), false);

    private CellPart Part(int i) =>
        new()
        {
            Unit = units[i].Code,
            State = CellState.Value,
            Revision = 2,
            FromBelow = fromBelow,
        };

    private Cell Cell(string field, Func<int, CellPart> given)
    {
        IReadOnlyList<CellPart> parts =
        [
            .. Owing.Select(i =>
                IsSilent(i) ? new CellPart { Unit = units[i].Code, State = CellState.Missing }
                : IsNil(i)
                    ? new CellPart
                    {
                        Unit = units[i].Code,
                        State = CellState.Nil,
                        Revision = 1,
                    }
                : given(i)
            ),
        ];
        var numbers = parts.Any(p => p.Number is not null);
        var ratios = parts.Any(p => p.Numerator is not null);
        return new()
        {
            Field = field,
            State = CellState.Value,
            Number = numbers ? parts.Sum(p => p.Number ?? 0) : null,
            Numerator = ratios ? parts.Sum(p => p.Numerator ?? 0) : null,
            Denominator = ratios ? parts.Sum(p => p.Denominator ?? 0) : null,
            Splits = Sum(parts),
            Reported = units.Count - 3,
            Expected = units.Count - 1,
            SourceReported = fromBelow ? 139 : null,
            SourceExpected = fromBelow ? 141 : null,
            Groups =
                !numbers && !ratios
                    ? new Dictionary<string, GroupTotal>()
                    : units
                        .Select(u => u.Group)
                        .Distinct()
                        .ToDictionary(
                            g => g,
                            g =>
                            {
                                var of = parts.Where(p => units.First(u => u.Code == p.Unit).Group == g).ToList();
                                return new GroupTotal(
                                    CellState.Value,
                                    numbers ? of.Sum(p => p.Number ?? 0) : null,
                                    ratios ? of.Sum(p => p.Numerator ?? 0) : null,
                                    ratios ? of.Sum(p => p.Denominator ?? 0) : null,
                                    of.Count(p => p.State != CellState.Missing),
                                    of.Count
                                );
                            }
                        ),
            Parts = parts,
        };
    }

    private Cell Tally(string field) =>
        Cell(field, i =>
            Part(i) with
            {
                Splits = new Dictionary<string, IReadOnlyDictionary<string, long>>
                {
                    ["option"] = new Dictionary<string, long>
                    {
                        [i % 3 == 0 ? "radio" : "meeting"] = fromBelow ? 7 : 1,
                    },
                },
            }
        );

    private Cell Rows(string field)
    {
        var cell = Cell(field, Part);
        return cell with
        {
            Rows = [.. Reporting.Where(i => i <= 8).SelectMany(i => new[] { Row(i, 0), Row(i, 1) })],
            RowsLeftBelow = fromBelow ? 24 : 0,
        };
    }

    private Cell Texts(string field, Func<int, string> text) =>
        Cell(field, i => Part(i) with { Text = fromBelow ? null : text(i) }) with
        {
            Rows =
            [
                .. Reporting.Select(i => new StackedRow(
                    units[i].Code,
                    new Dictionary<string, FormValue> { ["Text"] = FormValue.Of(text(i)) }
                )),
            ],
        };

    private StackedRow Row(int i, int n)
    {
        var values = new Dictionary<string, FormValue>
        {
            ["Day"] = FormValue.Of($"2023-07-{10 + i:00}"),
            ["Place"] = FormValue.Of("Nhà văn hóa thôn, tổ dân phố"),
            ["People"] = FormValue.Of(50L + i),
        };
        // The cost of the second activity was not told: missing, not zero.
        if (n == 0)
            values["Cost"] = FormValue.Of(2_500_000L + i);
        return new(units[i].Code, values);
    }

    private static Cell Withheld(Cell cell) =>
        cell with
        {
            Groups = new Dictionary<string, GroupTotal>(),
            Parts =
            [
                .. cell.Parts.Select(p =>
                    p.State == CellState.Missing
                        ? p
                        : new CellPart
                        {
                            Unit = p.Unit,
                            State = p.State,
                            Revision = p.Revision,
                            Withheld = true,
                        }
                ),
            ],
        };

    private static Dictionary<string, IReadOnlyDictionary<string, long>> Sexes(long female, long male) =>
        new()
        {
            ["sex"] = new Dictionary<string, long> { ["female"] = female, ["male"] = male },
            ["sex*age"] = new Dictionary<string, long>
            {
                ["female*under16"] = 10,
                ["female*from16"] = female - 10,
                ["male*from16"] = male,
            },
        };

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Sum(IReadOnlyList<CellPart> parts) =>
        parts.All(p => p.Splits.Count == 0)
            ? FormValue.NoSplits
            : parts
                .SelectMany(p => p.Splits)
                .GroupBy(s => s.Key)
                .ToDictionary(
                    s => s.Key,
                    s =>
                        (IReadOnlyDictionary<string, long>)
                            s.SelectMany(x => x.Value)
                                .GroupBy(i => i.Key)
                                .ToDictionary(i => i.Key, i => i.Sum(x => x.Value))
                );

    private static Field Of(string code, string name, FieldType type, Aggregation aggregation, string? measure) =>
        new()
        {
            Code = code,
            Name = T(name),
            Type = type,
            Aggregation = aggregation,
            Measure = measure is null ? null : T(measure),
        };

    private static Text T(string words) => new(words, words);
}
