using System.Reflection;

namespace PlanMonitor.Local.Backup;

/// <summary>As the build named it.</summary>
public static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "";
}
