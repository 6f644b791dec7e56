using System.Diagnostics;

namespace PlanMonitor.Bench;

/// <summary>A district of 50 units and 30 obligations over a year: when the loop wakes next, and every message of the year. In memory, as both are.</summary>
internal static class Planning
{
    private const int Runs = 200;

    public static void Run(TextWriter output)
    {
        var template = TemplateFolder.Read().First(t => t.Id == ChaosYear.Cycle);
        foreach (var (communes, obligations) in new[] { (50, 30), (141, 30) })
        {
            var json = Province.Of(template.Json, communes, obligations);
            var cycle = TemplateReader.Read(json, WorkingDays.Vietnam).Cycle
                ?? throw new InvalidOperationException("Not a plan.");
            var watch = Stopwatch.StartNew();
            var duties = new Duties(cycle, WorkingDays.Vietnam);
            var made = watch.Elapsed.TotalMilliseconds;
            var now = VietnamTime.At(new(2023, 6, 15), 9);
            WakeRules.Next(duties, now);
            watch.Restart();
            for (var i = 0; i < Runs; i++)
                WakeRules.Next(duties, now.AddMinutes(i));
            var wake = watch.Elapsed.TotalMilliseconds / Runs;
            var count = ReminderPreview.Of(duties).Count();
            watch.Restart();
            count = ReminderPreview.Of(duties).Count();
            var preview = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            var view = Json.Write(PreviewViews.Of(duties, new(cycle.Units), [], null, null, now));
            var shown = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            ReminderPreview.Between(duties, duties);
            var compared = watch.Elapsed.TotalMilliseconds;
            var plan = $"{communes} communes, {obligations} obligations, {duties.All.Count} duties";
            var moments = FormattableString.Invariant($"made {made:F0} ms, next wake {wake:F2} ms");
            var year = FormattableString.Invariant($"{count} messages of the year {preview:F0} ms");
            var answer = FormattableString.Invariant($"as an answer {shown:F0} ms ({view.Length / 1024} KB)");
            var difference = FormattableString.Invariant($"as a difference {compared:F0} ms");
            output.WriteLine($"{plan}: {moments}, {year}, {answer}, {difference}");
        }
    }
}
