using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Simulation;

/// <summary>The province's year with two districts whose own plans stand under it; the other seven type their reports in.</summary>
[Slow]
public class ProvinceTests
{
    private const string Upper = "thua-thien-hue-2023";
    private static readonly (string Unit, string Cycle)[] Below =
    [
        ("480", "huong-tra-2023"),
        ("483", "huyen-483-2023"),
    ];

    private static readonly string[] Columns = ["cities-towns", "rural-districts"];
    private static readonly string[] Numbers = ["number", "numerator", "denominator"];

    [Fact]
    public async Task What_the_province_adds_up_is_what_its_communes_reported()
    {
        var year = await Year.RunProvince(Below.Select(b => b.Unit));
        var consolidation = year.Json($"{Upper}/consolidations/results-report/2023/46.json");

        var (compared, differences) = SecondComputation.CompareProvince(
            year.Json($"{Upper}/submissions.json"),
            Below.ToDictionary(b => b.Unit, b => year.Json($"{b.Cycle}/submissions.json")),
            consolidation
        );

        Assert.True(compared > 50, $"only {compared} figures were compared");
        Assert.Empty(differences);
    }

    [Fact]
    public async Task Every_district_is_in_the_figures_once_and_in_one_column()
    {
        var year = await Year.RunProvince(Below.Select(b => b.Unit));
        var consolidation = year.Json($"{Upper}/consolidations/results-report/2023/46.json");

        Assert.Equal(9, consolidation.GetProperty("completeness").GetProperty("received").GetInt32());
        Assert.Empty(consolidation.GetProperty("unmapped").EnumerateArray());
        foreach (var cell in consolidation.GetProperty("cells").EnumerateArray())
        {
            Assert.Equal(9, cell.GetProperty("expected").GetInt32());
            var columns = Columns.Select(g => cell.GetProperty("groups").GetProperty(g)).ToList();
            foreach (var number in Numbers.Where(n => cell.GetProperty(n).ValueKind == JsonValueKind.Number))
                Assert.Equal(
                    cell.GetProperty(number).GetInt64(),
                    columns.Sum(c =>
                        c.GetProperty(number).ValueKind == JsonValueKind.Number ? c.GetProperty(number).GetInt64() : 0
                    )
                );
        }
    }

    [Fact]
    public async Task The_year_has_no_refusal_and_every_level_its_documents()
    {
        var year = await Year.RunProvince(Below.Select(b => b.Unit));
        foreach (var (unit, cycle) in Below.Append(("46", Upper)))
        {
            Assert.Equal(0, year.Json($"{cycle}/summary.json").GetProperty("refusedActs").GetInt32());
            var sent = Assert.Single(year.Json($"{cycle}/submissions.json").EnumerateArray(), s =>
                s.GetProperty("upward").GetBoolean()
            );
            Assert.Equal(
                (unit, unit == "46" ? "submitted" : "accepted"),
                (sent.GetProperty("unit").GetString(), sent.GetProperty("status").GetString())
            );
            foreach (var ending in new[] { "docx", "csv" })
                Assert.True(
                    new FileInfo(year.Path($"{cycle}/consolidations/results-report/2023/{unit}.{ending}")).Length > 1000
                );
        }
    }

    [Fact]
    public void A_plan_made_after_a_pattern_names_its_own_district_and_its_own_communes()
    {
        var made = Siblings.Of(
            Given.HuongTra,
            Path.Combine(Given.Root, "templates", "units", "thua-thien-hue-2023.json")
        );

        Assert.Equal(8, made.Count);
        Assert.Equal(141 - 9, made.Sum(c => c.Units.Count(u => u.Kind == UnitKind.Commune)));
        Assert.All(made, c =>
        {
            Assert.DoesNotContain(TemplateReader.Read(Json.Write(c), Given.Days).Problems, p =>
                p.Severity == Severity.Error
            );
            Assert.EndsWith("(theo mẫu kế hoạch thị xã Hương Trà)", c.Title.Vi);
            Assert.Equal((null, null, null), (c.Plan.Number, c.Plan.Date, c.Plan.Signer));
            var named = JsonNode
                .Parse(
                    Json.Write(
                        c with
                        {
                            Title = new("", ""),
                            Plan = c.Plan with
                            {
                                Bodies = [],
                                Tasks = [],
                                Basis = [],
                                Objectives = [],
                                Targets = [],
                                FollowUp = null,
                                Funding = null,
                            },
                            Obligations = [.. c.Obligations.Select(o => o with { Words = "" })],
                        }
                    )
                )!
                .ToJsonString(Json.Stored);
            Assert.DoesNotContain("\"480", named);
            Assert.DoesNotContain("Hương Trà", named);
        });
        var nam = made.Single(c => c.Plan.Issuer == "483");
        Assert.Equal(
            "Phòng Lao động - Thương binh và Xã hội huyện Nam Đông",
            nam.Units.Single(u => u.Code == "483-ldtbxh").Name.Vi
        );
        Assert.Equal(["ỦY BAN NHÂN DÂN", "HUYỆN NAM ĐÔNG"], nam.Obligations[1].Consolidation!.Document.Issuer);
        Assert.Equal(9, nam.Groups.Single(g => g.Id == "rural-communes").Units.Count);
        Assert.DoesNotContain(nam.Groups, g => g.Id == "wards");
    }
}
