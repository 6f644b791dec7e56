using System.Net.Http.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>More comes in than can be answered: what cannot be answered soon is told so at once.</summary>
public sealed class TooMuchTests
{
    private const string Now = "2023-02-20T09:00+07:00";

    [Fact]
    public async Task What_finds_no_place_is_told_when_to_come_again_and_costs_nothing()
    {
        using var gate = new Gate(
            new(AtOnce: 2, Waiting: 1, Heavy: 1, HeavyWaiting: 0, HeavyOfOne: 1, HeavyOfOneWaiting: 0)
        );
        using var first = await gate.Enter(Cost.Usual, default);
        var second = await gate.Enter(Cost.Heavy, default);
        var waiting = gate.Enter(Cost.Usual, default);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => gate.Enter(Cost.Usual, default));

        Assert.Equal(("too-busy", 503), (refused.Problem.Code, refused.Problem.Kind.Status));
        Assert.NotNull(refused.Problem.RetryAfter);
        Assert.False(waiting.IsCompleted);
        Assert.Null(await gate.Enter(Cost.None, default)); // health answers
        second!.Dispose();
        (await waiting)!.Dispose();
    }

    [Fact]
    public async Task One_person_does_not_take_the_heavy_places_of_all()
    {
        using var gate = new Gate(
            new(AtOnce: 9, Waiting: 0, Heavy: 2, HeavyWaiting: 0, HeavyOfOne: 1, HeavyOfOneWaiting: 0)
        );
        using var one = await gate.EnterHeavy(Cost.Heavy, "xa-1", default);
        await Assert.ThrowsAsync<ProblemException>(() => gate.EnterHeavy(Cost.Heavy, "xa-1", default));

        Assert.Null(await gate.EnterHeavy(Cost.Usual, "xa-1", default));
        var two = await gate.EnterHeavy(Cost.Heavy, "xa-2", default);
        await Assert.ThrowsAsync<ProblemException>(() => gate.EnterHeavy(Cost.Heavy, "xa-3", default));
        // Who was refused by all has his own place back.
        two!.Dispose();
        using var three = await gate.EnterHeavy(Cost.Heavy, "xa-3", default);
        Assert.NotNull(three);
    }

    [Fact]
    public async Task Documents_workbooks_and_consolidations_are_heavy_and_health_is_free()
    {
        Assert.All(
            Routes.All.Where(r =>
                r.Path.Contains('.', StringComparison.Ordinal) || r.Path.Contains("/workbook", StringComparison.Ordinal)
            ),
            r => Assert.Equal((r.Name, Cost.Heavy), (r.Name, r.Cost))
        );
        Assert.Equal(Cost.None, Routes.Health.Cost);
        Assert.Equal(Cost.Heavy, Routes.GetConsolidation.Cost);
        await Task.CompletedTask;
    }

    /// <summary>Three hundred strangers blocked the pages for five seconds: now some are checked, some wait, the rest is told to come again, and a page is answered meanwhile.</summary>
    [Fact]
    public async Task Three_hundred_sign_ins_at_once_leave_the_pages_their_processor()
    {
        await using var town = await Town.Open(Now, passwordIterations: 100_000);
        using var http = new HttpClient { BaseAddress = new(town.Host.Url) };
        async Task<(int Status, bool SaysWhen)> Try(int i)
        {
            using var body = JsonContent.Create(new { login = $"nobody-{i}", password = "sai" });
            using var answer = await http.PostAsync("api/session", body);
            return ((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
        }
        var tries = Enumerable.Range(0, 300).Select(Try).ToList();
        var all = Task.WhenAll(tries);

        foreach (var path in new[] { "/", "/health", "/api/host" })
        {
            using var answer = await http.GetAsync(path);
            Assert.Equal((path, 200), (path, (int)answer.StatusCode));
        }
        Assert.False(all.IsCompleted, "the pages were answered after the last sign-in");

        var answers = await all;
        Assert.Contains((401, false), answers);
        Assert.Contains((503, true), answers);
        Assert.All(answers, a => Assert.True(a is (401, false) or (503, true), $"{a}"));
        Assert.True(answers.Count(a => a.Status == 401) < 100);
    }

    /// <summary>Five hundred connections waited 21 seconds: a handler on this machine never waits, so that what waited did so for a thread, and was counted by nobody.</summary>
    [Fact]
    public async Task What_waits_for_a_thread_is_counted_too()
    {
        await using var town = await Town.Open(Now, gate: new(8, 8, 2, 0, 2, 0));
        var person = await town.SignIn("ldtbxh");
        var asked = Enumerable.Range(0, 300).Select(_ => person.Get($"api/cycles/{Town.Cycle}/matrix?unit=480"));
        var answers = await Task.WhenAll(asked);

        Assert.Contains(answers, a => a.Ok);
        Assert.Contains(answers, a => a.Code == "too-busy");
    }

    [Fact]
    public async Task A_full_house_refuses_in_both_languages_and_goes_on_when_there_is_room()
    {
        await using var town = await Town.Open(Now, gate: new(1, 0, 1, 0, 1, 0));
        var person = await town.SignIn("xa-19996");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => person.Get("api/cycles")));

        Assert.Contains(answers, a => a.Ok);
        var refused = answers.Where(a => !a.Ok).ToList();
        Assert.All(refused, a => Assert.Equal((503, "too-busy"), (a.Status, a.Code)));
        Assert.All(refused, a => Assert.Contains("quá nhiều yêu cầu", a.Json.GetProperty("texts").Text("vi")));
        Assert.Equal(200, (await person.Get("api/cycles")).Status);
    }
}
