using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Tests.Contracts.Browser;

/// <summary>The types that handlers answer and take, found where they are handed over: no list of them is kept by hand.</summary>
internal static class SpokenTypes
{
    /// <summary>Metadata tokens of calls of generic methods with their type arguments (ECMA-335, II.22.29).</summary>
    private const int MethodSpecs = 0x2B000000;

    private static readonly Assembly[] Speaking = [typeof(Answer).Assembly, typeof(LocalHost).Assembly];

    private static readonly IReadOnlyList<MethodInfo> Calls = [.. Speaking.SelectMany(CallsOf)];

    /// <summary>What is answered, refusals included.</summary>
    public static IReadOnlyList<Type> Answered { get; } =
    [
        .. Named(nameof(Answer.Ok), typeof(Answer)),
        .. Named(nameof(Answer.Created), typeof(Answer)),
        .. Named("Json", typeof(Results)),
    ];

    /// <summary>What is taken as a body. A configuration is read as it stands in a template.</summary>
    public static IReadOnlyList<Type> Taken { get; } = [.. Named(nameof(Call.Body), typeof(Call)), typeof(Cycle)];

    private static IEnumerable<Type> Named(string method, Type declaring) =>
        Calls
            .Where(c => c.Name == method && c.DeclaringType == declaring)
            .Select(c => c.GetGenericArguments()[0])
            .Where(t => t != typeof(object))
            .Distinct();

    private static IEnumerable<MethodInfo> CallsOf(Assembly assembly)
    {
        for (var row = 1; ; row++)
        {
            if (Resolve(assembly.ManifestModule, MethodSpecs | row) is not { } method)
                yield break;
            if (method is MethodInfo { IsGenericMethod: true } call)
                yield return call;
        }
    }

    /// <summary>Null: the table has no such row.</summary>
    private static MethodBase? Resolve(Module module, int token)
    {
        // Inside a generic method the arguments are those of its caller, which is a call of its own.
        var places = Enumerable.Repeat(typeof(object), 8).ToArray();
        try
        {
            return module.ResolveMethod(token, places, places);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
