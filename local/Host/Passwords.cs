using Microsoft.AspNetCore.Identity;
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

    public static string Hash(Account account, string password) => Hasher.HashPassword(account, password);

    /// <summary>An unknown login takes as long as a wrong password.</summary>
    public static bool IsRight(Account? account, string password) =>
        Hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? NobodysHash, password)
            != PasswordVerificationResult.Failed
        && account?.PasswordHash is not null;
}
