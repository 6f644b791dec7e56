using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.SignIn;

/// <summary>Guessing is slow, and nobody is locked out.</summary>
public sealed class ThrottleTests
{
    private readonly RealClock clock = new();
    private readonly Throttle throttle;

    public ThrottleTests() => throttle = new(new(clock));

    private static TryPlace At(string address, string login = "chutich", string? device = null) =>
        new(login, address, device);

    private int TriesLeft(TryPlace place)
    {
        var tries = 0;
        for (; throttle.Wait(place) is null && tries < 1000; tries++)
            throttle.Wrong(place);
        return tries;
    }

    [Fact]
    public void A_place_has_ten_tries_and_gets_one_back_in_ninety_seconds()
    {
        Assert.Equal(10, TriesLeft(At("10.0.0.1")));
        Assert.Equal(TimeSpan.FromSeconds(90), throttle.Wait(At("10.0.0.1")));
        clock.Pass(TimeSpan.FromSeconds(89));
        Assert.NotNull(throttle.Wait(At("10.0.0.1")));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(1, TriesLeft(At("10.0.0.1")));
    }

    [Fact]
    public void What_a_stranger_tries_does_not_count_at_a_browser_that_is_known_nor_at_another_address()
    {
        TriesLeft(At("10.0.0.1"));
        Assert.Null(throttle.Wait(At("10.0.0.1", device: "d")));
        Assert.Null(throttle.Wait(At("10.0.0.2")));
    }

    [Fact]
    public void An_account_under_attack_from_everywhere_lets_in_whoever_types_right_at_once()
    {
        for (var i = 0; i < 50; i++)
            TriesLeft(At($"10.0.1.{i}"));
        // A new place has one try now instead of ten: enough for the owner, slow for whoever guesses.
        Assert.Equal(1, TriesLeft(At("10.9.9.9")));
        Assert.Null(throttle.Wait(At("10.9.9.8")));
        Assert.Equal(10, TriesLeft(At("10.9.9.9", device: "d")));
    }

    [Fact]
    public void An_address_that_tries_many_accounts_has_one_try_for_each()
    {
        for (var i = 0; i < 12; i++)
            TriesLeft(At("10.0.0.1", $"xa-{i}"));
        Assert.Equal(1, TriesLeft(At("10.0.0.1", "xa-99")));
        Assert.Equal(10, TriesLeft(At("10.0.0.2", "xa-99")));
    }

    [Fact]
    public void A_right_password_gives_the_place_its_tries_back_and_the_attacker_none()
    {
        for (var i = 0; i < 9; i++)
            throttle.Wrong(At("10.0.0.1"));
        throttle.Right(At("10.0.0.1"));
        Assert.Equal(10, TriesLeft(At("10.0.0.1")));

        var attacker = At("10.0.0.3", "xa-1");
        TriesLeft(attacker);
        throttle.Right(At("10.0.0.3", "xa-2"));
        Assert.NotNull(throttle.Wait(attacker));
    }

    [Fact]
    public void No_wait_is_longer_than_a_quarter_of_an_hour()
    {
        for (var i = 0; i < 500; i++)
            TriesLeft(At($"10.0.{i / 250}.{i % 250}"));
        Assert.All(Enumerable.Range(0, 250), i =>
            Assert.True(throttle.Wait(At($"10.0.0.{i}")) is null or { TotalMinutes: <= 15 })
        );
        clock.Pass(ThrottleRules.Window);
        Assert.All(Enumerable.Range(0, 250), i => Assert.Null(throttle.Wait(At($"10.0.0.{i}"))));
    }

    [Fact]
    public void A_hash_of_fewer_iterations_is_made_anew_when_its_password_signs_in()
    {
        var (old, today) = (new Passwords(new(clock), 1000), new Passwords(new(clock), 2000));
        var account = new Account
        {
            Login = "a",
            Name = "A",
            Grants = [],
        };
        account = account with { PasswordHash = old.Hash(account, "một câu") };

        Assert.True(today.IsRight(account, "một câu"));
        Assert.False(today.IsRight(account, "một câu khác"));
        var upgraded = account with { PasswordHash = today.Upgraded(account, "một câu") };
        Assert.NotEqual(account.PasswordHash, upgraded.PasswordHash);
        Assert.True(today.IsRight(upgraded, "một câu"));
        Assert.Equal(upgraded.PasswordHash, today.Upgraded(upgraded, "một câu"));
    }

    [Fact]
    public void A_password_that_was_given_is_good_for_a_week_and_no_common_one()
    {
        var account = new Account
        {
            Login = "a",
            Name = "A",
            Grants = [],
        };
        var given = new Passwords(new(clock), 1000).Give(account);
        Assert.Equal(clock.GetUtcNow().AddDays(7), given.Account.OneTimeUntil);
        Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){3}$", given.Password);
        Assert.Equal(account.SignInVersion + 1, given.Account.SignInVersion);
    }
}
