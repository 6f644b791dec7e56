using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

public sealed class CascadeRulesTests
{
    private static readonly Cycle Above = Small with
    {
        Id = "above",
        Plan = Small.Plan with { Issuer = Department },
        Obligations =
        [
            Small.Obligations[1] with
            {
                Collector = Department,
                Reporters = [Town],
                Invited = [],
                Consolidation = null,
                Periods =
                [
                    Small.Obligations[1].Periods[0] with
                    {
                        Deadline = Deadline("15/12/2023", DeadlineOperator.NoLaterThan),
                    },
                ],
            },
        ],
    };

    private static readonly Cycle Child = Small with { Parent = CascadeRules.Suggest(Small, Above) };

    [Fact]
    public void What_both_call_by_the_same_id_and_the_lower_one_consolidates_is_linked() =>
        Assert.Equal([new Fulfilment("report", "report")], Child.Parent!.Fulfils);

    [Fact]
    public void The_consolidated_report_is_the_duty_above_with_its_date_and_place()
    {
        var above = new Duties(Above, Days, below: [new("small-2023", Town, Child.Parent!.Fulfils)]);
        var own = new Duties(Child, Days, above).Find("report", "2023", Town)!;
        Assert.Equal(
            ("above|report|2023|so", "15/12/2023", Department),
            (own.Partition, VietnamTime.Show(own.Due!.LastDay), own.Collector)
        );
        Assert.DoesNotContain(own, new Duties(Child, Days, above).Kept);
        Assert.Equal(new DutyKey("small-2023", "report", "2023", Town), above.Find("report", "2023", Town)!.FedBy);
        Assert.Equal(
            [Town, Department],
            new Duties(Child, Days, above).PlaceOf(new Duties(Child, Days, above).Find("report", "2023", "c1")!).Line
        );
        Assert.Equal(
            DeadlineVerdict.InTime,
            Assert.Single(CascadeRules.Deadlines(above, new(Child, Days, above))).Verdict
        );
    }

    [Theory]
    [InlineData("14/12/2023", null)]
    [InlineData("15/12/2023", Severity.Warning)]
    [InlineData("16/12/2023", Severity.Error)]
    public void What_is_due_below_after_it_is_due_above_is_refused_with_both_days(string below, Severity? severity)
    {
        var above = new Duties(Above, Days, below: [new("small-2023", Town, Child.Parent!.Fulfils)]);
        var late = CycleRules.WithDeadline(Child, "report", "2023", 0, Deadline(below, DeadlineOperator.Through)).Cycle;
        var found = CascadeRules.CheckDeadlines(above, new(late, Days, above)).SingleOrDefault();
        Assert.Equal(severity, found?.Severity);
        Assert.Equal(
            severity is null
                ? null
                : $"Báo cáo tổng hợp: các đơn vị cấp dưới nộp hết ngày {below}, đơn vị phải gửi cấp trên hết ngày 15/12/2023; không còn ngày làm việc nào để tổng hợp.",
            found?.Text.Vi
        );
    }

    [Theory]
    [InlineData("same", CoverVerdict.Covered)]
    [InlineData("lower", CoverVerdict.LowerGoal)]
    [InlineData("other", CoverVerdict.OtherPopulation)]
    [InlineData("stated", CoverVerdict.Covered)]
    [InlineData("none", CoverVerdict.NotCovered)]
    public void A_target_above_is_covered_by_the_same_or_more_of_the_same(string below, CoverVerdict expected)
    {
        var target = TargetOn("A2");
        var own = below switch
        {
            "lower" => target with { GoalPercent = 90 },
            "other" => target with { Denominator = Same("người nghi là nạn nhân") },
            "stated" => target with { Indicator = "A1", Covers = "a" },
            "none" => target with { Indicator = "A1", Code = "z" },
            _ => target,
        };
        Assert.Equal(
            expected,
            Assert
                .Single(CascadeRules.Targets(Above, Child with { Plan = Child.Plan with { Targets = [own] } }))
                .Verdict
        );
    }

    [Fact]
    public void A_figure_asked_above_and_not_or_otherwise_below_is_named()
    {
        Assert.Empty(CascadeRules.Figures(Above, Child));
        var other = Child with
        {
            Forms =
            [
                .. Child.Forms.Select(f =>
                    f with
                    {
                        Sections =
                        [
                            .. f.Sections.Select(s =>
                                s with
                                {
                                    Fields =
                                    [
                                        .. s
                                            .Fields.Where(x => x.Code != "B2")
                                            .Select(x => x.Code == "B1" ? x with { Measure = Same("cuộc") } : x),
                                    ],
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
        Assert.Equal(["B1", "B2"], CascadeRules.Figures(Above, other).Select(g => g.Field).Order());
    }

    [Theory]
    [InlineData("not-owed-above")]
    [InlineData("not-consolidated")]
    [InlineData("unknown-reference")]
    [InlineData("no-common-period")]
    [InlineData("parent-not-running")]
    public void A_link_that_cannot_hold_is_refused_with_its_reason(string code)
    {
        var running = new CycleRecord { Configuration = Above, State = CycleState.Running };
        var (child, above) = code switch
        {
            "not-owed-above" => (Child with { Plan = Child.Plan with { Issuer = Union } }, running),
            "not-consolidated" => (Child with { Parent = new("above", [new("plan", "report")]) }, running),
            "unknown-reference" => (Child with { Parent = new("above", [new("report", "none")]) }, running),
            "no-common-period" => (
                Child with
                {
                    Obligations =
                    [
                        Child.Obligations[0],
                        Child.Obligations[1] with
                        {
                            Periods = [Child.Obligations[1].Periods[0] with { Id = "other" }],
                        },
                    ],
                },
                running
            ),
            _ => (Child, running with { State = CycleState.Closed }),
        };
        Assert.Equal(code, Assert.Single(CascadeRules.CheckLink(child, above)).Code);
        Assert.Empty(CascadeRules.CheckLink(Child, running));
    }

    [Fact]
    public void A_copy_moves_every_day_keeps_month_ends_and_asks_anew_what_belonged_to_the_old_document()
    {
        var copy = CycleCopy.ToYear(HuongTra, 2024);
        Assert.DoesNotContain(CycleRules.Check(copy with { Id = "huong-tra-2024" }, Days), p =>
            p.Severity == Severity.Error
        );
        Assert.Equal(
            ("28/02/2024", null),
            (
                VietnamTime.Show(copy.Obligations[0].Periods[0].Deadline!.Day),
                copy.Obligations[0].Periods[0].Deadline!.Words
            )
        );
        var months = copy.Obligations.Single(o => o.Id == "monthly-broadcast").Periods;
        Assert.All(months, p => Assert.Equal(1, p.Deadline!.Day.AddDays(1).Day));
        Assert.All(months, p => Assert.StartsWith("2024-", p.Id, StringComparison.Ordinal));
        Assert.Equal((null, null), (copy.Plan.Number, copy.Plan.Date));
        Assert.Equal(HuongTra.Obligations[0].Words, copy.Obligations[0].Words);
        Assert.Equal(
            "Thực hiện Kế hoạch số 27/KH-UBND ngày 08 tháng 02 năm 2023 (và 05/3/2023), năm 2024",
            CopiedOpening("Thực hiện Kế hoạch số 27/KH-UBND ngày 08 tháng 02 năm 2023 (và 05/3/2023), năm 2023")
        );
    }

    /// <summary>"Phương hướng, nhiệm vụ năm 2024" stood in the copy for 2024.</summary>
    [Fact]
    public void A_copy_moves_the_years_in_every_name_and_asks_about_the_others()
    {
        var copy = CycleCopy.ToYear(HuongTra, 2026);
        var names = Json.Write(
            copy with
            {
                Units = [],
                OpenQuestions = [],
                Plan = copy.Plan with { Basis = [], Objectives = [], Tasks = [], Bodies = [] },
            }
        );

        Assert.Contains("nhiệm vụ năm 2027", names);
        var years = System.Text.RegularExpressions.Regex.Matches(names, "[^/0-9]202[345][^0-9]");
        Assert.NotEmpty(System.Text.RegularExpressions.Regex.Matches(Json.Write(HuongTra), "[^/0-9]202[345][^0-9]"));
        // What is left is the plan's own words, which are asked about.
        Assert.All(years, y => Assert.Contains(copy.OpenQuestions, q => q.Question.Vi.Contains(y.Value[1..5])));
        Assert.Contains(copy.OpenQuestions, q => q.Path == "$.obligations[0].words");
        // Their days are those of the other year.
        Assert.DoesNotContain("2023-", Json.Write(copy.Obligations), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tháng 3/2023", "Tháng 3/2024")]
    [InlineData("Tháng 12 năm 2023", "Tháng 12 năm 2024")]
    [InlineData("March 2023", "March 2024")]
    [InlineData("Kết quả năm 2023, nhiệm vụ năm 2024", "Kết quả năm 2024, nhiệm vụ năm 2025")]
    [InlineData("Giai đoạn 2021 - 2025", "Giai đoạn 2021 - 2025")]
    [InlineData("Giai đoạn 2023-2025", "Giai đoạn 2023-2025")]
    [InlineData("Nghị định 13/2023/NĐ-CP", "Nghị định 13/2023/NĐ-CP")]
    [InlineData("8 February 2023", "8 February 2023")]
    public void A_year_moves_and_what_is_cited_stays(string text, string copied) =>
        Assert.Equal(copied, CopiedOpening(text));

    [Fact]
    public void A_year_of_a_plan_over_several_years_keeps_its_number_and_date()
    {
        var plan = Small.Plan with { Number = "12/KH-UBND", Date = Day("05/01/2021") };
        var one = Small with { Plan = plan, Thread = new("t", Same("Giai đoạn 2021 - 2025"), 2021, 2025) };

        var (within, after) = (CycleCopy.ToYear(one, 2024), CycleCopy.ToYear(one, 2026));

        Assert.Equal((plan.Number, plan.Date, one.Thread), (within.Plan.Number, within.Plan.Date, within.Thread));
        Assert.DoesNotContain(within.OpenQuestions, q => q.Path is "$.plan.number" or "$.plan.date");
        Assert.Equal((null, null, null), (after.Plan.Number, after.Plan.Date, after.Thread));
        Assert.Contains(after.OpenQuestions, q => q.Path == "$.plan.number");
    }

    /// <summary>The date of a document that is cited stays what it is.</summary>
    private static string CopiedOpening(string opening)
    {
        var step = Small.Obligations[1].Consolidation!;
        return CycleCopy
            .ToYear(
                Small with
                {
                    Obligations =
                    [
                        Small.Obligations[1] with
                        {
                            Consolidation = step with { Document = step.Document with { Opening = opening } },
                        },
                    ],
                },
                2024
            )
            .Obligations[0]
            .Consolidation!.Document.Opening;
    }
}
