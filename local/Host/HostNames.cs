using System.Collections.Frozen;
using Microsoft.AspNetCore.HttpOverrides;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;

namespace PlanMonitor.Local.Host;

/// <summary>
/// Under which names this machine answers: its own, and those a proxy in front of it was told. Another name in a request is a page of somebody else that had its name point here (DNS
/// rebinding), or a tunnel nobody meant.
/// </summary>
public sealed class HostNames(IEnumerable<string> named)
{
    private static readonly string[] Own = ["localhost", "127.0.0.1", "[::1]"];
    private readonly FrozenSet<string> names = Own.Concat(named).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the nearest proxy says, which stands on this machine as Kestrel listens to no other: the last address of X-Forwarded-For, and whether it was asked by https.</summary>
    public static ForwardedHeadersOptions BehindProxy { get; } =
        new()
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = 1,
        };

    public Task Guard(HttpContext context, RequestDelegate next)
    {
        if (names.Contains(context.Request.Host.Host))
            return next(context);
        var refused = Problems.HostUnknown.With(context.Request.Host.Host);
        return ApiEndpoint.Refuse(refused, context.Request).ExecuteAsync(context);
    }
}
