using Microsoft.AspNetCore.Identity;
using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Local.Host;

/// <summary>The framework's password hasher (PBKDF2).</summary>
public static class Passwords
{
    private static readonly PasswordHasher<Account> Hasher = new();
    private static readonly Account Nobody = new()
    {
        Login = "nobody",
        Name = "",
        Grants = [],
    };
    private static readonly string NobodysHash = Hasher.HashPassword(Nobody, "no account has this password");

    /// <summary>A keyboard that sends "ê" as two signs types the same password (NIST SP 800-63B, 5.1.1.2: one normal form before hashing).</summary>
    public static string Hash(Account account, string password) =>
        Hasher.HashPassword(account, VietnameseText.Compose(password));

    /// <summary>An unknown login takes as long as a wrong password.</summary>
    public static bool IsRight(Account? account, string password) =>
        Hasher.VerifyHashedPassword(
            account ?? Nobody,
            account?.PasswordHash ?? NobodysHash,
            VietnameseText.Compose(password)
        ) != PasswordVerificationResult.Failed
        && account?.PasswordHash is not null;
}
