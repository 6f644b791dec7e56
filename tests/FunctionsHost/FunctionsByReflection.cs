using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using PlanMonitor.Functions;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The functions of the app as their attributes describe them, called as a Functions host would: a new instance from the services for each call.</summary>
internal static class FunctionsByReflection
{
    private static readonly (string Name, MethodInfo Method)[] All =
    [
        .. from type in typeof(AzureHost).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method),
    ];

    /// <summary>Functions reads the input when the orchestrator asks for it (FunctionsOrchestrationContext.GetInput), the engine alone wants its type beforehand.</summary>
    private static readonly Dictionary<string, Type> Inputs = new()
    {
        [nameof(CycleOrchestrator)] = typeof(CycleRun),
        [nameof(ConsolidationOrchestrator)] = typeof(AgendaItem),
        [nameof(ExtensionOrchestrator)] = typeof(AgendaItem),
        [nameof(PostOrchestrator)] = typeof(PostRound),
    };

    public static void MapHttpTriggers(this IEndpointRouteBuilder app, Func<DurableTaskClient> client)
    {
        foreach (var (_, method) in All)
        {
            if (
                method
                    .GetParameters()
                    .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>())
                    .FirstOrDefault(t => t is not null)
                is not { } trigger
            )
                continue;
            app.MapMethods("/" + trigger.Route, trigger.Methods!, async context =>
            {
                var answer = Call(method, context.RequestServices, [context.Request, client(), context.RequestAborted]);
                await (answer as IResult ?? await (Task<IResult>)answer).ExecuteAsync(context);
            });
        }
    }

    /// <summary>Every timer once, as if its moment had come.</summary>
    public static async Task FireTimers(IServiceProvider services, DurableTaskClient client)
    {
        foreach (var (_, method) in All.Where(f => Has<TimerTriggerAttribute>(f.Method)))
            await (Task)Call(method, services, [new TimerInfo(), client, CancellationToken.None]);
    }

    public static void AddOrchestratorsAndActivities(
        this DurableTaskRegistry registry,
        Func<IServiceProvider> services,
        Func<DurableTaskClient> client
    )
    {
        foreach (var (name, method) in All)
        {
            if (Has<OrchestrationTriggerAttribute>(method))
                Generic(nameof(AddOrchestrator), Inputs[name]).Invoke(null, [registry, name, method]);
            if (Has<ActivityTriggerAttribute>(method))
                Generic(nameof(AddActivity), InputOf(method), method.ReturnType.GetGenericArguments()[0])
                    .Invoke(null, [registry, name, method, services, client]);
        }
    }

    private static void AddOrchestrator<TIn>(DurableTaskRegistry registry, string name, MethodInfo method) =>
        registry.AddOrchestratorFunc<TIn>(name, (context, _) => (Task)method.Invoke(null, [context])!);

    private static void AddActivity<TIn, TOut>(
        DurableTaskRegistry registry,
        string name,
        MethodInfo method,
        Func<IServiceProvider> services,
        Func<DurableTaskClient> client
    )
        where TIn : notnull =>
        registry.AddActivityFunc<TIn, TOut>(name, (_, input) =>
            (Task<TOut>)Call(method, services(), [input, client(), CancellationToken.None])
        );

    private static object Call(MethodInfo method, IServiceProvider services, object[] given)
    {
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        return method.Invoke(
            instance,
            [.. method.GetParameters().Select(p => given.First(p.ParameterType.IsInstanceOfType))]
        )!;
    }

    private static MethodInfo Generic(string name, params Type[] types) =>
        typeof(FunctionsByReflection)
            .GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(types);

    private static Type InputOf(MethodInfo activity) =>
        activity.GetParameters().First(p => p.IsDefined(typeof(ActivityTriggerAttribute))).ParameterType;

    private static bool Has<T>(MethodInfo method)
        where T : Attribute => method.GetParameters().Any(p => p.IsDefined(typeof(T)));
}
