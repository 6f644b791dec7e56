namespace PlanMonitor.Tests.Journeys;

/// <summary>The office returns, accepts, extends, answers; two at once.</summary>
public class ReviewTests
{
    [Fact]
    public async Task A_return_needs_a_reason_reaches_the_unit_and_restarts_its_clock()
    {
        await using var town = await Town.Open("2023-02-24T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20008"));
        var path = Town.Submission("20008");
        await commune.Act(path, "submit", await commune.PlanContent());
        await Town.MoveTo(office, "2023-03-01T09:00+07:00");

        var silent = await office.Act(path, "return", new { reason = " " });
        var returned = await office.Act(path, "return", new { reason = "Chưa nêu kinh phí (mục IV.9)." });
        var seen = await commune.Get(path);

        Assert.Equal("reason-needed", silent.Code);
        Assert.Equal("returned", returned.Text("status"));
        Assert.Equal(
            "Chưa nêu kinh phí (mục IV.9).",
            seen.Json.GetProperty("returned").GetProperty("reason").GetString()
        );
        // Three working days after 1/3/2023, the day itself not counted.
        Assert.Equal("2023-03-06", seen.Json.GetProperty("returned").GetProperty("submitAgainBy").GetString());
        await town.Host.Runner.Settled();
        Assert.Contains((await commune.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "act-returned"
        );

        await Town.MoveTo(office, "2023-03-06T23:59:59+07:00");
        var again = await commune.Act(path, "submit", await commune.PlanContent([.. Person.Pdf, (byte)' ']));
        Assert.True(again.Json.GetProperty("onTime").GetBoolean());
        var accepted = await office.Act(path, "accept", new { });
        Assert.Equal(("accepted", "onTime"), (accepted.Text("status"), accepted.Text("flag")));
    }

    [Fact]
    public async Task An_extension_is_asked_granted_and_undoes_the_delay()
    {
        await using var town = await Town.Open("2023-03-01T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20026"));
        var path = Town.Submission("20026");
        Assert.Equal(
            ("overdue", 2),
            ((await commune.Get(path)).Text("flag"), (await commune.Get(path)).Json.GetProperty("daysLate").GetInt32())
        );

        await commune.Act(path, "ask-extension", new { lastDay = "2023-03-03", reason = "Cán bộ phụ trách nghỉ ốm." });
        var earlier = await office.Act(path, "extend", new { lastDay = "2023-02-27", reason = "Đồng ý gia hạn." });
        var granted = await office.Act(path, "extend", new { lastDay = "2023-03-03", reason = "Đồng ý gia hạn." });

        Assert.Equal("extension-not-later", earlier.Code);
        Assert.NotEqual("overdue", granted.Text("flag"));
        Assert.Equal(
            "trước ngày 28/02/2023, tức hết ngày 27/02/2023; được gia hạn đến hết ngày 03/3/2023",
            granted.Json.GetProperty("deadline").GetProperty("sentence").GetProperty("vi").GetString()
        );
        Assert.True(
            (await commune.Act(path, "submit", await commune.PlanContent())).Json.GetProperty("onTime").GetBoolean()
        );
    }

    [Fact]
    public async Task What_was_accepted_is_sealed_under_its_hash_with_everything_that_was_done_before()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20026"));
        var path = Town.Submission("20026");
        var receipt = await commune.Act(path, "submit", await commune.PlanContent());

        var accepted = await office.Act(path, "accept", new { });

        var hash = accepted
            .Json.GetProperty("log")
            .EnumerateArray()
            .Single(l => l.GetProperty("event").GetString() == "accepted")
            .GetProperty("sealed")
            .GetString()!;
        await using var content = await town.Host.Services.Files.Open(hash, CancellationToken.None);
        using var copy = new MemoryStream();
        await content!.CopyToAsync(copy);
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(copy.ToArray())));
        var kept = Json.Read<SealedSubmission>(System.Text.Encoding.UTF8.GetString(copy.ToArray()));
        Assert.Equal(
            (receipt.Text("number"), [LogEvent.Submitted]),
            (kept.Revision.Receipt.Number, kept.Log.Select(l => l.Event).ToArray()),
            (a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)
        );
        Assert.Contains("ldtbxh", kept.AcceptedBy, StringComparison.Ordinal);
        // The name of the day, whatever the unit is called later.
        Assert.Equal("Xã Hương Bình", kept.Revision.Receipt.UnitName!.Vi);
    }

    [Fact]
    public async Task A_request_that_nobody_answers_goes_to_the_chairman_and_can_still_be_granted()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune, chairman) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20026"),
            await town.SignIn("chutich")
        );
        var path = Town.Submission("20026");
        await commune.Act(path, "ask-extension", new { lastDay = "2023-03-10", reason = "Cán bộ phụ trách nghỉ ốm." });
        await Town.MoveTo(office, "2023-02-23T23:00+07:00");
        Assert.Empty(await Told(chairman));

        await Town.MoveTo(office, "2023-02-24T00:01+07:00"); // the third working day is over

        var told = Assert.Single(await Told(chairman));
        Assert.Equal("2023-02-23T17:00:00+00:00", told.GetProperty("at").GetString());
        Assert.Contains((await commune.Get(path)).Json.GetProperty("log").EnumerateArray(), l =>
            l.GetProperty("event").GetString() == "extensionUnanswered"
        );
        Assert.Equal(
            200,
            (await office.Act(path, "extend", new { lastDay = "2023-03-10", reason = "Đồng ý gia hạn." })).Status
        );

        static async Task<IReadOnlyList<System.Text.Json.JsonElement>> Told(Person person) =>
            [
                .. (await person.Get("api/messages"))
                    .Json.EnumerateArray()
                    .Where(m => m.GetProperty("rule").GetString() == "act-extensionUnanswered"),
            ];
    }

    [Fact]
    public async Task Two_people_submitting_at_once_one_wins_the_other_is_told_and_both_are_kept()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");
        var added = await admin.Post(
            "api/accounts",
            new
            {
                login = "xa-19996-b",
                name = "Cán bộ thứ hai",
                grants = new[] { new { role = "officer", unit = "19996" } },
            }
        );
        var (one, two) = (
            await town.SignIn("xa-19996"),
            await town.SignInFirst("xa-19996-b", added.Text("oneTimePassword"))
        );
        var path = Town.Submission("19996");
        var (first, second) = (await one.PlanContent(), await two.PlanContent([.. Person.Pdf, (byte)' ']));

        var answers = await Task.WhenAll(
            one.Post($"{path}/submit", first, "new"),
            two.Post($"{path}/submit", second, "new")
        );

        Assert.Equal([201, 412], answers.Select(a => a.Status).Order());
        var refused = answers.Single(a => a.Status == 412);
        Assert.Equal("submission-stale", refused.Code);
        var aside = refused.Json.GetProperty("setAside").GetInt32();
        var revisions = (await one.Get(path)).Json.GetProperty("revisions").EnumerateArray().ToList();
        Assert.Equal(["current", "setAside"], revisions.Select(r => r.GetProperty("fate").GetString()).Order());
        Assert.Equal(200, (await one.Get($"{path}/revisions/{aside}")).Status);

        // The loser's second click keeps nothing more, and what was set aside makes nobody else's page old.
        var (loser, lost) = answers[0].Status == 412 ? (one, first) : (two, second);
        Assert.Equal(aside, (await loser.Post($"{path}/submit", lost, "new")).Json.GetProperty("setAside").GetInt32());
        var office = await town.SignIn("ldtbxh");
        var seen = (await office.Get(path)).Text("etag");
        await loser.Post($"{path}/submit", await loser.PlanContent([.. Person.Pdf, (byte)'\t']), "new");
        Assert.Equal(200, (await office.Post($"{path}/accept", new { }, seen)).Status);
    }

    [Fact]
    public async Task A_stale_or_missing_etag_is_refused()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-19996"));
        var path = Town.Submission("19996");
        await commune.Act(path, "submit", await commune.PlanContent());
        var seen = (await office.Get(path)).Text("etag");
        await commune.Act(path, "submit", await commune.PlanContent([.. Person.Pdf, (byte)' ']));

        Assert.Equal("stale", (await office.Post($"{path}/accept", new { }, seen)).Code);
        Assert.Equal("etag-required", (await office.Post($"{path}/accept", new { })).Code);
        Assert.Equal("stale", (await office.Post($"{path}/accept", new { }, "nonsense")).Code);
    }

    [Fact]
    public async Task A_reminder_in_between_takes_no_submission_away()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-19996"));
        var path = Town.Submission("19996");
        var seen = (await commune.Get(path)).Text("etag");
        await office.Post($"{path}/remind", new { });

        Assert.Equal(201, (await commune.Post($"{path}/submit", await commune.PlanContent(), seen)).Status);
    }
}
