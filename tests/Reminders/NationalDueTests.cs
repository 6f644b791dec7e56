namespace PlanMonitor.Tests.Reminders;

/// <summary>A tenth of the country; `bench -- national-due` takes all of it. What a morning reads does not grow with the units that have nothing due.</summary>
public sealed class NationalDueTests
{
    [Fact]
    public async Task A_morning_touches_only_the_partitions_that_have_something_due()
    {
        using var folder = new TempFolder();
        var mornings = await NationalDue.Run(folder.Path, 1_060, 70, 6);
        var (first, quiet, one, later) = (mornings[0], mornings[1], mornings[2], mornings[3]);
        Assert.Equal(70 + 6 + 1, first.Collectors);
        Assert.Equal((0, 1, 0, 0), (quiet.Collectors, quiet.Queries, quiet.Reads, quiet.Batches));
        Assert.Equal(1, one.Collectors);
        Assert.True(one.Queries < 12 && one.Batches < 8, one.ToString());
        Assert.Equal((0, 1, 0, 0), (later.Collectors, later.Queries, later.Reads, later.Batches));
    }
}
