using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Local.SignIn;

/// <summary>
/// The framework's password hasher: PBKDF2 with HMAC-SHA-512, its parameters in every hash, so that a hash of fewer iterations is made anew when its password signs in.
/// </summary>
/// <param name="iterations"><see cref="Iterations"/>; tests, which sign in hundreds of times, take fewer.</param>
public sealed class Passwords(RealTime realTime, int iterations = Passwords.Iterations)
{
    /// <summary>OWASP asks 600,000 of SHA-256 and 210,000 of SHA-512 (Password Storage Cheat Sheet).</summary>
    public const int Iterations = 600_000;

    /// <summary>A password that an administrator gave is good so long.</summary>
    private static readonly TimeSpan OneTimeFor = TimeSpan.FromDays(7);

    /// <summary>No signs that look alike: it is read out on the telephone.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly Account Nobody = new()
    {
        Login = "nobody",
        Name = "",
        Grants = [],
    };

    private readonly PasswordHasher<Account> hasher = HasherOf(iterations);
    private readonly Lazy<string> nobodysHash = new(() =>
        HasherOf(iterations).HashPassword(Nobody, "no account has this password")
    );

    /// <summary>A keyboard that sends "ê" as two signs types the same password (NIST SP 800-63B, 5.1.1.2: one normal form before hashing).</summary>
    public string Hash(Account account, string password) =>
        hasher.HashPassword(account, VietnameseText.Compose(password));

    /// <summary>The account with a password that somebody else knows: good for a week, and only to be changed. 80 bits.</summary>
    public GivenPassword Give(Account account)
    {
        var groups = Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4));
        var password = string.Join('-', groups);
        var given = account with
        {
            PasswordHash = Hash(account, password),
            OneTimeUntil = realTime.Now + OneTimeFor,
            SignInVersion = account.SignInVersion + 1,
        };
        return new(given, password);
    }

    /// <summary>An unknown login, one without a password and an old hash of fewer iterations take as long as a wrong password.</summary>
    public bool IsRight(Account? account, string password)
    {
        var hash = account?.PasswordHash ?? nobodysHash.Value;
        var composed = VietnameseText.Compose(password);
        var verdict = hasher.VerifyHashedPassword(account ?? Nobody, hash, composed);
        if (iterations - IterationsOf(hash) is > 0 and var missing)
            HasherOf(missing).HashPassword(Nobody, composed);
        return verdict != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
    }

    /// <summary>The hash to keep after a right password: a new one where the old has fewer iterations than are asked today.</summary>
    public string Upgraded(Account account, string password) =>
        IterationsOf(account.PasswordHash!) < iterations ? Hash(account, password) : account.PasswordHash!;

    /// <summary>Format 1 of the hasher: a byte, then four each of function, iterations, length of the salt (PasswordHasher.HashPasswordV3).</summary>
    private static int IterationsOf(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        return bytes is [1, ..] and { Length: > 13 } ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)) : 0;
    }

    private static PasswordHasher<Account> HasherOf(int iterations) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
}
