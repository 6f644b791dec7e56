using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Proof;

namespace PlanMonitor.Api.Calls;

/// <summary>Runs a route: finds the actor, calls the handler, and is the one place that turns a refusal into an answer (RFC 9457).</summary>
/// <param name="services">Has the class that a route names.</param>
public sealed partial class ApiEndpoint(
    IServiceProvider services,
    WhoAsks whoAsks,
    Gate gate,
    ActLog acts,
    NewId newId,
    TimeProvider clock
)
{
    private static readonly TimeSpan BusyFor = TimeSpan.FromMinutes(1);

    public async Task<IResult> Run(ApiRoute route, HttpRequest request, CancellationToken cancel)
    {
        using var adopted = Correlation.Adopt(request);
        try
        {
            using var place = await gate.Enter(route.Cost, cancel);
            // Nobody is asked for where nobody need be: health and sign-in must answer also when accounts cannot be read.
            var actor = route.Anonymous ? null : await whoAsks(request, cancel);
            if (actor is null && !route.Anonymous)
                return Refuse(Problems.SignInNeeded.With(), request);
            if (actor?.First is { } step && !route.IsFirstStep)
                return Refuse(KindOf(step).With(), request);
            using var heavy = await gate.EnterHeavy(route.Cost, actor?.Login ?? "", cancel);
            var answer = await route.Handle(services, new(request, actor, clock.GetUtcNow(), cancel));
            // Recorded before a byte leaves: what cannot be recorded is not given.
            if (route.Exports)
                await acts.Add(ExportOf(request, actor!), newId(), cancel);
            return answer;
        }
        catch (ProblemException e)
        {
            return Refuse(e.Problem, request);
        }
        catch (StorageFullException e)
        {
            LogStorage(Logger(request), e, TraceId(request));
            return Refuse(Problems.StorageFull.With(), request);
        }
        catch (StorageBusyException e)
        {
            LogStorage(Logger(request), e, TraceId(request));
            return Refuse(Problems.StorageBusy.With() with { RetryAfter = BusyFor }, request);
        }
        catch (StorageDamagedException e)
        {
            LogStorage(Logger(request), e, TraceId(request));
            return Refuse(Problems.StorageDamaged.With(), request);
        }
        catch (RecordTooLongException e)
        {
            LogStorage(Logger(request), e, TraceId(request));
            return Refuse(Problems.RecordTooLong.With(), request);
        }
        catch (DamagedRecordException e)
        {
            LogStorage(Logger(request), e, TraceId(request));
            return Refuse(Problems.RecordDamaged.With(e.Record), request);
        }
        catch (BadHttpRequestException e)
        {
            return Refuse(
                e.StatusCode == StatusCodes.Status413PayloadTooLarge
                    ? Problems.BodyTooLarge.With()
                    : Problems.BodyInvalid.With(e.Message),
                request
            );
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The last resort: logged with its trace id, told to the person with the same id.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogUnexpected(Logger(request), e, TraceId(request));
            return Refuse(Problems.Unexpected.With(TraceId(request)), request);
        }
    }

    public static IResult Refuse(Problem problem, HttpRequest request)
    {
        Measures.Refusal(problem.Kind);
        var language = request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? "en"
            : "vi";
        if (problem.RetryAfter is { } wait)
            request.HttpContext.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
        var body = new ProblemDocument(
            "about:blank",
            problem.Sentence.In(language),
            problem.Kind.Status,
            problem.Sentence.In(language),
            problem.Code,
            problem.Sentence,
            problem.Fields,
            problem.SetAside,
            TraceId(request)
        );
        return Results.Json(body, Json.Stored, "application/problem+json", problem.Kind.Status);
    }

    private PersonalAct ExportOf(HttpRequest request, Actor actor) =>
        new(clock.GetUtcNow(), actor.Login, PersonalActKind.Exported, request.Path.Value ?? "");

    private static ProblemKind KindOf(FirstStep step) =>
        step switch
        {
            FirstStep.ChangePassword => Problems.PasswordChangeNeeded,
            FirstStep.SetUpCodes => Problems.CodesNeeded,
        };

    private static string TraceId(HttpRequest request) => Correlation.Current ?? request.HttpContext.TraceIdentifier;

    private static ILogger Logger(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("PlanMonitor.Api");

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure, trace {Trace}")]
    private static partial void LogUnexpected(ILogger logger, Exception e, string trace);

    [LoggerMessage(Level = LogLevel.Error, Message = "The storage refused, trace {Trace}")]
    private static partial void LogStorage(ILogger logger, Exception e, string trace);

    private sealed record ProblemDocument(
        string Type,
        string Title,
        int Status,
        string Detail,
        string Code,
        Text Texts,
        IReadOnlyList<FieldProblem> Fields,
        int? SetAside,
        string TraceId
    );
}

/// <summary>Answers a call with a method of a class that the services have.</summary>
public delegate Task<IResult> Handler(IServiceProvider services, Call call);

/// <summary>One line of the route catalogue.</summary>
/// <param name="Anonymous">It needs no session.</param>
/// <param name="Cost">How many of its kind are answered at once (<see cref="Gate"/>).</param>
/// <param name="IsFirstStep">It answers also whoever must first change a password or set up codes (<see cref="FirstStep"/>).</param>
public sealed record ApiRoute(
    string Method,
    string Path,
    Handler Handle,
    bool Anonymous = false,
    bool IsFirstStep = false,
    Cost Cost = Cost.Usual
)
{
    /// <summary>It takes figures, documents or files out of the system: who did it is recorded.</summary>
    public bool Exports { get; init; }

    /// <summary>Under which it is counted and traced.</summary>
    public string Name => $"{Method} {Path}";

    /// <summary>Names the class and its method: <c>To&lt;UnitEndpoints&gt;(e => e.List)</c>.</summary>
    public static Handler To<TEndpoints>(Func<TEndpoints, Func<Call, Task<IResult>>> method)
        where TEndpoints : notnull => (services, call) => method(services.GetRequiredService<TEndpoints>())(call);
}

/// <summary>The answers handlers give.</summary>
public static class Answer
{
    public static IResult Ok<T>(T value) => Results.Json(value, Json.Stored);

    public static IResult Created<T>(T value) =>
        Results.Json(value, Json.Stored, statusCode: StatusCodes.Status201Created);
}
