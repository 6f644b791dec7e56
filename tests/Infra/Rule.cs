using System.Reflection;
using PlanMonitor.Tests.Guards;

namespace PlanMonitor.Tests.Infra;

/// <summary>A rule is a public method of DeploymentRules or AlertRules with the mistakes that it must find. DeploymentTests holds each against every size, and against its mistakes.</summary>
internal sealed record Rule(string Name, Action<Deployment> Hold, IReadOnlyList<MistakeAttribute> Mistakes)
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. new[] { typeof(DeploymentRules), typeof(AlertRules) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(m => new Rule(
                m.Name,
                m.CreateDelegate<Action<Deployment>>(),
                [.. m.GetCustomAttributes<MistakeAttribute>()]
            )),
    ];

    public static Rule Named(string name) => All.Single(r => r.Name == name);

    /// <summary>The rows of the table below a heading, without its head and without backquotes.</summary>
    public static IEnumerable<string[]> Rows(string path, string heading) =>
        Sources
            .Read(path)
            .Split('\n')
            .SkipWhile(line => line != heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Replace("`", "", StringComparison.Ordinal).Split('|')[1..^1])
            .Select(cells => cells.Select(c => c.Trim()).ToArray());

    public static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
}

/// <summary>A mistake that a rule must find: in a file of the largest size, which has everything, one text in place of another.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class MistakeAttribute(string file, string from, string to) : Attribute
{
    public string File => file;
    public string From => from;
    public string To => to;
}
