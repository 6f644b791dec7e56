using PlanMonitor.Tests.Contracts.AzureStorage;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Linearizability;

/// <summary>
/// Sixteen clients on one duty: nine windows of six officers of the unit, seven of four reviewers of its office.
/// Whatever they ask beside each other, the
/// answers are those of one call after another.
/// </summary>
public sealed class RaceTests(Azurite azurite)
{
    private const int FewestRounds = 8;
    private static readonly string[] Units = ["19996", "20005", "20008", "20011", "20017", "20020", "20026", "20035"];
    private static readonly string[] Logins =
    [
        .. Enumerable.Range(0, 9).Select(n => $"xa-{n % 6}"),
        .. Enumerable.Range(0, 7).Select(n => $"phong-{n % 4}"),
    ];

    [Fact]
    public async Task What_sixteen_people_do_to_one_duty_beside_each_other_has_an_order()
    {
        await using var town = await Town.Open("2023-11-10T09:00+07:00");
        var clients = await ClientsOf(town);
        var rounds = new List<Round>();
        foreach (var (unit, i) in Units.Select((u, i) => (u, i)))
        {
            if (rounds.Count >= FewestRounds && Missing(rounds, least: 6) is null)
                break;
            rounds.Add(await Round.Run(RaceDuty.Report(unit), clients, callsEach: 7, seed: i));
            rounds.Add(await Round.Run(RaceDuty.PastMonth(unit), clients, callsEach: 7, seed: i + 50));
        }
        Assert.Null(Missing(rounds, least: 6));
    }

    [Fact, Slow]
    public async Task What_they_do_by_two_hosts_over_one_storage_of_Azure_has_an_order()
    {
        await using var one = await AzureTown.Open(azurite, "10/11/2023 09:00:00");
        await using var other = await one.Beside();
        foreach (var login in Logins.Distinct())
        {
            var account = new Account
            {
                Login = login,
                Name = login,
                Grants = [.. GrantsOf(login)],
            };
            await one.Services.Accounts.Insert(account, CancellationToken.None);
        }
        var clients = Logins
            .Select((login, n) => new Client(n, login, (n % 2 == 0 ? one : other).SignedIn(login)))
            .ToList();
        var rounds = new List<Round>
        {
            await Round.Run(RaceDuty.Report(Units[0]), clients, callsEach: 5, seed: 100),
            await Round.Run(RaceDuty.PastMonth(Units[1]), clients, callsEach: 5, seed: 101),
        };
        Assert.Null(Missing(rounds, least: 1));
    }

    /// <summary>
    /// What was searched says something: calls were under way beside each other, some came too late in every way there
    /// is, and everything was done by somebody. Who is quicker is not drawn
    /// from the seed: rounds go on until it is so. Null: it is.
    /// </summary>
    private static string? Missing(IReadOnlyList<Round> rounds, int least)
    {
        var calls = rounds.Sum(r => r.Count(_ => true));
        int Refused(params string[] codes) => rounds.Sum(r => codes.Sum(r.Refused));
        int Done(params Ask[] asks) => rounds.Sum(r => asks.Sum(r.DoneOf));
        (string What, bool IsThere)[] wanted =
        [
            ("beside each other", rounds.Sum(r => r.Overlapping) > calls / 2),
            ("stale", Refused("stale") >= least),
            ("overtaken", Refused("submission-stale", "draft-newer") >= least),
            ("submitted", Done(Ask.Submit) >= least),
            ("saved", Done(Ask.Save) >= least),
            ("judged", Done(Ask.Accept, Ask.Return) >= least / 3),
            ("more time", Done(Ask.AskExtension, Ask.Extend, Ask.Refuse) >= least / 3),
            // Who finds the storage busy is told to try again; that is not the rule.
            ("seldom busy", Refused("storage-busy") < calls / 5),
        ];
        var missing = wanted.Where(w => !w.IsThere).Select(w => w.What).ToList();
        return missing.Count == 0 ? null : $"{string.Join(", ", missing)}\n{string.Join('\n', rounds)}";
    }

    private static async Task<IReadOnlyList<Client>> ClientsOf(Town town)
    {
        var admin = await town.SignIn("admin");
        foreach (var login in Logins.Distinct())
        {
            var account = new
            {
                login,
                name = login,
                grants = GrantsOf(login),
            };
            var added = await admin.Post("api/accounts", account);
            Assert.True(added.Ok, added.Code);
            await town.SignInFirst(login, added.Text("oneTimePassword"));
        }
        var clients = new List<Client>();
        foreach (var (login, number) in Logins.Select((l, n) => (l, n)))
            clients.Add(new(number, login, await town.SignIn(login, Town.OwnPassword)));
        return clients;
    }

    /// <summary>An officer of every unit that is raced for, or a reviewer of the town.</summary>
    private static IEnumerable<Grant> GrantsOf(string login)
    {
        if (DutyModel.IsOfOffice(login))
            return [new(Role.Reviewer, "480")];
        return Units.Append(RaceDuty.SpareUnit).Select(u => new Grant(Role.Officer, u));
    }
}
