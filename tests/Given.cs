using System.Globalization;
using System.Reflection;

namespace PlanMonitor.Tests;

/// <summary>What the tests start from: a small cycle of three communes, one town, one department; days and instants as people write them.</summary>
internal static class Given
{
    public const string Department = "so";
    public const string Town = "480";
    public const string Union = "union";
    public static readonly string[] Communes = ["c1", "c2", "c3"];

    public static readonly WorkingDays Days = WorkingDays.Vietnam;

    public static readonly string Root = Path.GetFullPath(
        typeof(Given).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "SourceRoot").Value!
    );

    public static readonly string TemplateJson = File.ReadAllText(
        Path.Combine(Root, "templates", "huong-tra-2023.json")
    );

    /// <summary>The shipped plan of Hương Trà.</summary>
    public static readonly Cycle HuongTra = TemplateReader.Read(TemplateJson, Days).Cycle!;

    /// <summary>What a host gives a file that it reads.</summary>
    public static ReadBudget Budget(CancellationToken cancel = default) => new(TimeProvider.System, cancel);

    public static ReadBudget Budget(TimeSpan time, long memory) =>
        new(TimeProvider.System, CancellationToken.None) { Time = time, Memory = memory };

    /// <summary>Every plan that is shipped.</summary>
    public static IEnumerable<Cycle> Seeds =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "templates"), "*.json")
            .Select(file => TemplateReader.Read(File.ReadAllText(file), Days).Cycle!);

    /// <summary>A small cycle with one of everything; its own report goes up to the department.</summary>
    public static readonly Cycle Small = MakeSmall();

    public static readonly Duties SmallDuties = new(Small, Days);

    public static readonly Actor Officer = Holding(Role.Officer, "c1");
    public static readonly Actor Reviewer = Holding(Role.Reviewer, Town);
    public static readonly Actor Administrator = Holding(Role.Administrator, "");

    public static readonly CancellationToken None = CancellationToken.None;

    public static Actor Holding(Role role, string unit) =>
        new($"{role}.{unit}".ToLowerInvariant(), $"{role} {unit}", [new(role, unit)]);

    /// <summary>dd/MM/yyyy, or as the product shows it: 05/3/2023.</summary>
    public static DateOnly Day(string day) =>
        DateOnly.ParseExact(day, day.Length == 10 ? "dd/MM/yyyy" : "dd/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>dd/MM/yyyy HH:mm:ss in Vietnam.</summary>
    public static DateTimeOffset At(string instant) =>
        new DateTimeOffset(
            DateTime.ParseExact(instant, "dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
            VietnamTime.Offset
        ).ToUniversalTime();

    public static Text Same(string text) => new(text, text);

    public static IReadOnlyDictionary<string, FormValue> Values(string json) =>
        Json.Read<Dictionary<string, FormValue>>(json);

    public static Content Report(string json) => new() { Values = Values(json) };

    /// <summary>The results report of a commune, due before 30/11/2023, or of the invited union.</summary>
    public static Duty ReportOf(string unit) => SmallDuties.Find("report", "2023", unit)!;

    public static Unit Commune(string code) =>
        new()
        {
            Code = code,
            Name = Same($"Xã {code}"),
            Kind = UnitKind.Commune,
            Parent = Town,
            ValidFrom = Day("01/07/2021"),
        };

    public static Situation Situation(string at, Actor? actor = null, Duty? duty = null)
    {
        duty ??= ReportOf("c1");
        return new(
            At(at),
            actor ?? Holding(Role.Officer, duty.Unit),
            duty,
            SmallDuties.PlaceOf(duty),
            CycleState.Running,
            Commune(duty.Unit),
            Days,
            Small.Settings
        );
    }

    public static Field Field(string code, FieldType type, Aggregation aggregation) =>
        new()
        {
            Code = code,
            Name = Same(code),
            Type = type,
            Aggregation = aggregation,
        };

    public static Deadline Deadline(string day, DeadlineOperator kind, string? words = null) =>
        new()
        {
            Date = Day(day),
            Operator = kind,
            Words = words,
        };

    /// <summary>The act is refused with this code.</summary>
    public static async Task Refused(string code, Func<Task> act) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<ProblemException>(act)).Problem.Code);

    private static Cycle MakeSmall() =>
        new()
        {
            Id = "small-2023",
            Title = Same("Kế hoạch nhỏ"),
            Year = 2023,
            OpensOn = Day("10/02/2023"),
            ClosesOn = Day("31/01/2024"),
            Settings = new(),
            Plan = new()
            {
                Issuer = Town,
                Targets = [TargetOn("A2")],
                Tasks =
                [
                    new()
                    {
                        Clause = "II.1",
                        Title = "Truyền thông",
                        MeasuredBy = ["B1"],
                    },
                ],
                Bodies =
                [
                    new()
                    {
                        Unit = "c1",
                        Role = BodyRole.Executes,
                        Clause = "IV",
                        Words = ["Thực hiện."],
                    },
                ],
                FollowUp = new("V", "Đôn đốc", [Town], [Town], Town),
            },
            Units =
            [
                new()
                {
                    Code = Department,
                    Name = Same("Sở"),
                    Kind = UnitKind.Agency,
                    ValidFrom = Day("01/07/2021"),
                },
                new()
                {
                    Code = Town,
                    Name = Same("Thị xã"),
                    Kind = UnitKind.District,
                    Parent = Department,
                    ValidFrom = Day("01/07/2021"),
                },
                .. Communes.Select(Commune),
                new()
                {
                    Code = Union,
                    Name = Same("Hội Phụ nữ"),
                    Kind = UnitKind.MassOrganisation,
                    Parent = Town,
                    ValidFrom = Day("01/07/2021"),
                },
            ],
            Groups = [new("communes", Same("Các xã"), Communes)],
            Forms =
            [
                PlanForm(),
                ReportForm(),
                new()
                {
                    Id = "words",
                    Version = 1,
                    Title = Same("Lời"),
                    Sections = [Section(Field("T1", FieldType.Narrative, Aggregation.None))],
                },
            ],
            Obligations = [PlanObligation(), ReportObligation()],
            Events =
            [
                new()
                {
                    Id = "day",
                    Name = Same("Ngày 30/7"),
                    Date = Day("30/07/2023"),
                    Clause = "II.1.b",
                    Audience = ["group:communes"],
                    NoticeDaysBefore = [14, 3],
                },
            ],
            Reminders = HuongTra.Reminders,
        };

    public static Target TargetOn(string indicator) =>
        new()
        {
            Code = "a",
            Name = Same("Nạn nhân được hỗ trợ"),
            Clause = "I.2",
            Words = "100%",
            Indicator = indicator,
            Numerator = Same("được hỗ trợ"),
            Denominator = Same("được xác định"),
            GoalPercent = 100,
            WhenNone = new("không phát sinh", "none arose"),
        };

    private static Form PlanForm() =>
        new()
        {
            Id = "plan",
            Version = 1,
            Title = Same("Kế hoạch"),
            Document = Need.Required,
            Files = Need.Required,
            MaxFiles = 2,
            Sections = [Section(Field("K2", FieldType.YesNo, Aggregation.CountYes) with { Required = true })],
        };

    private static Form ReportForm() =>
        new()
        {
            Id = "report",
            Version = 1,
            Title = Same("Báo cáo"),
            Nil = new(Same("Không phát sinh"), ["s"]),
            Dimensions = [new("sex", Same("Giới tính"), [new("female", Same("Nữ")), new("male", Same("Nam"))])],
            Sections =
            [
                Section(
                    Field("A1", FieldType.Coverage, Aggregation.UnitsAccepted) with
                    {
                        CountsObligation = "plan",
                        CountsUnits = "group:communes",
                    },
                    Field("A2", FieldType.Ratio, Aggregation.RatioOfSums) with
                    {
                        Numerator = Same("tử"),
                        Denominator = Same("mẫu"),
                        NilMeansZero = true,
                        Sensitive = true,
                    },
                    Field("B1", FieldType.Count, Aggregation.Sum) with
                    {
                        Required = true,
                    },
                    Field("B2", FieldType.Count, Aggregation.Sum) with
                    {
                        Splits = [new("sex", false)],
                    },
                    Field("C3", FieldType.Count, Aggregation.Sum) with
                    {
                        Splits = [new("sex", true)],
                        NilMeansZero = true,
                        Sensitive = true,
                        Required = true,
                    }
                ),
                Section(
                    Field("E2", FieldType.Money, Aggregation.Sum),
                    Field("E2a", FieldType.Money, Aggregation.Sum),
                    Field("E2b", FieldType.Money, Aggregation.Sum),
                    Field("K1", FieldType.YesNo, Aggregation.CountYes),
                    Field("L1", FieldType.Choice, Aggregation.None) with
                    {
                        Options = [new("yes", Same("Có")), new("no", Same("Không"))],
                    },
                    Field("N1", FieldType.Date, Aggregation.None),
                    Field("F1", FieldType.Narrative, Aggregation.Concatenate) with
                    {
                        MaxLength = 20,
                    }
                ),
            ],
            Rules =
            [
                new()
                {
                    Id = "victims-agree",
                    Left = "A2.denominator",
                    Right = "C3",
                    Operator = RuleOperator.Equal,
                    Message = Same("A2 và C3 phải khớp."),
                },
                new()
                {
                    Id = "spent-by-source",
                    Left = "E2a + E2b",
                    Right = "E2",
                    Operator = RuleOperator.Equal,
                    Message = Same("Tổng theo nguồn phải khớp."),
                },
                new()
                {
                    Id = "helped-at-most",
                    Left = "A2.numerator",
                    Right = "B1",
                    Operator = RuleOperator.LessOrEqual,
                    Message = Same("Không nhiều hơn B1."),
                },
            ],
        };

    /// <summary>No victim, of the forms that ask for communication (B1) whatever else occurred.</summary>
    public static Content NilReport { get; } =
        new()
        {
            Values = new Dictionary<string, FormValue> { ["B1"] = FormValue.Of(2) },
            Nil = true,
        };

    private static FormSection Section(params Field[] fields) => new("s", Same("Mục"), fields);

    private static Obligation PlanObligation() =>
        new()
        {
            Id = "plan",
            Kind = ObligationKind.Plan,
            Name = Same("Kế hoạch triển khai"),
            Clause = "V",
            Words = "trước ngày 28/02/2023",
            Form = "plan",
            Collector = Town,
            Reporters = ["group:communes"],
            Periods =
            [
                new()
                {
                    Id = "2023",
                    Name = Same("Năm 2023"),
                    OpensOn = Day("10/02/2023"),
                    Deadline = Deadline("28/02/2023", DeadlineOperator.Before, "trước ngày 28/02/2023"),
                },
            ],
        };

    private static Obligation ReportObligation() =>
        new()
        {
            Id = "report",
            Kind = ObligationKind.Thematic,
            Name = Same("Báo cáo kết quả"),
            Clause = "V",
            Words = "trước ngày 30/11/2023",
            Form = "report",
            Collector = Town,
            Reporters = ["group:communes"],
            Invited = [Union],
            Periods =
            [
                new()
                {
                    Id = "2023",
                    Name = Same("Năm 2023"),
                    OpensOn = Day("01/11/2023"),
                    Deadline = Deadline("30/11/2023", DeadlineOperator.Before, "trước ngày 30/11/2023"),
                },
            ],
            Consolidation = new()
            {
                Name = Same("Báo cáo tổng hợp"),
                To = Department,
                Form = "words",
                Deadlines = new Dictionary<string, Deadline>
                {
                    ["2023"] = Deadline("15/12/2023", DeadlineOperator.NoLaterThan),
                },
                Document = HuongTra.Obligations.First(o => o.Consolidation is not null).Consolidation!.Document,
            },
        };
}
