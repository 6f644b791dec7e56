using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

public sealed class LogTests
{
    /// <summary>State and log are two readings of the storage; what somebody does between them is not shown as done in a state that does not know of it.</summary>
    [Fact]
    public async Task A_look_shows_the_log_as_far_as_its_state_had_come()
    {
        using var folder = new TempFolder();
        using var records = new SqliteRecords(folder.File("l.db"));
        var services = Composed.Over(records, new DiskFiles(folder.Path), [new("huong-tra-2023", TemplateJson)]);
        await DemoData.Publish(services.Cycles, "huong-tra-2023", services.Clock.GetUtcNow(), None);
        var key = new DutyKey("huong-tra-2023", "results-report", "2023", "20005");
        var (log, now) = (services.GetRequiredService<LogStore>(), At("20/11/2023 09:00:00"));
        var officer = new Acting(Holding(Role.Officer, "20005"), now, None);
        var before = await services.Submissions.Open(key, officer);
        await services.Submissions.Do(key, default, new Submit(NilReport), officer);
        var between = await services.Submissions.Open(key, officer);
        var seen = SeenVersion.Of(between.State);
        await services.Submissions.Do(
            key,
            seen,
            new Accept(),
            new(Reviewer with { Grants = [new(Role.Reviewer, "480")] }, now, None)
        );

        Assert.Empty(await log.Of(before, None));
        Assert.Equal([LogEvent.NilDeclared], (await log.Of(between, None)).Select(l => l.Event));
        var after = await services.Submissions.Open(key, officer);
        Assert.Equal([LogEvent.NilDeclared, LogEvent.Accepted], (await log.Of(after, None)).Select(l => l.Event));
    }
}
