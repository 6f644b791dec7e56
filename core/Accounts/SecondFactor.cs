namespace PlanMonitor.Core.Accounts;

/// <summary>Time-based codes (RFC 6238) as a second factor. The secret lies beside the password hash, under the same lock: whoever reads one reads the other.</summary>
/// <param name="Secret">Base32, 160 bits.</param>
/// <param name="IsOn">A first code was given; until then it is only offered and asked of nobody.</param>
/// <param name="LastStep">The step of the last code that was taken: a code is good once.</param>
/// <param name="RecoveryHashes">SHA-256 of the recovery codes that are left; each is good once. They have 120 bits, so a plain hash will do (ASVS 5, 6.5.2).</param>
public sealed record SecondFactor(string Secret, bool IsOn, long LastStep, IReadOnlyList<string> RecoveryHashes);
