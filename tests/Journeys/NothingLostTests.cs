namespace PlanMonitor.Tests.Journeys;

/// <summary>Nothing that somebody typed goes away unseen, and nothing is sent twice without a word.</summary>
public class NothingLostTests
{
    private static readonly string Report = Town.Submission("20005", "results-report");

    [Fact]
    public async Task The_second_of_two_windows_of_one_account_is_told_of_the_first()
    {
        await using var town = await Town.Open("2023-11-05T09:00+07:00");
        var commune = await town.SignIn("xa-20005");
        var first = (await commune.Get(Report)).Text("etag");
        var saved = await commune.Put($"{Report}/draft", Values("B9", 2), first);
        Assert.True(saved.Ok);

        // The other window has not seen B9: neither its draft nor its submission takes it away.
        var overwritten = await commune.Put($"{Report}/draft", Values("B1", 7), first);
        Assert.Equal((412, "stale"), (overwritten.Status, overwritten.Code));
        var sent = await commune.Post($"{Report}/submit", Values("B1", 7), first);
        Assert.Equal((412, "stale"), (sent.Status, sent.Code));
        var draft = (await commune.Get(Report)).Json.GetProperty("draft").GetProperty("values");
        Assert.Equal(2, draft.GetProperty("B9").GetInt32());

        // The same once more is no other draft: an answer that was lost on the way is simply asked for again.
        Assert.True((await commune.Put($"{Report}/draft", Values("B9", 2), first)).Ok);
    }

    [Fact]
    public async Task What_was_returned_is_not_sent_again_word_for_word_without_being_asked()
    {
        await using var town = await Town.Open("2023-11-05T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20005"));
        await commune.Act(Report, "submit", Values("B1", 7));
        await office.Act(Report, "return", new { reason = "Bổ sung số người nghe." });

        var same = await commune.Act(Report, "submit", Values("B1", 7));
        Assert.Equal((409, "same-as-sent"), (same.Status, same.Code));
        Assert.Equal("returned", (await commune.Get(Report)).Text("status"));

        var confirmed = await commune.Act(
            Report,
            "submit",
            new { values = new Dictionary<string, object> { ["B1"] = 7, ["C3"] = 0 }, evenIfSame = true }
        );
        Assert.Equal((201, 2), (confirmed.Status, confirmed.Json.GetProperty("revision").GetInt32()));
        var changed = await commune.Act(Report, "submit", Values("B1", 8));
        Assert.Equal((201, 3), (changed.Status, changed.Json.GetProperty("revision").GetInt32()));
    }

    private static object Values(string code, object value) =>
        new { values = new Dictionary<string, object> { [code] = value, ["C3"] = 0 } };
}
