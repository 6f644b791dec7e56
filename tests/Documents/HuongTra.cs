using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

/// <summary>Thị xã Hương Trà 2023 by hand: nine communes and an agency, one nil, two silent, each of the four zeros, a withheld figure, words.</summary>
internal static class HuongTra
{
    public static readonly (string Code, string Name)[] Units =
    [
        ("19996", "Phường Tứ Hạ"),
        ("20005", "Xã Hương Toàn"),
        ("20008", "Phường Hương Vân"),
        ("20011", "Phường Hương Văn"),
        ("20017", "Phường Hương Xuân"),
        ("20020", "Phường Hương Chữ"),
        ("20026", "Xã Hương Bình"),
        ("20035", "Xã Bình Tiến"),
        ("20041", "Xã Bình Thành"),
        ("480-congan", "Công an thị xã Hương Trà"),
    ];

    private const string NilUnit = "20026";
    private static readonly HashSet<string> Silent = ["20035", "20041"];

    public static ReportModel Model() =>
        new()
        {
            Heading = new()
            {
                Issuer = ["ỦY BAN NHÂN DÂN", "THỊ XÃ HƯƠNG TRÀ"],
                Symbol = "BC-UBND",
                Place = "Hương Trà",
                Subject =
                    "Kết quả thực hiện công tác hỗ trợ nạn nhân bị mua bán trở về địa phương trên địa bàn thị xã Hương Trà năm 2023",
                AddressedTo = "Sở Lao động - Thương binh và Xã hội tỉnh Thừa Thiên Huế",
                Opening =
                    "Thực hiện Kế hoạch số 27/KH-UBND ngày 08 tháng 02 năm 2023 của Ủy ban nhân dân tỉnh Thừa Thiên Huế, Ủy ban nhân dân thị xã báo cáo kết quả như sau:",
                Closing =
                    "Trên đây là báo cáo kết quả thực hiện công tác hỗ trợ nạn nhân bị mua bán trở về năm 2023 của Ủy ban nhân dân thị xã Hương Trà.",
                SignatureLines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
                Recipients = ["Như trên;", "CT, các PCT UBND thị xã;", "Lưu: VT, LĐTBXH."],
            },
            Form = ReportersForm(),
            OwnForm = OwnForm(),
            OwnWords = new Dictionary<string, string>
            {
                ["T1"] =
                    "Ủy ban nhân dân thị xã đã ban hành Kế hoạch và chỉ đạo các xã, phường triển khai.\nPhòng Lao động - Thương binh và Xã hội đã hướng dẫn bằng văn bản.",
                ["T2"] = "Nhận thức của người dân được nâng lên.",
                ["T4"] = "Tiếp tục truyền thông; tập huấn cho cán bộ các xã, phường.",
                ["T9"] = "Phối hợp với các xã giáp ranh.",
            },
            Figures = Figures(),
            UnitNames = Units
                .Concat([("480", "Thị xã Hương Trà"), ("480-lhpn", "Hội Liên hiệp Phụ nữ thị xã Hương Trà")])
                .ToDictionary(u => u.Item1, u => u.Item2),
            Targets =
            [
                new("A1", "Xã, phường triển khai kế hoạch", "I.2.a", 100, CellState.Value, 6, 9, "6/9 (66,7 %)"),
                new(
                    "A2",
                    "Nạn nhân được tiếp cận dịch vụ và hưởng chế độ hỗ trợ",
                    "I.2.b",
                    100,
                    CellState.NotApplicable,
                    0,
                    0,
                    "không phát sinh"
                ),
                new(
                    "A3",
                    "Cán bộ làm công tác hỗ trợ nạn nhân được tập huấn",
                    "I.2.c",
                    100,
                    CellState.Missing,
                    null,
                    null,
                    "chưa báo cáo"
                ),
            ],
            Status =
            [
                .. Units.Select(
                    (u, i) =>
                        Silent.Contains(u.Code)
                            ? new SubmissionLine(u.Code, "Chưa báo cáo", null, 12, false, false)
                            : new SubmissionLine(
                                u.Code,
                                "Đã tiếp nhận",
                                "28/11/2023",
                                i == 1 ? 3 : 0,
                                u.Code == NilUnit,
                                false
                            )
                ),
                new("480-lhpn", "Đã gửi", "01/12/2023", 0, false, true),
            ],
            Year = 2023,
            MadeOn = new(2024, 1, 5),
        };

    private static Form ReportersForm() =>
        new()
        {
            Id = "results-report",
            Version = 1,
            Title = T("Báo cáo kết quả"),
            Dimensions =
            [
                new(
                    "sex",
                    T("Giới tính"),
                    [new("female", T("Nữ")), new("male", T("Nam")), new("unknown", T("Chưa rõ"))]
                ),
            ],
            Sections =
            [
                new(
                    "targets",
                    T("A. Chỉ tiêu"),
                    [
                        Of("A1", "Xã, phường có kế hoạch triển khai được chấp nhận", FieldType.Coverage, "đơn vị"),
                        Of("A2", "Nạn nhân được tiếp cận dịch vụ và hưởng chế độ hỗ trợ", FieldType.Ratio, "người") with
                        {
                            Sensitive = true,
                        },
                        Of("A3", "Cán bộ làm công tác hỗ trợ nạn nhân được tập huấn", FieldType.Ratio, "người"),
                    ]
                ),
                new(
                    "activities",
                    T("B. Truyền thông và hoạt động"),
                    [
                        Of("B1", "Buổi truyền thông trực tiếp", FieldType.Count, "buổi"),
                        Of("B2", "Lượt người tham dự truyền thông trực tiếp", FieldType.Count, "lượt người") with
                        {
                            Splits = [new("sex", false)],
                        },
                        Of(
                            "B4",
                            "Hoạt động hưởng ứng Ngày toàn dân phòng, chống mua bán người (30/7)",
                            FieldType.Count,
                            "hoạt động"
                        ),
                        Of("B6", "Có đường dây nóng của đơn vị", FieldType.YesNo, null),
                    ]
                ),
                new(
                    "victims",
                    T("C. Nạn nhân"),
                    [
                        Of("C3", "Người được xác định là nạn nhân trong kỳ", FieldType.Count, "người") with
                        {
                            Sensitive = true,
                            Splits = [new("sex", true)],
                        },
                    ]
                ),
                new(
                    "money",
                    T("E. Kinh phí"),
                    [
                        Of("E2", "Kinh phí đã thực hiện", FieldType.Money, "đồng"),
                        Of("E3", "Tài trợ quốc tế", FieldType.Money, "đồng"),
                    ]
                ),
                new(
                    "limits",
                    T("F. Khó khăn và nguyên nhân"),
                    [Of("F1", "Khó khăn, vướng mắc", FieldType.Narrative, null)]
                ),
                new(
                    "proposals",
                    T("F. Kiến nghị, đề xuất"),
                    [Of("F3", "Kiến nghị, đề xuất", FieldType.Narrative, null)]
                ),
            ],
        };

    private static Form OwnForm() =>
        new()
        {
            Id = "consolidated-report",
            Version = 1,
            Title = T("Báo cáo tổng hợp"),
            Sections =
            [
                new(
                    "direction",
                    T("Công tác chỉ đạo"),
                    [Of("T1", "Công tác chỉ đạo, triển khai", FieldType.Narrative, null)]
                ),
                new("achievements", T("Kết quả đạt được"), [Of("T2", "Kết quả đạt được", FieldType.Narrative, null)]),
                new("next", T("Phương hướng"), [Of("T4", "Phương hướng", FieldType.Narrative, null)]),
                new(
                    "neighbours",
                    T("Phối hợp"),
                    [Of("T9", "Phối hợp với địa bàn giáp ranh", FieldType.Narrative, null)]
                ),
            ],
        };

    private static Consolidated Figures() =>
        new()
        {
            Cycle = "huong-tra-2023",
            Obligation = "results-report",
            Period = "2023",
            Unit = "480",
            SpeaksTo = new(2023, 12, 11),
            Completeness = new()
            {
                Expected = 10,
                Received = 8,
                OnTime = 7,
                Late = 1,
                Nil = 1,
                Returned = 0,
                Accepted = 8,
                Missing = [.. Silent.Order()],
                InvitedExpected = 1,
                InvitedReceived = 1,
            },
            Sources = [],
            Cells =
            [
                Cell(
                    "A1",
                    Parts(
                        (_, i) =>
                            new()
                            {
                                Unit = "",
                                State = CellState.Value,
                                Numerator = i < 6 ? 1 : 0,
                                Denominator = 1,
                            }
                    )
                ) with
                {
                    Numerator = 6,
                    Denominator = 9,
                },
                Cell(
                    "A2",
                    Parts(
                        (_, _) =>
                            new()
                            {
                                Unit = "",
                                State = CellState.NotApplicable,
                                Numerator = 0,
                                Denominator = 0,
                            }
                    )
                ) with
                {
                    State = CellState.NotApplicable,
                    Numerator = 0,
                    Denominator = 0,
                },
                Cell("A3", Parts((_, _) => new() { Unit = "", State = CellState.Missing })) with
                {
                    State = CellState.Missing,
                    Reported = 0,
                },
                Counted("B1", (_, i) => i * 3L),
                Counted("B2", (_, i) => i * 1250L, withSex: true),
                Cell(
                    "B4",
                    Parts(
                        (_, i) =>
                            new()
                            {
                                Unit = "",
                                State = i == 2 ? CellState.Missing : CellState.Value,
                                Number = i == 2 ? null : 0,
                            }
                    )
                ) with
                {
                    Number = 0,
                    Reported = 6,
                },
                Cell(
                    "B6",
                    Parts(
                        (_, i) =>
                            new()
                            {
                                Unit = "",
                                State = CellState.Value,
                                Numerator = i % 2,
                                Denominator = 1,
                            }
                    )
                ) with
                {
                    Numerator = 4,
                    Denominator = 7,
                },
                Withheld(Counted("C3", (_, i) => i == 3 ? 1 : 0, withSex: true)),
                Counted("E2", (_, i) => 1_000_000L * (i + 1)),
                Cell("E3", Parts((_, _) => new() { Unit = "", State = CellState.Nil })) with
                {
                    State = CellState.Nil,
                },
                Cell(
                    "F1",
                    Parts(
                        (unit, i) =>
                            Said(
                                unit,
                                i == 0 ? "Địa bàn rộng, đi lại khó khăn.\r\nKinh phí còn hạn chế."
                                    : i == 4 ? "=cmd|' /C calc'!A0"
                                    : null
                            )
                    )
                ),
                Cell(
                    "F3",
                    Parts((unit, i) => Said(unit, i == 1 ? "Đề nghị tập huấn thêm, nhất là về \"tâm lý\"." : null))
                ),
            ],
        };

    /// <summary>One part per unit: missing for the silent ones, nil for the unit that declared it, otherwise <paramref name="given"/>.</summary>
    private static IReadOnlyList<CellPart> Parts(Func<string, int, CellPart> given) =>
        [
            .. Units.Select(
                (u, i) =>
                    Silent.Contains(u.Code) ? new CellPart { Unit = u.Code, State = CellState.Missing }
                    : u.Code == NilUnit
                        ? new CellPart
                        {
                            Unit = u.Code,
                            State = CellState.Nil,
                            Revision = 1,
                        }
                    : given(u.Code, i) with { Unit = u.Code, Revision = 2 }
            ),
        ];

    private static CellPart Said(string unit, string? text) =>
        new()
        {
            Unit = unit,
            State = text is null ? CellState.Missing : CellState.Value,
            Text = text,
        };

    private static Cell Counted(string field, Func<string, int, long> count, bool withSex = false)
    {
        var parts = Parts(
            (unit, i) =>
                new()
                {
                    Unit = unit,
                    State = CellState.Value,
                    Number = count(unit, i),
                    Splits = withSex
                        ? Sex(count(unit, i) - count(unit, i) / 3, count(unit, i) / 3)
                        : new Dictionary<string, IReadOnlyDictionary<string, long>>(),
                }
        );
        var total = parts.Sum(p => p.Number ?? 0);
        var women = parts.Sum(p => p.Splits.GetValueOrDefault("sex")?["female"] ?? 0);
        return Cell(field, parts) with
        {
            Number = total,
            Splits = withSex ? Sex(women, total - women) : new Dictionary<string, IReadOnlyDictionary<string, long>>(),
        };
    }

    private static Cell Withheld(Cell cell) =>
        cell with
        {
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

    private static Dictionary<string, IReadOnlyDictionary<string, long>> Sex(long female, long male) =>
        new()
        {
            ["sex"] = new Dictionary<string, long> { ["female"] = female, ["male"] = male },
        };

    private static Cell Cell(string field, IReadOnlyList<CellPart> parts) =>
        new()
        {
            Field = field,
            State = CellState.Value,
            Reported = 8,
            Expected = 10,
            Parts = parts,
        };

    private static Field Of(string code, string name, FieldType type, string? measure) =>
        new()
        {
            Code = code,
            Name = T(name),
            Type = type,
            Measure = measure is null ? null : T(measure),
            Aggregation = Aggregation.Sum,
        };

    private static Text T(string words) => new(words, words);
}
