using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>
/// A province's plan in the shape of a town's: so many communes, so many obligations of one period each, collected by five offices and consolidated upward.
/// Made for counting; its names mean nothing.
/// </summary>
internal static class Province
{
    private const int Offices = 5;
    private static readonly DateOnly Known = new(2021, 7, 1);

    public static string Of(string townJson, int communes, int obligations)
    {
        var (town, problems) = TemplateReader.Read(townJson, WorkingDays.Vietnam);
        if (town is null)
            throw new InvalidOperationException(string.Join('\n', problems.Select(p => p.Text.En)));
        const string above = "t0";
        var offices = Numbered("s", Offices);
        var reporters = Numbered("x", communes);
        var report = town.Obligations.First(o => o.Consolidation is not null);
        var province = town with
        {
            Id = "province",
            Plan = town.Plan with { Issuer = offices[0], Bodies = [], Targets = [], Tasks = [], FollowUp = null },
            OpenQuestions = [],
            Groups = [new("communes", new("Các xã", "Communes"), reporters)],
            Units =
            [
                UnitOf(above, UnitKind.Province, null),
                .. offices.Select(s => UnitOf(s, UnitKind.Agency, above)),
                .. reporters.Select(x => UnitOf(x, UnitKind.Commune, above)),
            ],
            Forms =
            [
                .. town.Forms.Select(f =>
                    f with
                    {
                        Sections =
                        [
                            .. f
                                .Sections.Select(s =>
                                    s with
                                    {
                                        Fields = [.. s.Fields.Where(x => x.CountsObligation is null)],
                                    }
                                )
                                .Where(s => s.Fields.Count > 0),
                        ],
                        Rules = [],
                    }
                ),
            ],
            Events = [],
            Obligations =
            [
                .. Enumerable
                    .Range(0, obligations)
                    .Select(i => Of(town, report, i, obligations, offices[i % Offices], above)),
            ],
        };
        return Json.Write(province);
    }

    /// <summary>Deadlines spread evenly over the year.</summary>
    private static Obligation Of(Cycle town, Obligation report, int i, int obligations, string office, string above)
    {
        var last = town.OpensOn.AddDays(30 + ((i + 1) * 300 / obligations));
        return report with
        {
            Id = $"o{(i + 1).ToString("D2", CultureInfo.InvariantCulture)}",
            Collector = office,
            Through = null,
            Reporters = ["group:communes"],
            Invited = [],
            Periods =
            [
                new()
                {
                    Id = "nam",
                    Name = new("Cả năm", "Whole year"),
                    OpensOn = last.AddDays(-30),
                    Deadline = new() { Date = last, Operator = DeadlineOperator.Through },
                },
            ],
            Consolidation = report.Consolidation! with
            {
                To = above,
                Deadlines = new Dictionary<string, Deadline>
                {
                    ["nam"] = new() { Date = last.AddDays(15), Operator = DeadlineOperator.Through },
                },
            },
        };
    }

    private static string[] Numbered(string letter, int count) =>
        [.. Enumerable.Range(1, count).Select(i => letter + i.ToString("D3", CultureInfo.InvariantCulture))];

    private static Unit UnitOf(string code, UnitKind kind, string? parent) =>
        new()
        {
            Code = code,
            Name = new($"Đơn vị {code}", $"Unit {code}"),
            Kind = kind,
            Parent = parent,
            ValidFrom = Known,
        };
}
