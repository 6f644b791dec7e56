using System.Text.RegularExpressions;
using PlanMonitor.Tests.Guards;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Every value of every query and of every address at its extremes: answered, or refused with a code.</summary>
public sealed partial class EveryAddressTests(ITestOutputHelper output)
{
    /// <summary>What stands in an address, where nothing is wrong with it.</summary>
    private static readonly Dictionary<string, string> Good = new()
    {
        ["cycle"] = Town.Cycle,
        ["obligation"] = "results-report",
        ["period"] = "2023",
        ["unit"] = "19996",
        ["number"] = "1",
        ["year"] = "2026",
        ["form"] = "results-report",
        ["thread"] = "huong-tra",
        ["id"] = "results-report~2023~19996~1",
        ["sha256"] = new('0', 64),
        ["login"] = "mau-thu",
        ["code"] = "mau-thu",
    };

    [Fact]
    public async Task Every_value_of_a_query_is_answered_or_refused_with_a_code()
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        var (wrong, asked) = (new List<string>(), 0);
        async Task Ask(SampleQuery query, string address, bool isTaken)
        {
            asked++;
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var answer = await MutantTown.Send(await town.PersonOf(query.Login), request);
            if (isTaken ? !answer.IsTaken : !answer.IsAnswer)
                wrong.Add($"{address[..Math.Min(address.Length, 200)]}: {answer.Status} {answer.Code}");
        }
        foreach (var query in SampleQueries.All)
        {
            await Ask(query, query.With("", null), isTaken: !query.Path.EndsWith("verify", StringComparison.Ordinal));
            foreach (var name in query.Good.Keys)
            {
                await Ask(query, query.With(name, null), isTaken: false);
                await Ask(query, $"{query.With(name, "1")}&{name}=2", isTaken: false);
                foreach (var raw in SampleQueries.Raw)
                    await Ask(query, query.With(name, raw), isTaken: false);
            }
        }
        output.WriteLine($"{asked} addresses");
        Assert.True(asked > 500);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong.Take(100))}");
    }

    [Fact]
    public void Every_name_a_handler_asks_a_query_for_is_tried()
    {
        var sources = Sources.All.Where(p => p.StartsWith("api/", StringComparison.Ordinal) && p.EndsWith(".cs"));
        var asked = sources.SelectMany(p => Asked().Matches(Sources.Read(p))).Select(m => m.Groups[1].Value);
        var tried = SampleQueries.All.Where(q => q.Path != "api/deadline").SelectMany(q => q.Good.Keys);
        Assert.Equal(tried.Distinct().Order(), asked.Distinct().Order());
    }

    [Fact]
    public async Task Every_value_in_an_address_is_answered_or_refused_with_a_code()
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        var (admin, office) = (await town.PersonOf("admin"), await town.PersonOf("ldtbxh"));
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var route in Routes.All)
        {
            foreach (var name in Named().Matches(route.Path).Select(m => m.Groups[1].Value))
            {
                foreach (var raw in SampleQueries.Raw.Where(r => r.Length > 0))
                {
                    asked++;
                    var address = Named()
                        .Replace(route.Path, m => m.Groups[1].Value == name ? raw : Good[m.Groups[1].Value]);
                    using var request = new HttpRequestMessage(new(route.Method), address);
                    if (route.Method != "GET")
                        request.Content = new StringContent("{}", null, "application/json");
                    var answer = await MutantTown.Send(asked % 2 == 0 ? admin : office, request);
                    if (!answer.IsAnswer && answer.Status != 400)
                        wrong.Add(
                            $"{route.Name} {name}={raw[..Math.Min(raw.Length, 40)]}: {answer.Status} {answer.Code}"
                        );
                }
            }
        }
        output.WriteLine($"{asked} addresses");
        Assert.True(asked > 1_000);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong.Take(100))}");
    }

    [GeneratedRegex("""Query(?:Day)?\("(\w+)"\)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Named();
}
