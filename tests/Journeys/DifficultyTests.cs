using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

public sealed class DifficultyTests
{
    private const string All = $"api/cycles/{Town.Cycle}/difficulties";

    /// <summary>A number that is there and one that is not are answered alike: an outsider does not learn whether another unit asked something.</summary>
    [Fact]
    public async Task Who_may_not_act_on_a_difficulty_does_not_learn_whether_it_is_there()
    {
        await using var town = await Town.Open("2023-11-05T09:00+07:00");
        var (commune, other) = (await town.SignIn("xa-20005"), await town.SignIn("xa-20008"));
        var question = new
        {
            unit = "20005",
            obligation = "results-report",
            period = "2023",
            question = "Mẫu số 1 ở đâu?",
        };
        var all = $"api/cycles/{Town.Cycle}/difficulties";
        var id = (await commune.Post(all, question)).Text("id");
        foreach (var asked in new[] { id, "results-report~2023~20005~7" })
        {
            var refused = await other.Post($"{all}/{asked}/ask", new { question = "Và mẫu số 2?" });
            Assert.Equal((403, "not-allowed"), (refused.Status, refused.Code));
        }
    }

    [Fact]
    public async Task A_difficulty_is_raised_told_answered_and_told_back()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20020"));

        var raised = await Raise(commune);
        Assert.Equal(1, (await commune.Get(Town.Submission("20020"))).Json.GetProperty("openDifficulties").GetInt32());
        Assert.Equal(
            "đến hết ngày 23/02/2023, còn 3 ngày làm việc",
            raised.Json.GetProperty("answerDue").GetProperty("sentence").GetProperty("vi").GetString()
        );
        var answered = await office.Post(
            $"{All}/{raised.Text("id")}/answer",
            new { answer = "Có thể lồng ghép vào kế hoạch chung." }
        );

        Assert.Equal("answered", answered.Text("state"));
        Assert.Equal(
            "difficulty-answered",
            (await office.Post($"{All}/{raised.Text("id")}/answer", new { answer = "Lần nữa." })).Code
        );
        Assert.Equal(
            200,
            (
                await office.Post(
                    $"{All}/{raised.Text("id")}/answer",
                    new { answer = "Bổ sung: theo mẫu số 2.", further = true }
                )
            ).Status
        );
        await town.Host.Runner.Settled();
        Assert.Contains("act-difficultyRaised", await Rules(office));
        Assert.Contains("act-difficultyAnswered", await Rules(commune));
    }

    [Fact]
    public async Task A_question_after_the_answer_opens_it_again_until_the_unit_closes_it()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune, other) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20020"),
            await town.SignIn("xa-20005")
        );
        var path = $"{All}/{(await Raise(commune)).Text("id")}";
        await office.Post($"{path}/answer", new { answer = "Theo mẫu số 2." });

        Assert.Equal("open", (await commune.Post($"{path}/ask", new { question = "Mẫu số 2 ở đâu?" })).Text("state"));
        Assert.Equal(403, (await other.Post($"{path}/ask", new { question = "Tôi cũng hỏi?" })).Status);
        Assert.Equal("difficulty-not-answered", (await office.Post($"{path}/close", new { })).Code);
        var closed = await commune.Post($"{path}/close", new { note = "Đã tìm thấy, cảm ơn." });

        Assert.Equal("closed", closed.Text("state"));
        Assert.Equal(
            ["question", "answer", "question", "closing"],
            closed.Json.GetProperty("thread").EnumerateArray().Select(p => p.GetProperty("kind").GetString())
        );
        Assert.Equal(0, (await commune.Get(Town.Submission("20020"))).Json.GetProperty("openDifficulties").GetInt32());
        Assert.Empty((await other.Get(All)).Json.EnumerateArray());
        Assert.Empty((await office.Get($"{All}?state=open")).Json.EnumerateArray());
        Assert.Single((await office.Get($"{All}?q=mau+so+2")).Json.EnumerateArray());
    }

    [Fact]
    public async Task While_a_difficulty_blocks_the_unit_is_not_reminded_and_others_are()
    {
        await using var town = await Town.Open("2023-02-15T09:00+07:00");
        var (office, commune, other) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20020"),
            await town.SignIn("xa-20005")
        );
        var path = $"{All}/{(await Raise(commune)).Text("id")}";
        Assert.Equal(403, (await commune.Post($"{path}/block", new { reason = "Xin dừng nhắc." })).Status);
        Assert.Equal(200, (await office.Post($"{path}/block", new { reason = "Đang chờ mẫu biểu của tỉnh." })).Status);
        Assert.Equal("difficulty-blocks", (await office.Post($"{path}/block", new { reason = "Lần nữa." })).Code);
        Assert.True((await commune.Get(Town.Submission("20020"))).Json.GetProperty("blocked").GetBoolean());

        // The one of fourteen days before was sent when the host started.
        await Town.MoveTo(office, "2023-02-20T09:00+07:00"); // seven days before
        Assert.Equal((1, 2), (await Reminders(commune), await Reminders(other)));
        await office.Post($"{path}/answer", new { answer = "Theo mẫu số 2." });
        await Town.MoveTo(office, "2023-02-24T09:00+07:00"); // three days before

        Assert.Equal((2, 3), (await Reminders(commune), await Reminders(other)));
        Assert.False((await commune.Get(Town.Submission("20020"))).Json.GetProperty("blocked").GetBoolean());
    }

    [Fact]
    public async Task An_answer_becomes_guidance_that_every_unit_is_told_of_and_finds_and_that_does_not_say_who_asked()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune, other, watcher) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20020"),
            await town.SignIn("xa-20005"),
            await town.SignIn("vanphong")
        );
        var path = $"{All}/{(await Raise(commune)).Text("id")}";
        var words = new { question = "Có cần kế hoạch riêng?", answer = "Được lồng ghép vào kế hoạch chung." };
        Assert.Equal("difficulty-not-answered", (await office.Post($"{path}/publish", words)).Code);
        await office.Post($"{path}/answer", new { answer = "Phường lồng ghép được." });
        Assert.Equal(403, (await commune.Post($"{path}/publish", words)).Status);

        await office.Post($"{path}/publish", words);
        await office.Post(
            $"{path}/publish",
            words with
            {
                answer = "Được lồng ghép vào kế hoạch chung của phường, xã.",
            }
        );
        await town.Host.Runner.Settled();

        Assert.Contains("act-guidancePublished", await Rules(other));
        foreach (var reader in new[] { commune, other, watcher, office })
        {
            var found = Assert.Single(
                (await reader.Get($"api/cycles/{Town.Cycle}/guidance?q=long+ghep")).Json.EnumerateArray()
            );
            Assert.Equal("Được lồng ghép vào kế hoạch chung của phường, xã.", found.GetProperty("answer").GetString());
            Assert.DoesNotContain("20020", found.GetRawText(), StringComparison.Ordinal);
        }
        Assert.Empty((await other.Get($"api/cycles/{Town.Cycle}/guidance?q=kinh+phi")).Json.EnumerateArray());
        Assert.Equal(200, (await office.Post($"{path}/withdraw", new { reason = "Tỉnh có hướng dẫn khác." })).Status);
        Assert.Empty((await other.Get($"api/cycles/{Town.Cycle}/guidance")).Json.EnumerateArray());
    }

    [Theory]
    [InlineData("answer", """{"answer":"x"}""", 422)]
    [InlineData("answer", """{"reply":"Xin chào"}""", 400)]
    [InlineData("ask", """{"question":"  "}""", 422)]
    [InlineData("publish", """{"question":"Hỏi gì?","answer":""}""", 422)]
    [InlineData("block", """{"reason":" "}""", 422)]
    [InlineData("block", "{}", 400)]
    public async Task What_says_nothing_is_refused(string act, string body, int expected)
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20020"));
        var path = $"{All}/{(await Raise(commune)).Text("id")}";
        Assert.Equal(
            expected,
            (
                await (act == "ask" ? commune : office).Post(
                    $"{path}/{act}",
                    JsonSerializer.Deserialize<JsonElement>(body)
                )
            ).Status
        );
        Assert.Equal(
            404,
            (await office.Post($"{All}/implementation-plan~2023~20020~99/answer", new { answer = "Không có." })).Status
        );
        Assert.Equal(404, (await office.Post($"{All}/nonsense/answer", new { answer = "Không có." })).Status);
    }

    private static async Task<int> Reminders(Person person) => (await Rules(person)).Count(r => r == "before");

    private static Task<Answered> Raise(Person commune) =>
        commune.Post(
            All,
            new
            {
                unit = "20020",
                obligation = "implementation-plan",
                period = "2023",
                question = "Có cần kế hoạch riêng không?",
            }
        );

    private static async Task<IReadOnlyList<string>> Rules(Person person) =>
        [.. (await person.Get("api/messages")).Json.EnumerateArray().Select(m => m.GetProperty("rule").GetString()!)];
}
