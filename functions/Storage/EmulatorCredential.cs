using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Azure.Core;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// A token for the storage emulator on this machine, so that there too the app holds no account key. Nobody signed it: the emulator looks at issuer,
/// audience and dates, and writes object and tenant id into delegation keys (Azurite, --oauth basic). Azure refuses it.
/// </summary>
public sealed class EmulatorCredential(TimeProvider clock) : TokenCredential
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (issued, expires) = (now.ToUnixTimeSeconds(), (now + Lasts).ToUnixTimeSeconds());
        var validFrom = now.AddMinutes(-5).ToUnixTimeSeconds();
        var who = $$"""
            "aud":"https://storage.azure.com/","iss":"https://sts.windows.net/{{Guid.Empty}}/","oid":"{{Guid.Empty}}","tid":"{{Guid.Empty}}"
            """;
        var when = string.Create(
            CultureInfo.InvariantCulture,
            $"\"iat\":{issued},\"nbf\":{validFrom},\"exp\":{expires}"
        );
        var claims = $"{{{who},{when}}}";
        return new($"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{Encoded(claims)}.", now + Lasts);
    }

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => new(GetToken(requestContext, cancellationToken));

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
