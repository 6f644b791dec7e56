using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Functions.Host;

/// <summary>
/// Who is asking, behind App Service Authentication: the platform signs people in, strips the header from what comes from outside and sets it itself
/// (learn.microsoft.com/azure/app-service/configure-authentication-user-identities, "Decode the client principal header").
/// The header says only who somebody is; what he may do is in the accounts table.
/// </summary>
public static class EasyAuth
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Longer than any principal the platform can pass on: its request headers together hold 64 KiB at most.</summary>
    private const int MaxLength = 64 * 1024;

    /// <summary>
    /// The claims that name a person for good, the first present one counts: Entra's object id (the same in every application), then the subject
    /// under its mapped and its plain name. Names and addresses are not used: they change hands.
    /// </summary>
    private static readonly string[] SubjectClaims =
    [
        "http://schemas.microsoft.com/identity/claims/objectidentifier",
        "oid",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier",
        "sub",
    ];

    /// <summary>Null: no principal, or none that can be read.</summary>
    /// <exception cref="ProblemException">account-unknown: somebody for certain, but nobody we let in; says the code by which the administrator can.</exception>
    public static async Task<Actor?> ActorOf(
        HttpRequest request,
        string identityProvider,
        AccountService accounts,
        CancellationToken cancel
    )
    {
        if (request.Headers[Header] is not [{ } header] || SubjectOf(header, identityProvider) is not { } subject)
            return null;
        return await accounts.Find(LoginOf(subject), cancel) is { Value.Deactivated: false } found
            ? found.Value.AsActor()
            : throw Problems.AccountUnknown.With(LoginOf(subject)).AsException();
    }

    /// <summary>The subject id a header names; null where it is malformed, too long, from another provider, or names none or several.</summary>
    public static string? SubjectOf(string header, string identityProvider)
    {
        if (
            header.Length > MaxLength
            || Read(header) is not { Claims: { } claims } principal
            || principal.Provider != identityProvider
        )
            return null;
        var named = SubjectClaims
            .Select(t => claims.Where(c => c?.Type == t).Select(c => c?.Value).Distinct().ToList())
            .FirstOrDefault(values => values.Count > 0);
        return named is [{ Length: > 0 } subject] ? subject : null;
    }

    /// <summary>The login under which a subject stands in the accounts table: GUIDs in the one form that a login allows, anything else as it is.</summary>
    public static string LoginOf(string subject) => Guid.TryParse(subject, out var id) ? id.ToString("d") : subject;

    private static Principal? Read(string header)
    {
        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), Json.Stored);
        }
        // InvalidOperationException: a lone surrogate is valid JSON and no text.
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Principal(
        [property: JsonPropertyName("auth_typ")] string? Provider,
        [property: JsonPropertyName("claims")] IReadOnlyList<Claim?>? Claims
    );

    private sealed record Claim(
        [property: JsonPropertyName("typ")] string? Type,
        [property: JsonPropertyName("val")] string? Value
    );
}
