using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Calls;

/// <summary>One request: who asks, when, and what it says. Handlers take it and return a value or throw a problem.</summary>
public sealed class Call(HttpRequest request, Actor? actor, DateTimeOffset now, CancellationToken cancel)
{
    /// <summary>Below what one row of the storage holds, so that nothing is taken that cannot be kept.</summary>
    public const int MaxBody = 400 * 1024;

    public HttpRequest Request => request;
    public DateTimeOffset Now => now;
    public CancellationToken Cancel => cancel;

    /// <summary>The signed-in person; routes without a session do not ask.</summary>
    public Actor Actor => actor ?? throw Problems.SignInNeeded.With().AsException();

    public Acting Acting => new(Actor, now, cancel);

    public string Route(string name) =>
        request.RouteValues[name] as string ?? throw Problems.NotFound.With().AsException();

    public int RouteNumber(string name) =>
        int.TryParse(Route(name), out var n) && n > 0 ? n : throw Problems.NotFound.With().AsException();

    public string? Query(string name) =>
        request.Query[name] is [var value, ..] && value is { Length: > 0 } ? value : null;

    /// <summary>A day of the query; null: none is named.</summary>
    /// <exception cref="ProblemException">body-invalid: it is no day, or none that somebody can mean.</exception>
    public DateOnly? QueryDay(string name)
    {
        if (Query(name) is not { } text)
            return null;
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) && VietnamTime.IsMeant(day);
        return isDay ? day : throw Problems.BodyInvalid.With(name).AsException();
    }

    public DutyKey Duty() => new(Route("cycle"), Route("obligation"), Route("period"), Route("unit"));

    /// <summary>The If-Match header without quotes.</summary>
    public string IfMatch() =>
        request.Headers.IfMatch is [var value, ..] && value is { Length: > 0 }
            ? value.Trim().Trim('"')
            : throw Problems.ETagRequired.With().AsException();

    public SeenVersion Seen() => SeenVersion.Parse(IfMatch());

    /// <summary>The body as JSON text; bounded.</summary>
    public async Task<string> BodyText()
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw Problems.BodyInvalid.With("Content-Type: application/json").AsException();
        if (request.ContentLength > MaxBody)
            throw Problems.BodyTooLarge.With().AsException();
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancel)) > 0; )
        {
            if (buffer.Length + read > MaxBody)
                throw Problems.BodyTooLarge.With().AsException();
            buffer.Write(chunk, 0, read);
        }
        try
        {
            return Json.TextOf(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }
        catch (JsonException e)
        {
            throw Problems.BodyInvalid.With(e.Message).AsException();
        }
    }

    /// <summary>The body as a value; unknown properties are refused.</summary>
    public async Task<T> Body<T>()
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await BodyText(), Json.Strict) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw Problems.BodyInvalid.With(e.Path is { Length: > 0 } path ? path : e.Message).AsException();
        }
    }

    public void Require(Right right)
    {
        if (!Permissions.May(Actor, right))
            throw Problems.NotAllowed.With().AsException();
    }

    public void Require(Right right, Place place)
    {
        if (!Permissions.May(Actor, right, place))
            throw Problems.NotAllowed.With().AsException();
    }
}
