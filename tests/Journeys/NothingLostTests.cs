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
    public async Task The_same_draft_once_more_is_no_other_draft_however_it_was_typed()
    {
        await using var town = await Town.Open("2023-11-05T09:00+07:00");
        var commune = await town.SignIn("xa-20005");

        // The answer was lost on the way, and the browser asks again. A blank at the end is not kept.
        Assert.True((await commune.Put($"{Report}/draft", Values("F1", "Đã phát tờ rơi. "), "new")).Ok);
        var again = await commune.Put($"{Report}/draft", Values("F1", "Đã phát tờ rơi. "), "new");
        Assert.Equal((200, null), (again.Status, again.Code));
    }

    [Fact]
    public async Task What_lies_in_the_own_draft_is_sent_though_the_page_is_older_nil_too()
    {
        await using var town = await Town.Open("2023-11-05T09:00+07:00");
        var commune = await town.SignIn("xa-20005");
        Assert.True((await commune.Put($"{Report}/draft", Person.NilReport, "new")).Ok);

        var sent = await commune.Post($"{Report}/submit", Person.NilReport, "new");
        Assert.Equal((201, null), (sent.Status, sent.Code));
    }

    [Fact]
    public async Task Who_is_overtaken_by_a_draft_is_told_of_a_draft_and_of_no_submission()
    {
        await using var town = await Town.Open("2023-11-05T09:00+07:00");
        var (one, two) = (await town.SignIn("xa-20005"), await town.SecondOfficer("20005"));
        Assert.True((await one.Put($"{Report}/draft", Values("B1", 2), "new")).Ok);

        var sent = await two.Post($"{Report}/submit", Values("B1", 7), "new");

        Assert.Equal((412, "draft-newer"), (sent.Status, sent.Code));
        Assert.Contains("bản nháp", sent.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(1, sent.Json.Number("setAside"));
        var after = await one.Get(Report);
        Assert.Equal("draft", after.Text("status"));
        Assert.Equal("setAside", Assert.Single(after.Json.GetProperty("revisions").EnumerateArray()).Text("fate"));
        // Once somebody submitted, it is a submission that came first.
        Assert.True((await one.Act(Report, "submit", Values("B1", 2))).Ok);
        Assert.Equal("submission-stale", (await two.Post($"{Report}/submit", Values("B1", 8), "new")).Code);
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

    [Fact]
    public async Task What_is_clicked_twice_is_done_once()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20005"));
        var plan = Town.Submission("20005");
        var etag = (await commune.Get(plan)).Text("etag");
        var asked = new { lastDay = "2023-03-10", reason = "Mưa lũ chia cắt địa bàn." };
        var question = new
        {
            unit = "20005",
            obligation = "implementation-plan",
            period = "2023",
            question = "Chưa có mẫu biểu.",
        };
        var called = new { kind = "phone", words = "Đã gọi điện." };

        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.True((await commune.Post($"{plan}/ask-extension", asked, etag)).Ok);
            Assert.True((await commune.Post($"api/cycles/{Town.Cycle}/difficulties", question)).Ok);
            Assert.True((await office.Post($"{plan}/contact", called, etag)).Ok);
        }
        var thread = $"api/cycles/{Town.Cycle}/difficulties/{await IdOfFirst(commune)}";
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.True((await commune.Post($"{thread}/ask", new { question = "Đến nay chưa có trả lời." })).Ok);
        // Other words, and the same after a while, are something else.
        var other = new
        {
            question.unit,
            question.obligation,
            question.period,
            question = "Mẫu nào?",
        };
        Assert.True((await commune.Post($"api/cycles/{Town.Cycle}/difficulties", other)).Ok);
        await Town.MoveTo(office, "2023-02-20T14:00+07:00");
        Assert.True((await office.Post($"{plan}/contact", called, etag)).Ok);

        var log = (await office.Get(plan)).Json.GetProperty("log").EnumerateArray();
        string[] once =
        [
            "contacted",
            "difficultyRaised",
            "contacted",
            "difficultyRaised",
            "difficultyAskedAgain",
            "extensionAsked",
        ];
        Assert.Equal(once.Order(), log.Select(l => l.GetProperty("event").GetString()!).Order());
    }

    private static async Task<string> IdOfFirst(Person person)
    {
        var all = (await person.Get($"api/cycles/{Town.Cycle}/difficulties")).Json.EnumerateArray();
        return all.First().GetProperty("id").GetString()!;
    }

    private static object Values(string code, object value) =>
        new { values = new Dictionary<string, object> { [code] = value, ["C3"] = 0 } };
}
