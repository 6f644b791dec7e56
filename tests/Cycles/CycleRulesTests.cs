using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

public sealed partial class CycleRulesTests
{
    private sealed record Case(Func<Cycle, Cycle> Break, string Path, string Code);

    private static readonly Dictionary<string, Case> Broken = new()
    {
        ["id of the cycle"] = new(c => c with { Id = "Năm 2023" }, "$.id", "id"),
        ["id of an obligation"] = new(c => Plan(c, o => o with { Id = "a|b" }), "$.obligations[0].id", "id"),
        ["id of a period"] = new(
            c => Period(c, p => p with { Id = "2023/03" }),
            "$.obligations[0].periods[0].id",
            "id"
        ),
        ["closing before opening"] = new(c => c with { ClosesOn = c.OpensOn }, "$.closesOn", "closes-before-opens"),

        ["unknown parent"] = new(
            c => c with { Units = [.. c.Units.Select(u => u.Code == "c1" ? u with { Parent = "x" } : u)] },
            "$.units[2].parent",
            "unknown-reference"
        ),
        ["unknown unit in a group"] = new(
            c => c with { Groups = [c.Groups[0] with { Units = ["c1", "x"] }] },
            "$.groups[0].units[1]",
            "unknown-reference"
        ),
        ["unknown form"] = new(c => Plan(c, o => o with { Form = "x" }), "$.obligations[0].form", "unknown-reference"),
        ["unknown collector"] = new(
            c => Plan(c, o => o with { Collector = "x" }),
            "$.obligations[0].collector",
            "unknown-reference"
        ),
        ["unknown office"] = new(
            c => Plan(c, o => o with { Through = "x" }),
            "$.obligations[0].through",
            "unknown-reference"
        ),
        ["unknown reporter"] = new(
            c => Plan(c, o => o with { Reporters = ["c1", "x"] }),
            "$.obligations[0].reporters[1]",
            "unknown-reference"
        ),
        ["unknown group"] = new(
            c => Plan(c, o => o with { Reporters = ["group:x"] }),
            "$.obligations[0].reporters[0]",
            "unknown-reference"
        ),
        ["unknown invited body"] = new(
            c => Plan(c, o => o with { Invited = ["x"] }),
            "$.obligations[0].invited[0]",
            "unknown-reference"
        ),
        ["unknown reminder"] = new(
            c => Plan(c, o => o with { Reminders = ["opening", "x"] }),
            "$.obligations[0].reminders[1]",
            "unknown-reference"
        ),
        ["unknown receiver"] = new(
            c => Upward(c, u => u with { To = "x" }),
            "$.obligations[1].consolidation.to",
            "unknown-reference"
        ),
        ["unknown form upward"] = new(
            c => Upward(c, u => u with { Form = "x" }),
            "$.obligations[1].consolidation.form",
            "unknown-reference"
        ),
        ["deadline upward of no period"] = new(
            c =>
                Upward(c, u =>
                    u with
                    {
                        Deadlines = new Dictionary<string, Deadline> { ["2031"] = u.Deadlines["2023"] },
                    }
                ),
            "$.obligations[1].consolidation.deadlines.2031",
            "unknown-reference"
        ),
        ["unknown issuer"] = new(
            c => c with { Plan = c.Plan with { Issuer = "x" } },
            "$.plan.issuer",
            "unknown-reference"
        ),
        ["unknown body"] = new(
            c => c with { Plan = c.Plan with { Bodies = [c.Plan.Bodies[0] with { Unit = "x" }] } },
            "$.plan.bodies[0].unit",
            "unknown-reference"
        ),
        ["unknown chaser"] = new(
            c => c with { Plan = c.Plan with { FollowUp = c.Plan.FollowUp! with { Chasers = ["x"] } } },
            "$.plan.followUp.chasers[0]",
            "unknown-reference"
        ),
        ["unknown helper of the chaser"] = new(
            c => c with { Plan = c.Plan with { FollowUp = c.Plan.FollowUp! with { With = ["x"] } } },
            "$.plan.followUp.with[0]",
            "unknown-reference"
        ),
        ["unknown head"] = new(
            c => c with { Plan = c.Plan with { FollowUp = c.Plan.FollowUp! with { ReportsTo = "x" } } },
            "$.plan.followUp.reportsTo",
            "unknown-reference"
        ),
        ["unknown indicator"] = new(
            c => c with { Plan = c.Plan with { Targets = [TargetOn("X9")] } },
            "$.plan.targets[0].indicator",
            "unknown-reference"
        ),
        ["unknown measure of a task"] = new(
            c => c with { Plan = c.Plan with { Tasks = [c.Plan.Tasks[0] with { MeasuredBy = ["X9"] }] } },
            "$.plan.tasks[0].measuredBy",
            "unknown-reference"
        ),
        ["unknown dimension"] = new(
            c => OfReport(c, "B2", f => f with { Splits = [new("hair", false)] }),
            "$.forms[1].sections[0].fields[3].splits[0].dimension",
            "unknown-reference"
        ),
        ["unknown obligation covered"] = new(
            c => OfReport(c, "A1", f => f with { CountsObligation = "x" }),
            "$.forms[1].sections[0].fields[0].countsObligation",
            "unknown-reference"
        ),
        ["rule on an unknown field"] = new(
            c => Report(c, f => f with { Rules = [f.Rules[0], f.Rules[1] with { Left = "E2a + X9" }] }),
            "$.forms[1].rules[1]",
            "unknown-reference"
        ),
        ["unknown audience"] = new(
            c => c with { Events = [c.Events[0] with { Audience = ["group:x"] }] },
            "$.events[0].audience",
            "unknown-reference"
        ),

        ["repeated unit"] = new(c => c with { Units = [.. c.Units, Commune("c1")] }, "$.units", "repeated"),
        ["repeated group"] = new(c => c with { Groups = [c.Groups[0], c.Groups[0]] }, "$.groups", "repeated"),
        ["repeated form"] = new(c => c with { Forms = [.. c.Forms, c.Forms[0]] }, "$.forms", "repeated"),
        ["repeated obligation"] = new(
            c => c with { Obligations = [.. c.Obligations, c.Obligations[0]] },
            "$.obligations",
            "repeated"
        ),
        ["repeated reminder"] = new(
            c => c with { Reminders = [.. c.Reminders, c.Reminders[0]] },
            "$.reminders",
            "repeated"
        ),
        ["repeated event"] = new(c => c with { Events = [.. c.Events, c.Events[0]] }, "$.events", "repeated"),
        ["repeated target"] = new(
            c => c with { Plan = c.Plan with { Targets = [TargetOn("A2"), TargetOn("A1")] } },
            "$.plan.targets",
            "repeated"
        ),
        ["repeated field"] = new(
            c => OfReport(c, "B2", f => f with { Code = "B1" }),
            "$.forms[1].sections",
            "repeated"
        ),
        ["repeated dimension"] = new(
            c => Report(c, f => f with { Dimensions = [f.Dimensions[0], f.Dimensions[0]] }),
            "$.forms[1].dimensions",
            "repeated"
        ),
        ["repeated period"] = new(
            c => Plan(c, o => o with { Periods = [o.Periods[0], o.Periods[0]] }),
            "$.obligations[0].periods",
            "repeated"
        ),

        ["reports to itself"] = new(
            c => Plan(c, o => o with { Reporters = ["c1", Town] }),
            "$.obligations[0].reporters[1]",
            "reports-to-itself"
        ),
        ["a group holds the collector"] = new(
            c => c with { Groups = [c.Groups[0] with { Units = ["c1", Town] }] },
            "$.obligations[0].reporters[0]",
            "reports-to-itself"
        ),
        ["invites itself"] = new(
            c => Plan(c, o => o with { Invited = [Town] }),
            "$.obligations[0].invited[0]",
            "reports-to-itself"
        ),
        ["consolidates to itself"] = new(
            c => Upward(c, u => u with { To = Town }),
            "$.obligations[1].consolidation.to",
            "reports-to-itself"
        ),
        ["nobody owes"] = new(
            c => Plan(c, o => o with { Reporters = [] }),
            "$.obligations[0].reporters",
            "nobody-owes"
        ),
        ["no period"] = new(c => Plan(c, o => o with { Periods = [] }), "$.obligations[0].periods", "no-period"),

        ["overlapping periods"] = new(
            c => Windows(c, "01/03/2023-31/03/2023", "31/03/2023-30/04/2023"),
            "$.obligations[0].periods[1].dataFrom",
            "periods-overlap"
        ),
        ["window reversed"] = new(
            c => Windows(c, "31/03/2023-01/03/2023", "01/04/2023-30/04/2023"),
            "$.obligations[0].periods[0].dataTo",
            "window-reversed"
        ),
        ["opening before the cycle"] = new(
            c => Period(c, p => p with { OpensOn = Day("09/02/2023") }),
            "$.obligations[0].periods[0].opensOn",
            "outside-cycle"
        ),
        ["opening after the cycle"] = new(
            c => Period(c, p => p with { OpensOn = Day("01/02/2024") }),
            "$.obligations[0].periods[0].opensOn",
            "outside-cycle"
        ),
        ["deadline before the cycle"] = new(
            c => Due(c, "09/02/2023"),
            "$.obligations[0].periods[0].deadline.date",
            "deadline-before-cycle"
        ),
        ["deadline before opening"] = new(
            c => Due(c, "10/02/2023"),
            "$.obligations[0].periods[0].deadline.date",
            "deadline-before-opening"
        ),
        ["deadline after the cycle"] = new(
            c => Due(c, "02/02/2024"),
            "$.obligations[0].periods[0].deadline.date",
            "outside-cycle"
        ),
        ["collector before its reporters"] = new(
            c =>
                Upward(c, u =>
                    u with
                    {
                        Deadlines = new Dictionary<string, Deadline>
                        {
                            ["2023"] = Deadline("28/11/2023", DeadlineOperator.NoLaterThan),
                        },
                    }
                ),
            "$.obligations[1].consolidation.deadlines.2023",
            "collector-before-reporters"
        ),
        ["collector outside the cycle"] = new(
            c =>
                Upward(c, u =>
                    u with
                    {
                        Deadlines = new Dictionary<string, Deadline>
                        {
                            ["2023"] = Deadline("01/06/2030", DeadlineOperator.NoLaterThan),
                        },
                    }
                ),
            "$.obligations[1].consolidation.deadlines.2023.date",
            "outside-cycle"
        ),
        ["event outside the cycle"] = new(
            c => c with { Events = [c.Events[0] with { Date = Day("30/07/2024") }] },
            "$.events[0].date",
            "outside-cycle"
        ),

        ["aggregation does not fit"] = new(
            c => OfReport(c, "B1", f => f with { Aggregation = Aggregation.RatioOfSums }),
            "$.forms[1].sections[0].fields[2].aggregation",
            "aggregation-unfit"
        ),
        ["the same split twice"] = new(
            c => OfReport(c, "C3", f => f with { Splits = [f.Splits[0], f.Splits[0]] }),
            "$.forms[1].sections[0].fields[4].splits",
            "repeated"
        ),
        ["nil means zero in a choice"] = new(
            c => OfReport(c, "L1", f => f with { NilMeansZero = true }),
            "$.forms[1].sections[1].fields[4].nilMeansZero",
            "nil-zero-unfit"
        ),
        ["counts units nobody knows"] = new(
            c => OfReport(c, "A1", f => f with { CountsUnits = "group:x" }),
            "$.forms[1].sections[0].fields[0].countsUnits",
            "unknown-reference"
        ),
        ["units under each other"] = new(
            c => c with { Units = [.. c.Units.Select(u => u.Code == Department ? u with { Parent = Town } : u)] },
            "$.units[0].parent",
            "under-itself"
        ),
        ["target on a count"] = new(
            c => c with { Plan = c.Plan with { Targets = [TargetOn("B1")] } },
            "$.plan.targets[0].indicator",
            "target-needs-ratio"
        ),
        ["ratio without its parts"] = new(
            c => OfReport(c, "A2", f => f with { Denominator = null }),
            "$.forms[1].sections[0].fields[1]",
            "ratio-needs-parts"
        ),
        ["choice without options"] = new(
            c => OfReport(c, "L1", f => f with { Options = [] }),
            "$.forms[1].sections[1].fields[4].options",
            "choice-needs-options"
        ),
        ["split of what is no count"] = new(
            c => OfReport(c, "E2", f => f with { Splits = [new("sex", false)] }),
            "$.forms[1].sections[1].fields[0].splits",
            "splits-need-count"
        ),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_configuration_is_told_with_its_path(string name)
    {
        var (breaks, path, code) = Broken[name];
        Assert.Contains((path, code), Errors(breaks(Small)));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        string[] together =
        [
            "unknown parent",
            "unknown office",
            "unknown receiver",
            "rule on an unknown field",
            "repeated reminder",
            "deadline before the cycle",
            "aggregation does not fit",
            "unknown issuer",
            "event outside the cycle",
        ];
        var errors = Errors(together.Aggregate(Small, (c, name) => Broken[name].Break(c)));
        Assert.Equal(together.Select(n => (Broken[n].Path, Broken[n].Code)).Order(), errors.Order());
    }

    [Fact]
    public void The_shipped_template_and_the_small_cycle_have_no_error()
    {
        Assert.Empty(Errors(HuongTra));
        Assert.Empty(Errors(Small));
    }

    [Fact]
    public void Open_questions_and_deadlines_on_days_off_are_only_warnings()
    {
        var problems = CycleRules.Check(HuongTra, Days);
        Assert.All(problems, p => Assert.Equal(Severity.Warning, p.Severity));
        Assert.Equal(HuongTra.OpenQuestions.Count, problems.Count(p => p.Code == "open-question"));
        // Through 30/04/2023, a Sunday and a holiday.
        Assert.Contains(problems, p =>
            p is { Path: "$.obligations[2].periods[1].deadline.date", Code: "deadline-on-day-off" }
            && p.Text.Vi.Contains("30/4/2023", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_amended_deadline_changes_nothing_else_and_gives_back_what_it_was()
    {
        var later = Deadline("10/03/2023", DeadlineOperator.Through);
        var (cycle, before) = CycleRules.WithDeadline(Small, "plan", "2023", level: 0, later);
        Assert.Equal(Small.Obligations[0].Periods[0].Deadline, before);
        Assert.Equal(later, cycle.Obligations[0].Periods[0].Deadline);
        Assert.Equal(
            Json.Write(Small),
            Json.Write(CycleRules.WithDeadline(cycle, "plan", "2023", level: 0, before!).Cycle)
        );

        var (upward, own) = CycleRules.WithDeadline(Small, "report", "2023", level: 1, later);
        Assert.Equal(Day("15/12/2023"), own!.Date);
        Assert.Equal(
            (later, Small.Obligations[1].Periods[0].Deadline),
            (upward.Obligations[1].Consolidation!.Deadlines["2023"], upward.Obligations[1].Periods[0].Deadline)
        );
    }

    private static IEnumerable<(string Path, string Code)> Errors(Cycle cycle) =>
        CycleRules.Check(cycle, Days).Where(p => p.Severity == Severity.Error).Select(p => (p.Path, p.Code));
}
