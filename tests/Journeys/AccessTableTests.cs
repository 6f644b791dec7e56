using System.Text;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Who may look at what, of every address: tests/Journeys/access-table.txt is made by asking, and reviewed when it changes. A commune's report stands in the middle;
/// each role asks from that commune, from another, from the collector's unit, from the level above, from elsewhere, and from a commune that was merged into it.
/// </summary>
public sealed class AccessTableTests
{
    private static readonly string Kept = Path.Combine(Given.Root, "tests", "Journeys", "access-table.txt");

    [Fact]
    public async Task What_each_role_may_look_at_from_each_place_is_as_it_was_reviewed()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await town.Report(AccessPeople.Commune, 5, victims: 1);
        var (people, requests) = (await AccessPeople.Of(town), await AccessRequests.Of(town));
        var table = new StringBuilder(Head);
        var asked = 0;
        foreach (var route in Routes.All.Where(r => r.Method == "GET"))
        {
            var letters = new StringBuilder();
            foreach (var (isFirst, person) in people)
            {
                var answer = await person.Get(requests.AddressOf(route));
                Assert.True(answer.Status < 500, $"{route.Name}: {answer.Status}");
                letters.Append(isFirst ? " " : "").Append(LetterOf(answer.Status));
                asked++;
            }
            table.Append($"{route.Path}\n   {letters}\n");
        }
        table.Append('\n');
        foreach (var route in Routes.All.Where(r => r.Method != "GET"))
        {
            var letters = new StringBuilder();
            foreach (var (isFirst, person) in people)
            {
                letters.Append(isFirst ? " " : "").Append(await Try(route, requests, person));
                asked++;
            }
            table.Append($"{route.Method} {route.Path}\n   {letters}\n");
        }
        Assert.True(asked > 3000, $"{asked} answers");
        var made = Path.Combine(AppContext.BaseDirectory, "access-table.txt");
        await File.WriteAllTextAsync(made, table.ToString());
        var isSame = File.Exists(Kept) && await File.ReadAllTextAsync(Kept) == table.ToString();
        Assert.True(isSame, $"Look at what differs; where it is right: cp {made} {Kept}");
    }

    private const string Head = """
        # Made by AccessTableTests; what differs is looked at before it is kept.
        # Six letters for each of: officer, reviewer, watcher, reader, observer; then the administrator, and nobody signed in.
        # The six: of the commune asked about, of another commune, of the collector's unit, of the level above, of elsewhere,
        # of a commune that was merged into the first and is no more.
        # o: answered  .: not allowed  n: nothing there for this person  b: the question needs more than was asked  u: sign in first
        # Of what changes something, m: this person may, whether it was done or refused for a reason of its own.

        """;

    /// <summary>With a right body and a version that nothing has: who may is refused for that, or it is done.</summary>
    private static async Task<char> Try(ApiRoute route, AccessRequests requests, Person person)
    {
        using var request = new HttpRequestMessage(new(route.Method), requests.AddressOf(route));
        request.Headers.TryAddWithoutValidation("If-Match", ETags.New);
        request.Content = new StringContent(requests.BodyOf(route), Encoding.UTF8, AccessRequests.TypeOf(route));
        using var answer = await person.Http.SendAsync(request);
        var status = (int)answer.StatusCode;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status < 500, $"{route.Name}: {status} {text}");
        // A body that is wrong says nothing of who may.
        Assert.False(text.Contains("\"body-invalid\"", StringComparison.Ordinal), $"{route.Name}: {text}");
        return status is 401 or 403 or 404 ? LetterOf(status) : 'm';
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
