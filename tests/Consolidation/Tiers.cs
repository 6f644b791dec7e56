using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

/// <summary>
/// Communes under districts under a province that reports to the ministry, in one cycle: who sends to whom follows from the tree of units. All kinds of
/// figures that add up are in the form.
/// </summary>
internal sealed class Tiers
{
    public const string Province = "p";
    public const string Ministry = "m";

    public Tiers(params int[] communesByDistrict)
    {
        var communes = communesByDistrict
            .SelectMany((n, d) => Enumerable.Range(0, n).Select(i => UnitOf($"x{d}-{i}", UnitKind.Commune, $"d{d}")))
            .ToList();
        Cycle = Small with
        {
            Id = "tiers",
            Plan = Small.Plan with { Issuer = Province, Targets = [], Tasks = [], Bodies = [], FollowUp = null },
            Units =
            [
                UnitOf(Ministry, UnitKind.Agency, null),
                UnitOf(Province, UnitKind.Province, Ministry),
                .. communesByDistrict.Select((_, d) => UnitOf($"d{d}", UnitKind.District, Province)),
                .. communes,
            ],
            Groups =
            [
                new("communes", Same("xã"), [.. communes.Select(c => c.Code)]),
                new("odd", Same("lẻ"), [.. communes.Where((_, i) => i % 2 == 1).Select(c => c.Code)], Column: true),
                new("first", Same("đầu"), ["d0"], Column: true),
            ],
            Forms = [ReportForm, Small.Forms[2]],
            Events = [],
            Obligations =
            [
                Small.Obligations[1] with
                {
                    Collector = Duties.Parent,
                    Invited = [],
                    Consolidation = Step(Step(null)),
                },
            ],
        };
        Duties = new(Cycle, Days);
    }

    public Cycle Cycle { get; }

    public Duties Duties { get; }

    public IEnumerable<Duty> Communes => Duties.All.Where(d => d.Level == 0);

    public IEnumerable<Duty> Districts => Duties.All.Where(d => d.Level == 1);

    public Duty ProvinceDuty => Duties.All.Single(d => d.Level == 2);

    public static Form ReportForm { get; } =
        Small.Forms[1] with
        {
            Dimensions =
            [
                .. Small.Forms[1].Dimensions,
                new(
                    "age",
                    Same("Tuổi"),
                    [new("young", Same("Trẻ")) { From = 0, Below = 16 }, new("old", Same("Lớn")) { From = 16 }]
                ),
            ],
            Rules = [],
            Sections =
            [
                new(
                    "s",
                    Same("Mục"),
                    [
                        Field("A2", FieldType.Ratio, Aggregation.RatioOfSums) with
                        {
                            Numerator = Same("tử"),
                            Denominator = Same("mẫu"),
                        },
                        Field("B1", FieldType.Count, Aggregation.Sum),
                        Field("C3", FieldType.People, Aggregation.SumOfPeople) with
                        {
                            Splits = [new("sex", true), new("sex", false, "age")],
                        },
                        Field("K1", FieldType.YesNo, Aggregation.CountYes),
                        Field("K2", FieldType.YesNo, Aggregation.Any),
                        Field("K3", FieldType.YesNo, Aggregation.All),
                        Field("L1", FieldType.Choice, Aggregation.Tally) with
                        {
                            Options = [new("a", Same("a")), new("b", Same("b"))],
                        },
                        Field("L2", FieldType.Choice, Aggregation.Latest) with
                        {
                            Options = [new("a", Same("a")), new("b", Same("b"))],
                        },
                        Field("M1", FieldType.Count, Aggregation.Min),
                        Field("M2", FieldType.Money, Aggregation.Max),
                        Field("N1", FieldType.Date, Aggregation.Min),
                        Field("F1", FieldType.Narrative, Aggregation.Concatenate),
                        Field("H1", FieldType.Table, Aggregation.Stack) with
                        {
                            Columns =
                            [
                                new()
                                {
                                    Code = "Place",
                                    Name = Same("Nơi"),
                                    Type = FieldType.Narrative,
                                },
                                new()
                                {
                                    Code = "Cost",
                                    Name = Same("Chi"),
                                    Type = FieldType.Money,
                                },
                            ],
                        },
                    ]
                ),
            ],
        };

    /// <summary>Everything again from the bottom: what each district sends up, then the province.</summary>
    public (IReadOnlyDictionary<string, Consolidated> Districts, Consolidated Province) Full(
        IReadOnlyDictionary<string, Revision> reports
    )
    {
        var districts = Districts.ToDictionary(d => d.Unit, d => District(d, reports));
        return (districts, ProvinceOf(districts));
    }

    public Consolidated District(Duty district, IReadOnlyDictionary<string, Revision> reports) =>
        ConsolidationRules.Build(
            district,
            [.. Duties.ChildrenOf(district).Select(c => ChildOf(c, reports.GetValueOrDefault(c.Unit)))],
            NoOthers,
            Duties,
            Day("31/12/2023")
        );

    /// <summary>The province sees of a district what it sent up: nothing, where none of its communes reported.</summary>
    public Consolidated ProvinceOf(IReadOnlyDictionary<string, Consolidated> districts) =>
        ConsolidationRules.Build(
            ProvinceDuty,
            [
                .. Duties
                    .ChildrenOf(ProvinceDuty)
                    .Select(d =>
                        ChildOf(d, districts[d.Unit] is { Sources.Count: > 0 } figures ? Sent(d, figures) : null)
                    ),
            ],
            NoOthers,
            Duties,
            Day("31/12/2023")
        );

    public static Child ChildOf(Duty duty, Revision? revision) =>
        new(
            duty,
            revision is null
                ? null
                : new()
                {
                    Unit = duty.Unit,
                    Status = SubmissionStatus.Accepted,
                    Revisions =
                    [
                        .. Enumerable
                            .Range(1, revision.Number)
                            .Select(n => new RevisionSummary
                            {
                                Number = n,
                                SubmittedAt = revision.Receipt.At,
                                By = "x",
                                Nil = revision.Content.Nil,
                                Fate = n == revision.Number ? RevisionFate.Current : RevisionFate.Replaced,
                                ReceiptNumber = "",
                                ContentSha256 = "",
                            }),
                    ],
                },
            revision
        );

    public static Revision Sent(Duty duty, Consolidated figures) =>
        ReportOf(duty, 1, new Dictionary<string, FormValue>(), At("10/12/2023 09:00:00")) with
        {
            Figures = ConsolidationRules.Upward(figures, ReportForm),
            FiguresSha256 = Json.Hash(figures),
            Sources = figures.Sources,
        };

    public static Revision ReportOf(
        Duty duty,
        int number,
        IReadOnlyDictionary<string, FormValue> values,
        DateTimeOffset at,
        bool nil = false
    ) =>
        new()
        {
            Number = number,
            Content = new() { Values = values, Nil = nil },
            FormVersion = 1,
            Receipt = new()
            {
                Number = "",
                At = at,
                Unit = duty.Unit,
                Obligation = "report",
                Period = "2023",
                Revision = number,
                By = "x",
                Nil = nil,
                OnTime = true,
                ValuesSha256 = Json.Hash(values),
                Files = [],
            },
        };

    private static readonly Dictionary<string, IReadOnlyList<Child>> NoOthers = [];

    private static ConsolidationPlan Step(ConsolidationPlan? then) =>
        Small.Obligations[1].Consolidation! with
        {
            To = Duties.Parent,
            Deadlines = new Dictionary<string, Deadline>(),
            Then = then,
        };

    private static Unit UnitOf(string code, UnitKind kind, string? parent) =>
        new()
        {
            Code = code,
            Name = Same($"Đơn vị {code}"),
            Kind = kind,
            Parent = parent,
            ValidFrom = Day("01/07/2021"),
        };
}
