using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Local.SignIn;

/// <summary>Time-based one-time codes (RFC 6238 over RFC 4226): SHA-1, 30 seconds, 6 digits, as every authenticator app has them; and recovery codes.</summary>
public static class Totp
{
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int RecoveryCodes = 8;

    /// <summary>160 bits, as RFC 4226 (4, R6) recommends.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>Six groups of four: 120 bits.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() =>
        [
            .. Enumerable
                .Range(0, RecoveryCodes)
                .Select(_ =>
                    string.Join('-', Enumerable.Range(0, 6).Select(_ => RandomNumberGenerator.GetString(Base32, 4)))
                ),
        ];

    public static string HashOfRecovery(string code)
    {
        var letters = code.ToUpperInvariant().Where(c => Base32.Contains(c, StringComparison.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(letters))));
    }

    /// <summary>What an app reads (Key Uri Format).</summary>
    public static string UriOf(string login, string secret) =>
        $"otpauth://totp/PlanMonitor:{Uri.EscapeDataString(login)}?secret={secret}&issuer=PlanMonitor&algorithm=SHA1&digits=6&period={StepSeconds}";

    /// <summary>The factor as it stands after this code; null: it is none, or was used already. A step early and a step late are taken: clocks differ (RFC 6238, 5.2).</summary>
    public static SecondFactor? Take(SecondFactor factor, string code, DateTimeOffset now)
    {
        var typed = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (typed.Length > 6)
        {
            var hash = HashOfRecovery(typed);
            var left = factor.RecoveryHashes.Where(h => h != hash).ToList();
            return left.Count < factor.RecoveryHashes.Count ? factor with { RecoveryHashes = left } : null;
        }
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (step > factor.LastStep && IsSame(CodeOf(factor.Secret, step), typed))
                return factor with { LastStep = step };
        }
        return null;
    }

    /// <summary>The code of an instant, as an app shows it.</summary>
    public static string CodeAt(string secret, DateTimeOffset at) =>
        CodeOf(secret, at.ToUnixTimeSeconds() / StepSeconds);

    private static string CodeOf(string secret, long step)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // What the standard and the apps have; HMAC does not rest on the collisions of SHA-1.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(KeyOf(secret), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] KeyOf(string secret)
    {
        var key = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var letter in secret)
        {
            bits = ((bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xfff;
            count += 5;
            if (count < 8)
                continue;
            count -= 8;
            key.Add((byte)(bits >> count));
        }
        return [.. key];
    }

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
