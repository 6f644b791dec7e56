using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Channels;

/// <summary>
/// "t=&lt;Unix seconds&gt;,v1=&lt;hex HMAC-SHA256 of "t.body" under the secret&gt;". The time is signed, so that who overheard a message cannot send it again later; docs/webhook.md says what to check.
/// </summary>
public static class WebhookSignature
{
    public static string Of(ReadOnlySpan<byte> body, DateTimeOffset at, string secret)
    {
        var t = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(t), (byte)'.', .. body];
        return $"t={t},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
