namespace PlanMonitor.Tests.Journeys;

/// <summary>Somebody of each role from each place, the administrator, and nobody.</summary>
internal static class AccessPeople
{
    public const string Commune = "20005";

    /// <summary>Of the plan; it was merged into <see cref="Commune"/> in summer.</summary>
    private const string Old = "20011";

    private const string Elsewhere = "elsewhere";
    private static readonly string[] Places = [Commune, "20008", "480", "46-sldtbxh", Elsewhere, Old];
    private static readonly Role[] Roles = [Role.Officer, Role.Reviewer, Role.Watcher, Role.Reader, Role.Observer];

    public static async Task<IReadOnlyList<(bool IsFirst, Person Person)>> Of(Town town)
    {
        var services = town.Host.Services;
        var (accounts, units) = (
            services.GetRequiredService<AccountService>(),
            services.GetRequiredService<UnitService>()
        );
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var acting = new Acting(DemoData.Administrator, now, default);
        await units.Add(Given.Commune(Elsewhere) with { Parent = null }, acting);
        var old = (await units.All(default)).First(u => u.Value.Unit.Code == Old);
        var ended = new DateOnly(2023, 6, 30);
        await units.Change(Old, u => u with { ValidTo = ended }, "Sáp nhập vào xã bên.", old.ETag, acting);
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
}
