using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Local.Host;

namespace PlanMonitor.Local.Simulation;

/// <summary>The plans of a simulation: one, or one above others.</summary>
public static class Plans
{
    /// <summary>The plan above first.</summary>
    /// <exception cref="StartException">A file is missing or wrong; every error with its path.</exception>
    public static IReadOnlyList<Cycle> Read(SimulationOptions options)
    {
        var first = Checked(ReadFile(options.Template), options.Template);
        if (options.Below is null)
            return options.Siblings is null
                ? [first]
                : throw new StartException("--siblings needs --below: the plan after whose pattern they are made.");
        var below = Checked(ReadFile(options.Below), options.Below);
        if (options.Siblings is not { } list)
            return [first, below];
        var siblings = Siblings.Of(below, list);
        return
        [
            first,
            below,
            .. siblings.Select(s => Checked(Json.Write(s), $"{options.Below}, made over for {s.Id},")),
        ];
    }

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The template {path} cannot be read: {e.Message}");
        }
    }

    private static Cycle Checked(string json, string name)
    {
        var (cycle, problems) = TemplateReader.Read(json, WorkingDays.Vietnam);
        var errors = problems.Where(p => p.Severity == Severity.Error).ToList();
        return errors.Count == 0
            ? cycle!
            : throw new StartException(
                $"The template {name} has {errors.Count} errors:\n"
                    + string.Join('\n', errors.Select(p => $"  {p.Path}: {p.Text.En}"))
            );
    }
}
