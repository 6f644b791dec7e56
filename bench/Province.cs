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
        var plan = town.Plan with { Issuer = offices[0], Bodies = [], Targets = [], Tasks = [], FollowUp = null };
        var owed = Enumerable
            .Range(0, obligations)
            .Select(i => Of(town, report, i, obligations, offices[i % Offices], above));
        var province = town with
        {
            Id = "province",
            Plan = plan,
            OpenQuestions = [],
            Groups = [new("communes", new("Các xã", "Communes"), reporters)],
            Units = [.. UnitsOf(above, offices, reporters)],
            Forms = [.. town.Forms.Select(WithoutCounts)],
            Events = [],
            Obligations = [.. owed],
        };
        return Json.Write(province);
    }

    private static IEnumerable<Unit> UnitsOf(string above, string[] offices, string[] reporters)
    {
        var agencies = offices.Select(s => UnitOf(s, UnitKind.Agency, above));
        var communes = reporters.Select(x => UnitOf(x, UnitKind.Commune, above));
        return [UnitOf(above, UnitKind.Province, null), .. agencies, .. communes];
    }

    /// <summary>Nothing in it is counted from other submissions: those are not in this plan.</summary>
    private static Form WithoutCounts(Form form)
    {
        var sections = form.Sections.Select(s =>
            s with
            {
                Fields = [.. s.Fields.Where(x => x.CountsObligation is null)],
            }
        );
        return form with { Sections = [.. sections.Where(s => s.Fields.Count > 0)], Rules = [] };
    }

    /// <summary>Deadlines spread evenly over the year.</summary>
    private static Obligation Of(Cycle town, Obligation report, int i, int obligations, string office, string above)
    {
        var last = town.OpensOn.AddDays(30 + ((i + 1) * 300 / obligations));
        var year = new Period
        {
            Id = "nam",
            Name = new("Cả năm", "Whole year"),
            OpensOn = last.AddDays(-30),
            Deadline = Through(last),
        };
        var deadlines = new Dictionary<string, Deadline> { [year.Id] = Through(last.AddDays(15)) };
        var upward = report.Consolidation! with { To = above, Deadlines = deadlines };
        var number = (i + 1).ToString("D2", CultureInfo.InvariantCulture);
        return report with
        {
            Id = $"o{number}",
            Collector = office,
            Through = null,
            Reporters = ["group:communes"],
            Invited = [],
            Periods = [year],
            Consolidation = upward,
        };
    }

    private static Deadline Through(DateOnly day) => new() { Date = day, Operator = DeadlineOperator.Through };

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
