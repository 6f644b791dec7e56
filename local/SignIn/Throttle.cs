using System.Collections.Concurrent;

namespace PlanMonitor.Local.SignIn;

/// <summary>From where somebody tries to sign in.</summary>
/// <param name="Login">As it was typed; it need not exist.</param>
/// <param name="Address">Of the network; of IPv6 its first 64 bits.</param>
/// <param name="Device">The browser, where this account has signed in with it before; null: it has not.</param>
public readonly record struct TryPlace(string Login, string Address, string? Device);

/// <summary>
/// How often a wrong password may be tried (ASVS 5, 6.1.1). It slows guessing and locks nobody out:
/// <list type="bullet">
/// <item>A browser with which this account has signed in before has ten tries of its own in a quarter of an hour. What anybody does elsewhere does not count there: the owner goes on
/// working while his account is attacked.</item>
/// <item>Elsewhere each pair of account and address has ten. One account tried from one place stops there and nowhere else.</item>
/// <item>An address with more than a hundred wrong tries, and an account with more than a hundred from unknown places, leaves each pair one try instead of ten: many accounts from one
/// place, or one account from many places, become slow; yet whoever types the right password at once is let in.</item>
/// <item>Wrong second-factor codes, which only somebody with the right password gets to type, are ten in a quarter of an hour for the account, wherever they come from, and ten for a
/// known browser.</item>
/// </list>
/// Tries come back one by one (after a wait of a quarter of an hour divided by ten) and a right password gives a place its tries back. Only evaluated tries count, unknown logins as
/// known ones; two at most are evaluated at once (<see cref="HashingLanes"/>), so that tries sent together can exceed a limit by one. Time is real time: a virtual clock that stands
/// still would never give a try back. The counts are in memory; a restart forgets them, and only whoever owns the machine restarts it.
/// </summary>
public sealed class Throttle(RealTime realTime)
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the next try; null: now.</summary>
    public TimeSpan? Wait(TryPlace place)
    {
        if (place.Device is not null)
            return ThrottleRules.Wait(LevelOf(DeviceKey(place), ThrottleRules.Tries), ThrottleRules.Tries);
        var isCrowded = new[] { AddressKey(place), AccountKey(place) }.Any(key =>
            LevelOf(key, ThrottleRules.Crowd) >= ThrottleRules.Crowd
        );
        return ThrottleRules.Wait(LevelOf(PairKey(place), ThrottleRules.Tries), isCrowded ? 1 : ThrottleRules.Tries);
    }

    /// <summary>The same of second-factor codes.</summary>
    public TimeSpan? WaitForCode(TryPlace place) =>
        ThrottleRules.Wait(LevelOf(CodeKey(place), ThrottleRules.Tries), ThrottleRules.Tries);

    public void Wrong(TryPlace place)
    {
        if (place.Device is not null)
        {
            Add(DeviceKey(place), ThrottleRules.Tries);
            return;
        }
        Add(PairKey(place), ThrottleRules.Tries);
        Add(AddressKey(place), ThrottleRules.Crowd);
        Add(AccountKey(place), ThrottleRules.Crowd);
    }

    public void WrongCode(TryPlace place) => Add(CodeKey(place), ThrottleRules.Tries);

    /// <summary>The place has its tries back; what others did at the address and to the account stays.</summary>
    public void Right(TryPlace place)
    {
        buckets.TryRemove(place.Device is null ? PairKey(place) : DeviceKey(place), out _);
        buckets.TryRemove(CodeKey(place), out _);
    }

    private double LevelOf(string key, int limit) =>
        buckets.TryGetValue(key, out var bucket) ? ThrottleRules.Level(bucket, limit, realTime.Now) : 0;

    private void Add(string key, int limit)
    {
        var now = realTime.Now;
        if (buckets.Count > MostKept)
            Forget(now);
        buckets.AddOrUpdate(key, _ => new(1, now), (_, b) => new(ThrottleRules.Level(b, limit, now) + 1, now));
    }

    /// <summary>After a quarter of an hour without a wrong try nothing is left of a count.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, _) in buckets.Where(b => now - b.Value.At > ThrottleRules.Window).ToList())
            buckets.TryRemove(key, out _);
    }

    private static string DeviceKey(TryPlace place) => $"device|{place.Login}|{place.Device}";

    private static string PairKey(TryPlace place) => $"pair|{place.Login}|{place.Address}";

    private static string AddressKey(TryPlace place) => $"address|{place.Address}";

    private static string AccountKey(TryPlace place) => $"account|{place.Login}";

    private static string CodeKey(TryPlace place) => $"code|{place.Login}|{place.Device}";
}

/// <summary>Wrong tries that still count.</summary>
public readonly record struct Bucket(double Level, DateTimeOffset At);

/// <summary>A count that runs empty within the window, as a bucket with a hole.</summary>
public static class ThrottleRules
{
    /// <summary>Wrong tries of one place for one account.</summary>
    public const int Tries = 10;

    /// <summary>Wrong tries at one address, or for one account, beyond which it is an attack.</summary>
    public const int Crowd = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>What is left of the count at an instant; a clock that was set back leaves all of it.</summary>
    public static double Level(Bucket bucket, int limit, DateTimeOffset now)
    {
        var passed = Math.Max(0, (now - bucket.At) / Window);
        return Math.Max(0, bucket.Level - passed * limit);
    }

    /// <summary>Until there is room for one more; null: there is. Never more than the window.</summary>
    /// <param name="level">Of a bucket that holds <see cref="Tries"/>.</param>
    public static TimeSpan? Wait(double level, int room)
    {
        var over = level + 1 - room;
        return over <= 0 ? null : TimeSpan.FromSeconds(Math.Ceiling((Window * (over / Tries)).TotalSeconds));
    }
}
