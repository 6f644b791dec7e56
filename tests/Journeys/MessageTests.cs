using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What is written to whom, where it leads, and what is read.</summary>
public class MessageTests
{
    [Fact]
    public async Task Nobody_is_urged_before_the_period_opens()
    {
        await using var town = await Town.Open("2023-02-15T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        var december = Town.Submission("20005", "monthly-broadcast", "2023-12");

        var actions = (await office.Get(december)).Json.GetProperty("allowedActions").EnumerateArray();
        Assert.DoesNotContain("remind", actions.Select(a => a.GetString()));
        Assert.Equal("not-open-yet", (await office.Post($"{december}/remind", new { })).Code);
        var several = await office.Post(
            $"api/cycles/{Town.Cycle}/chasing/remind",
            new
            {
                items = new[]
                {
                    new
                    {
                        obligation = "monthly-broadcast",
                        period = "2023-12",
                        unit = "20005",
                    },
                    new
                    {
                        obligation = "implementation-plan",
                        period = "2023",
                        unit = "20005",
                    },
                },
            }
        );
        Assert.Equal(1, several.Json.GetProperty("reminded").GetInt32());
        var codes = several.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString());
        Assert.Equal(["not-open-yet", null], codes);

        var commune = await town.SignIn("xa-20005");
        Assert.DoesNotContain(await Inbox(commune), m => m.GetProperty("period").GetString() == "2023-12");
    }

    [Fact]
    public async Task A_list_names_only_who_is_past_the_date_that_holds_for_it()
    {
        await using var town = await Town.Open("2023-02-27T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        var extended = await office.Act(
            Town.Submission("20026"),
            "extend",
            new { lastDay = "2023-03-06", reason = "Mưa lũ." }
        );
        Assert.True(extended.Ok);

        await Town.MoveTo(office, "2023-02-28T09:00+07:00");

        var list = Assert.Single(await Inbox(office), m =>
            Rule(m) == "chaser-after" && m.GetProperty("obligation").GetString() == "implementation-plan"
        );
        var body = Vi(list, "body");
        Assert.DoesNotContain("Hương Bình", body, StringComparison.Ordinal);
        Assert.Contains("- Xã Bình Thành: quá hạn 1 ngày", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_deadline_and_a_reminder_of_it_are_one_letter()
    {
        await using var town = await Town.Open("2023-02-20T08:30+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20005"));
        await Town.MoveTo(office, "2023-02-21T07:30+07:00");
        // Seven days before 28/02 is this day: the reminder would come half an hour after the letter of the act.
        var extended = await office.Act(
            Town.Submission("20005"),
            "extend",
            new { lastDay = "2023-02-28", reason = "Mưa lũ." }
        );
        Assert.True(extended.Ok);
        await Town.MoveTo(office, "2023-02-21T08:30+07:00");

        var ofPlan = (await Inbox(commune)).Where(m =>
            m.GetProperty("obligation").GetString() == "implementation-plan"
        );
        var today = ofPlan.Where(m =>
            VietnamTime.DayOf(m.GetProperty("sentAt").GetDateTimeOffset()) == new DateOnly(2023, 2, 21)
        );
        var extension = Assert.Single(today);
        Assert.Equal("act-extended", Rule(extension));
        Assert.Contains(
            "gia hạn đến hết ngày 28/02/2023. Lý do: Mưa lũ.\n",
            Vi(extension, "body"),
            StringComparison.Ordinal
        );
        var why = await office.Get($"{Town.Submission("20005")}/why");
        var passedOver = why
            .Json.GetProperty("rules")
            .EnumerateArray()
            .Single(r => r.GetProperty("moment").GetString() == "before-7@2023-02-28");
        Assert.Equal("overtaken", passedOver.GetProperty("decision").GetString());
        Assert.Contains("Gia hạn", Vi(passedOver, "words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_that_is_opened_late_writes_one_letter_of_a_duty()
    {
        await using var town = await Town.Open("2023-02-21T07:30+07:00");
        var commune = await town.SignIn("xa-20005");

        var ofPlan = (await Inbox(commune)).Where(m =>
            m.GetProperty("obligation").GetString() == "implementation-plan"
        );

        Assert.Equal("before", Rule(Assert.Single(ofPlan)));
    }

    [Fact]
    public async Task A_letter_says_by_when_a_returned_report_is_to_come_again_and_calls_it_no_extension()
    {
        await using var town = await Town.Open("2023-02-27T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20005"));
        await commune.Act(Town.Submission("20005"), "submit", await commune.PlanContent());
        await office.Act(Town.Submission("20005"), "return", new { reason = "Bổ sung kinh phí.", workingDays = 3 });
        await town.Host.Runner.Settled();

        var letter = Assert.Single(await Inbox(commune), m => Rule(m) == "act-returned");
        Assert.Contains("Nộp lại chậm nhất ngày 02/3/2023", Vi(letter, "body"), StringComparison.Ordinal);
        Assert.DoesNotContain("gia hạn", Vi(letter, "body"), StringComparison.Ordinal);
        Assert.StartsWith("Kính gửi: Ủy ban nhân dân xã Hương Toàn\n", Vi(letter, "body"), StringComparison.Ordinal);

        // Three days before 02/3 is this day's eve; the next reminder speaks of sending again, not of something that never came.
        await Town.MoveTo(office, "2023-03-01T08:30+07:00");
        var reminder = Assert.Single(await Inbox(commune), m =>
            Vi(m, "subject").StartsWith("Nhắc nộp lại", StringComparison.Ordinal)
        );
        Assert.Equal(
            "Kính gửi: Ủy ban nhân dân xã Hương Toàn\nBản đã nộp được trả lại ngày 27/02/2023, đến nay đơn vị chưa nộp lại.\n"
                + "Nộp lại chậm nhất ngày 02/3/2023 (hạn theo kế hoạch: trước ngày 28/02/2023, tức hết ngày 27/02/2023), còn 1 ngày làm việc.\n"
                + "Nếu có vướng mắc khi hoàn chỉnh kế hoạch triển khai thực hiện năm 2023, đề nghị đơn vị nêu ngay trên PlanMonitor.",
            Vi(reminder, "body")
        );
    }

    [Fact]
    public async Task The_date_of_the_plan_that_has_passed_accuses_nobody()
    {
        await using var town = await Town.Open("2023-03-02T09:00+07:00");
        var office = await town.SignIn("ldtbxh");

        var columns = (await office.Get($"api/cycles/{Town.Cycle}/matrix"))
            .Json.GetProperty("columns")
            .EnumerateArray();
        var plan = columns.First(c => c.GetProperty("obligation").GetString() == "implementation-plan");

        Assert.Equal("đã qua 3 ngày", Vi(plan.GetProperty("deadline"), "left"));
        Assert.False(plan.GetProperty("deadline").GetProperty("overdue").GetBoolean());
    }

    [Fact]
    public async Task A_complete_draft_that_nobody_sent_is_spoken_of()
    {
        await using var town = await Town.Open("2023-02-24T09:00+07:00");
        var commune = await town.SignIn("xa-20005");
        var saved = await commune.Get(Town.Submission("20005"));
        var draft = await commune.Put(
            $"{Town.Submission("20005")}/draft",
            await commune.PlanContent(),
            saved.Text("etag")
        );
        Assert.True(draft.Ok);

        await Town.MoveTo(commune, "2023-02-28T09:00+07:00");

        var letter = Assert.Single(await Inbox(commune), m => Rule(m) == "after");
        Assert.Contains(
            "Bản nháp ngày 24/02/2023 đã đủ, còn phải bấm Nộp.",
            Vi(letter, "body"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_message_leads_to_its_place_and_is_unread_until_it_is_opened()
    {
        await using var town = await Town.Open("2023-02-10T07:00+07:00");
        var commune = await town.SignIn("xa-20005");
        await Town.MoveTo(commune, "2023-02-13T09:00+07:00");
        var inbox = await Inbox(commune);
        Assert.NotEmpty(inbox);
        Assert.All(inbox, m => Assert.False(m.GetProperty("read").GetBoolean()));
        Assert.Equal(inbox.Count, (await commune.Get("api/messages/unread")).Json.GetProperty("unread").GetInt32());

        var first = inbox[0];
        Assert.Equal($"/{Town.Submission("20005")[4..]}", first.GetProperty("link").GetString());
        var keys = new[] { first.GetProperty("key").GetString() };
        var left = await commune.Post("api/messages/read", new { keys });

        Assert.Equal(inbox.Count - 1, left.Json.GetProperty("unread").GetInt32());
        Assert.True((await Inbox(commune))[0].GetProperty("read").GetBoolean());
    }

    [Fact]
    public async Task What_is_due_says_of_every_reminder_when_the_last_one_was()
    {
        await using var town = await Town.Open("2023-02-24T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        await Town.MoveTo(office, "2023-03-02T09:00+07:00");

        var list = (await office.Get($"api/cycles/{Town.Cycle}/chasing")).Json.GetProperty("items").EnumerateArray();
        var late = list.First(i => i.GetProperty("kind").GetString() == "overdue");
        var reminded = late.GetProperty("remindedAt").GetDateTimeOffset();
        Assert.Equal(new(2023, 3, 2), VietnamTime.DayOf(reminded));
    }

    [Fact]
    public async Task A_request_is_granted_for_its_own_reason()
    {
        await using var town = await Town.Open("2023-02-24T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20005"));
        var duty = Town.Submission("20005");
        await commune.Act(duty, "ask-extension", new { lastDay = "2023-03-06", reason = "Mưa lũ chia cắt địa bàn." });

        var granted = await office.Act(duty, "extend", new { lastDay = "2023-03-06", reason = "" });

        Assert.True(granted.Ok);
        Assert.Contains(
            "Mưa lũ chia cắt địa bàn.",
            granted.Json.GetProperty("extensions").ToString(),
            StringComparison.Ordinal
        );
        var other = await office.Act(Town.Submission("20008"), "extend", new { lastDay = "2023-03-06", reason = "" });
        Assert.Equal("reason-needed", other.Code);
    }

    private static async Task<List<JsonElement>> Inbox(Person person) =>
        [.. (await person.Get("api/messages")).Json.EnumerateArray()];

    private static string? Rule(JsonElement message) => message.GetProperty("rule").GetString();

    private static string Vi(JsonElement message, string name) =>
        message.GetProperty(name).GetProperty("vi").GetString()!;
}
