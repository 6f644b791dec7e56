using System.Globalization;
using System.Text.Json;
using PlanMonitor.Tests.Documents;

namespace PlanMonitor.Tests.Journeys;

public sealed class ChaseTests
{
    private const string List = $"api/cycles/{Town.Cycle}/chasing";

    [Fact]
    public async Task The_chaser_works_through_the_list_reminds_several_and_notes_what_was_promised()
    {
        await using var town = await Town.Open("2023-03-01T09:00+07:00"); // two days after the last day of the plans
        var (office, watcher, commune) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("vanphong"),
            await town.SignIn("xa-20020")
        );
        await commune.Post(
            $"api/cycles/{Town.Cycle}/difficulties",
            new
            {
                unit = "20020",
                obligation = "implementation-plan",
                period = "2023",
                question = "Có cần kế hoạch riêng không?",
            }
        );

        var list = await office.Get(List);
        Assert.Equal(
            ["remind", "contact"],
            list.Json.GetProperty("allowedActions").EnumerateArray().Select(a => a.GetString())
        );
        Assert.Empty((await watcher.Get(List)).Json.GetProperty("allowedActions").EnumerateArray());
        Assert.Equal(403, (await commune.Get(List)).Status);
        var overdue = Items(list, "overdue")
            .Where(i => i.GetProperty("obligation").GetString() == "implementation-plan")
            .ToList();
        Assert.Equal(
            "trước ngày 28/02/2023, tức hết ngày 27/02/2023, quá hạn 2 ngày, kể cả ngày nghỉ",
            overdue[0].GetProperty("sentence").GetProperty("vi").GetString()
        );
        Assert.Equal("20020", Assert.Single(Items(list, "difficulty")).GetProperty("unit").GetString());

        var chosen = overdue
            .Select(i => new
            {
                obligation = i.GetProperty("obligation").GetString(),
                period = i.GetProperty("period").GetString(),
                unit = i.GetProperty("unit").GetString(),
            })
            .ToList();
        Assert.Equal(403, (await watcher.Post($"{List}/remind", new { items = chosen })).Status);
        var reminded = await office.Post($"{List}/remind", new { items = chosen, note = "Đề nghị gửi trong hôm nay." });
        var again = await office.Post($"{List}/remind", new { items = chosen });
        Assert.Equal(
            (chosen.Count, 0),
            (reminded.Json.GetProperty("reminded").GetInt32(), again.Json.GetProperty("reminded").GetInt32())
        );
        Assert.All(again.Json.GetProperty("items").EnumerateArray(), i =>
            Assert.Equal("reminded-recently", i.GetProperty("code").GetString())
        );
        Assert.Contains((await commune.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "act-reminded"
            && m.GetProperty("body").GetProperty("vi").GetString()!.Contains("trong hôm nay", StringComparison.Ordinal)
        );
        Assert.Equal(400, (await office.Post($"{List}/remind", new { items = Array.Empty<object>() })).Status);

        var path = Town.Submission("20020");
        Assert.Equal(403, (await watcher.Post($"{path}/contact", new { kind = "phone", words = "Đã gọi." })).Status);
        Assert.Equal(
            "promise-past",
            (
                await office.Post(
                    $"{path}/contact",
                    new
                    {
                        kind = "phone",
                        words = "Đã gọi, hẹn 8h",
                        promisedOn = "2023-03-01",
                        promisedTime = "08:00:00",
                    }
                )
            ).Code
        );
        Assert.Equal(
            200,
            (
                await office.Post(
                    $"{path}/contact",
                    new
                    {
                        kind = "phone",
                        words = "Đã gọi, hẹn 15h",
                        promisedOn = "2023-03-01",
                        promisedTime = "15:00:00",
                    }
                )
            ).Status
        );
        Assert.Contains((await commune.Get(path)).Json.GetProperty("log").EnumerateArray(), l =>
            l.GetProperty("event").GetString() == "contacted"
            && l.GetProperty("detail").GetString() == "Đã gọi, hẹn 15h"
        );
        Assert.False(Of(await office.Get(List), "20020").GetProperty("promiseBroken").GetBoolean());
        await Town.MoveTo(office, "2023-03-01T15:00+07:00");
        Assert.True(Of(await office.Get(List), "20020").GetProperty("promiseBroken").GetBoolean());
    }

    [Fact]
    public async Task What_waits_too_long_for_its_review_is_on_the_list_until_it_is_reviewed()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20020"));
        await commune.Act(Town.Submission("20020"), "submit", await commune.PlanContent());
        Assert.Empty(Items(await office.Get(List), "stuck"));
        await Town.MoveTo(office, "2023-02-24T00:01+07:00");
        var stuck = Assert.Single(Items(await office.Get(List), "stuck"));
        Assert.Equal(
            ("20020", "Phòng Lao động - Thương binh và Xã hội thị xã Hương Trà"),
            (stuck.GetProperty("unit").GetString(), stuck.GetProperty("deskName").GetProperty("vi").GetString())
        );
        await office.Act(Town.Submission("20020"), "accept", new { });
        Assert.Empty(Items(await office.Get(List), "stuck"));
    }

    [Fact]
    public async Task The_letter_that_urges_names_whoever_is_late_and_nobody_else()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune, blocked) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20020"),
            await town.SignIn("xa-20005")
        );
        const string Path = $"{List}/dispatch.docx?obligation=implementation-plan";
        Assert.Equal("nobody-overdue", (await office.Get(Path)).Code);
        await commune.Act(Town.Submission("20020"), "submit", await commune.PlanContent());
        var raised = await blocked.Post(
            $"api/cycles/{Town.Cycle}/difficulties",
            new
            {
                unit = "20005",
                obligation = "implementation-plan",
                period = "2023",
                question = "Chưa có mẫu biểu?",
            }
        );
        await office.Post(
            $"api/cycles/{Town.Cycle}/difficulties/{raised.Text("id")}/block",
            new { reason = "Chờ mẫu của tỉnh." }
        );
        await Town.MoveTo(office, "2023-03-02T09:00+07:00");

        var answer = await office.Get($"{Path}&by=2023-03-06");
        var letter = new ReadDocument(s => s.Write(answer.Bytes));
        Assert.Empty(letter.Errors);
        Assert.Contains("Kính gửi:", letter.Paragraphs);
        Assert.Contains("Số:        /UBND-LĐTBXH", letter.Paragraphs);
        Assert.Contains(letter.Paragraphs, p => p.StartsWith("V/v đôn đốc gửi ", StringComparison.Ordinal));
        Assert.Contains("- Lưu: VT, LĐTBXH.", letter.Paragraphs);
        Assert.Contains(letter.Paragraphs, p =>
            p.StartsWith(
                "Thực hiện Kế hoạch số …/KH-UBND ngày … tháng … năm 2023 của Ủy ban nhân dân thị xã Hương Trà về thực hiện công tác hỗ trợ",
                StringComparison.Ordinal
            )
        );
        Assert.Contains("- Ủy ban nhân dân phường Tứ Hạ;", letter.Paragraphs);
        Assert.Contains("trước ngày 28/02/2023, tức hết ngày 27/02/2023", letter.Paragraphs);
        Assert.Contains(letter.Paragraphs, p => p.Contains("chậm nhất ngày 06/3/2023", StringComparison.Ordinal));
        Assert.DoesNotContain("BÁO CÁO", letter.Paragraphs);
        Assert.DoesNotContain("Hương Chữ", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hương Toàn", letter.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await commune.Get(Path)).Status);
        Assert.Equal(400, (await office.Get($"{Path}&by=mai")).Status);
    }

    [Fact]
    public async Task The_weekly_brief_says_how_it_stands_what_changed_and_an_earlier_week_is_found_again()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, chairman, commune, late) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("chutich"),
            await town.SignIn("xa-20020"),
            await town.SignIn("xa-20005")
        );
        await Town.MoveTo(office, "2023-02-22T09:00+07:00");
        await commune.Act(Town.Submission("20020"), "submit", await commune.PlanContent());
        var first = Plans(await chairman.Get($"api/cycles/{Town.Cycle}/brief"));
        await Town.MoveTo(office, "2023-03-02T09:00+07:00");
        await late.Act(Town.Submission("20005"), "submit", await late.PlanContent());

        var brief = await chairman.Get($"api/cycles/{Town.Cycle}/brief");
        var line = Plans(brief);
        Assert.Equal(1, first.GetProperty("now").GetProperty("received").GetInt32());
        Assert.Equal((2, 1, 1), (Now(line, "received"), Now(line, "onTime"), Now(line, "late")));
        Assert.Equal("tăng 1", line.GetProperty("receivedChange").GetProperty("vi").GetString());
        Assert.Equal(
            "Xã Hương Toàn",
            Assert.Single(line.GetProperty("arrived").EnumerateArray()).GetProperty("vi").GetString()
        );
        Assert.Equal(Now(line, "expected") - 2, line.GetProperty("overdue").GetArrayLength());
        Assert.Equal(line.GetProperty("overdue").GetArrayLength(), line.GetProperty("fell").GetArrayLength());
        // The week that ended on 22/02, asked for a week later, is what it was.
        var then = Plans(await chairman.Get($"api/cycles/{Town.Cycle}/brief?day=2023-02-22"));
        Assert.Equal(first.GetProperty("now").GetRawText(), then.GetProperty("now").GetRawText());

        var page = new ReadDocument(s => s.Write(chairman.Get($"api/cycles/{Town.Cycle}/brief.docx").Result.Bytes));
        Assert.Empty(page.Errors);
        Assert.Contains("Kính gửi: Chủ tịch Ủy ban nhân dân thị xã Hương Trà.", page.Paragraphs);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"2/{Now(line, "expected")}"), page.Paragraphs);
        Assert.Equal(403, (await commune.Get($"api/cycles/{Town.Cycle}/brief")).Status);
        Assert.Equal(403, (await (await town.SignIn("mattran")).Get($"api/cycles/{Town.Cycle}/brief")).Status);
    }

    private static IEnumerable<JsonElement> Items(Answered list, string kind) =>
        list.Json.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("kind").GetString() == kind);

    private static JsonElement Of(Answered list, string unit) =>
        Items(list, "overdue")
            .Single(i =>
                i.GetProperty("unit").GetString() == unit
                && i.GetProperty("obligation").GetString() == "implementation-plan"
            );

    private static JsonElement Plans(Answered brief) =>
        brief
            .Json.GetProperty("lines")
            .EnumerateArray()
            .Single(l => l.GetProperty("obligation").GetString() == "implementation-plan");

    private static int Now(JsonElement line, string name) => line.GetProperty("now").GetProperty(name).GetInt32();
}
