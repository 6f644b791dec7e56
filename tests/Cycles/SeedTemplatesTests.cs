using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

/// <summary>The five plans as templates: which can be published as they are, and what stands above what.</summary>
public sealed class SeedTemplatesTests
{
    private static Cycle Template(string id) =>
        TemplateReader.Read(File.ReadAllText(Path.Combine(Root, "templates", id + ".json")), Days).Cycle!;

    [Theory]
    [InlineData("huong-tra-2023", 0)]
    [InlineData("thua-thien-hue-2023", 0)]
    [InlineData("province-2022", 2)]
    [InlineData("thai-nguyen-2023", 0)]
    [InlineData("quang-nam-2021", 0)]
    public void Only_a_province_without_name_and_communes_cannot_be_published(string id, int needed)
    {
        var cycle = Template(id);
        Assert.Equal(needed, CycleRules.CheckAnswered(cycle).Count());
        Assert.True(cycle.OpenQuestions.Count >= 15, $"{id} asks only {cycle.OpenQuestions.Count} questions");
    }

    [Fact]
    public void The_town_covers_every_target_of_its_province_and_asks_for_every_figure()
    {
        var (province, town) = (Template("thua-thien-hue-2023"), Template("huong-tra-2023"));
        var linked = town with { Parent = CascadeRules.Suggest(town, province) };

        Assert.Equal([new Fulfilment("results-report", "results-report")], linked.Parent.Fulfils);
        Assert.Empty(
            CascadeRules.CheckLink(
                linked,
                new CycleRecord
                {
                    Configuration = province,
                    State = CycleState.Running,
                    Changes = [],
                }
            )
        );
        Assert.Equal(
            ["1", "2", "3"],
            CascadeRules
                .Targets(province, linked)
                .Where(t => t.Verdict == CoverVerdict.Covered)
                .Select(t => t.Target.Code)
        );
        Assert.Empty(CascadeRules.Figures(province, linked));
    }

    [Fact]
    public void Communes_report_through_their_district_to_the_province()
    {
        var duties = new Duties(Template("quang-nam-2021"), Days);
        var levels = duties
            .All.Where(d => d.Obligation.Id == "results-report")
            .GroupBy(d => d.Level)
            .OrderBy(g => g.Key)
            .Select(g => (g.Count(), g.Select(d => d.Collector).Distinct().Count()))
            .ToList();
        Assert.Equal([(241, 18), (18, 1), (1, 1)], levels);
    }

    [Fact]
    public void A_child_victim_without_a_protection_service_has_to_be_explained()
    {
        var form = Template("quang-nam-2021").Forms.First(f => f.Id == "results-report");
        var values = Values(
            """
            {"A6":{"numerator":4,"denominator":5},"A2":{"numerator":1,"denominator":2},"B1":1,"D14":1,
             "C3":{"total":2,"splits":{"sex":{"female":2,"male":0,"unknown":0},"age":{"under16":2,"16to17":0,"18plus":0,"unknown":0}}}}
            """
        );
        var problem = Assert.Single(FormRules.Check(form, values, complete: true));
        Assert.Equal(("children-connected", Severity.Explanation), (problem.Code, problem.Severity));
        Assert.DoesNotContain(
            FormRules.Check(
                form,
                values,
                complete: true,
                explanations: new Dictionary<string, string>
                {
                    ["children-connected"] = "Một cháu đang ở với người thân, gia đình không có nhu cầu.",
                }
            ),
            p => p.Severity != Severity.Warning
        );
    }

    [Theory]
    [InlineData("Liên hệ 0912 345 678 để biết thêm.", false)]
    [InlineData("CCCD 046123456789", false)]
    [InlineData("Cần 150.000.000 đồng cho giai đoạn 2021-2025.", true)]
    [InlineData("Gọi 111 hoặc 18001581, ngày 30/11/2023.", true)]
    public void Numbers_of_persons_are_refused_in_narratives_and_money_is_not(string words, bool accepted)
    {
        var form = HuongTra.Forms.First(f => f.Id == "results-report");
        var values = new Dictionary<string, FormValue>(NilRules.Answer(form, Content.Empty.Values))
        {
            ["B1"] = FormValue.Of(1),
            ["F1"] = FormValue.Of(words),
        };
        var problems = FormRules.Check(form, values, complete: true);
        Assert.Equal(accepted ? [] : ["no-person-f1"], problems.Select(p => p.Code));
    }
}
