namespace PlanMonitor.Tests.Journeys;

/// <summary>A machine's clock that is set back or a year ahead is noticed: at the start, and while the host runs. Nothing is recorded and no letter goes out on it.</summary>
public sealed class ClockTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly RealClock clock = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(46)]
    [InlineData(365)]
    public async Task A_start_on_a_clock_behind_or_far_ahead_is_refused(int days)
    {
        await (await Start()).DisposeAsync();
        clock.Pass(TimeSpan.FromDays(days));

        var refused = await Assert.ThrowsAsync<StartException>(() => Start());

        Assert.Contains(days < 0 ? "is behind" : "--clock-is-right", refused.Message);
    }

    [Fact]
    public async Task An_office_that_was_closed_for_weeks_starts_as_always()
    {
        await (await Start()).DisposeAsync();
        clock.Pass(TimeSpan.FromDays(40));

        await using var again = await Start();
    }

    [Fact]
    public async Task Who_says_that_the_clock_is_right_is_believed_once()
    {
        await (await Start()).DisposeAsync();
        clock.Pass(TimeSpan.FromDays(400));
        await (await Start(isRight: true)).DisposeAsync();

        await using var again = await Start();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(365)]
    public async Task A_clock_that_is_changed_while_the_host_runs_stops_acts_and_loops_until_it_is_put_right(int days)
    {
        await using var host = await Start();
        await host.Runner.Settled();
        var person = new Person(new(new HttpClientHandler()) { BaseAddress = new(host.Url) });
        Assert.Equal(200, (await SignIn(person)).Status);
        var ran = false;
        host.Runner.AddWorkflow<string>("probe", async (context, _) =>
        {
            await context.WaitUntil<object>(context.UtcNow, "never");
            ran = true;
        });
        clock.Pass(TimeSpan.FromDays(days));

        var refused = await SignIn(person);
        Assert.Equal((503, "clock-wrong"), (refused.Status, refused.Code));
        var health = await person.Get("health");
        Assert.Equal(503, health.Status);
        Assert.Contains("\"clock\":\"failed\"", System.Text.Encoding.UTF8.GetString(health.Bytes));
        host.Runner.Start("probe", "probe", "");
        await host.Runner.Settled();
        Assert.False(ran);

        clock.Pass(TimeSpan.FromDays(-days));
        Assert.Equal(200, (await SignIn(person)).Status);
    }

    [Fact]
    public async Task A_machine_that_slept_over_the_weekend_goes_on()
    {
        await using var host = await Start();
        clock.Pass(TimeSpan.FromDays(3));

        var person = new Person(new(new HttpClientHandler()) { BaseAddress = new(host.Url) });
        Assert.Equal(200, (await SignIn(person)).Status);
    }

    private static Task<Answered> SignIn(Person person) =>
        person.Post("api/session", new { login = "ldtbxh", password = DemoData.Password });

    private Task<LocalHost> Start(bool isRight = false) =>
        LocalHost.Start(
            new()
            {
                Port = 0,
                DataFolder = folder.Path,
                RealTime = clock,
                ClockIsRight = isRight,
                PasswordIterations = 1000,
            }
        );
}
