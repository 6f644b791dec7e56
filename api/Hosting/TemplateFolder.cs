using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Api.Hosting;

/// <summary>The templates shipped beside a host.</summary>
public static class TemplateFolder
{
    public static IReadOnlyList<Template> Read() =>
        [
            .. Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*.json")
                .Order(StringComparer.Ordinal)
                .Select(f => new Template(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f))),
        ];
}
