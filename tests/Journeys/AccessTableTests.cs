using System.Text;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Who may look at what, of every address: tests/Journeys/access-table.txt is made by asking, and reviewed when it changes. A commune's report stands in the middle;
/// each role asks from that commune, from another, from the collector's unit, from the level above, and from elsewhere.
/// </summary>
public sealed class AccessTableTests
{
    private const string Commune = "20005";
    private static readonly string[] Places = [Commune, "20008", "480", "46-sldtbxh", "elsewhere"];
    private static readonly Role[] Roles = [Role.Officer, Role.Reviewer, Role.Watcher, Role.Reader, Role.Observer];
    private static readonly string Kept = Path.Combine(Given.Root, "tests", "Journeys", "access-table.txt");

    [Fact]
    public async Task What_each_role_may_look_at_from_each_place_is_as_it_was_reviewed()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await town.Report(Commune, 5, victims: 1);
        var people = await Everybody(town);
        var table = new StringBuilder(Head);
        var asked = 0;
        foreach (var route in Routes.All.Where(r => r.Method == "GET"))
        {
            var letters = new StringBuilder();
            foreach (var (isFirst, person) in people)
            {
                var answer = await person.Get(AddressOf(route));
                Assert.True(answer.Status < 500, $"{route.Name}: {answer.Status}");
                letters.Append(isFirst ? " " : "").Append(LetterOf(answer.Status));
                asked++;
            }
            table.Append($"{route.Path}\n   {letters}\n");
        }
        Assert.True(asked > 1000, $"{asked} answers");
        var made = Path.Combine(AppContext.BaseDirectory, "access-table.txt");
        await File.WriteAllTextAsync(made, table.ToString());
        var isSame = File.Exists(Kept) && await File.ReadAllTextAsync(Kept) == table.ToString();
        Assert.True(isSame, $"Look at what differs; where it is right: cp {made} {Kept}");
    }

    private const string Head = """
        # Made by AccessTableTests; what differs is looked at before it is kept.
        # Five letters for each of: officer, reviewer, watcher, reader, observer; then the administrator, and nobody signed in.
        # The five: of the commune asked about, of another commune, of the collector's unit, of the level above, of elsewhere.
        # o: answered  .: not allowed  n: nothing there for this person  b: the question needs more than was asked  u: sign in first

        """;

    private static async Task<IReadOnlyList<(bool IsFirst, Person Person)>> Everybody(Town town)
    {
        var services = town.Host.Services;
        var (accounts, units) = (
            services.GetRequiredService<AccountService>(),
            services.GetRequiredService<UnitService>()
        );
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var elsewhere = Given.Commune(Places[^1]) with { Parent = null };
        await units.Add(elsewhere, new(DemoData.Administrator, now, default));
        var known = (await accounts.Find($"xa-{Commune}", default))!.Value;
        var people = new List<(bool, Person)>();
        foreach (var role in Roles)
        {
            foreach (var place in Places)
            {
                var login = $"{role}-{place}".ToLowerInvariant();
                await accounts.Insert(known with { Login = login, Grants = [new(role, place)] }, default);
                people.Add((place == Places[0], await town.SignIn(login)));
            }
        }
        people.Add((true, await town.SignIn("admin")));
        people.Add((true, town.Anonymous()));
        return people;
    }

    private static string AddressOf(ApiRoute route)
    {
        var unit = route.Path.Contains("consolidations", StringComparison.Ordinal) ? "480" : Commune;
        var path = route
            .Path.Replace("{cycle}", Town.Cycle, StringComparison.Ordinal)
            .Replace("{obligation}", "results-report", StringComparison.Ordinal)
            .Replace("{period}", "2023", StringComparison.Ordinal)
            .Replace("{unit}", unit, StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{year}", "2023", StringComparison.Ordinal);
        return route == Routes.Provenance ? $"{path}?cell=C3" : path;
    }

    private static char LetterOf(int status) =>
        status switch
        {
            >= 200 and < 300 => 'o',
            401 => 'u',
            403 => '.',
            404 => 'n',
            _ => 'b',
        };
}
