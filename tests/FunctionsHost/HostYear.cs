using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanMonitor.Tests.Functions;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>
/// The Azure app's "one town's year" over HTTP, shortened to what one real day can hold: the plan of Hương Trà moved so that today its plans are owed and
/// its results are overdue since last night. Everything comes in through the addresses people use; whatever arrives by itself, an orchestrator brought.
/// </summary>
internal sealed partial class HostYear(Uri address, Func<HttpMessageHandler> handler) : IDisposable
{
    public const string FirstAdministrator = "5b5450db-eb26-4c1a-981c-ba1d25f0483d";

    /// <summary>Under which everything is done that the office does (W3C Trace Context).</summary>
    public const string OfficeTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

    public const string CycleId = "huong-tra";

    private const string Cycle = $"api/cycles/{CycleId}";
    private const string Consolidation = $"{Cycle}/obligations/results-report/periods/2023/consolidations/480";

    /// <summary>For the engine of the host to bring what an act caused.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<HttpClient> clients = [];

    public async Task Run()
    {
        Assert.Equal(200, (await Anonymous().Get("health")).Status);
        Assert.Equal(401, (await Anonymous().Get("api/session")).Status);
        await Begin();
        var (commune, late) = (SignedIn("xa-19996"), SignedIn("xa-20005"));
        var (office, above) = (SignedIn("ldtbxh"), SignedIn("sldtbxh"));
        office.Http.DefaultRequestHeaders.Add("traceparent", $"00-{OfficeTrace}-00f067aa0ba902b7-01");

        await PlanIsReturnedAndAccepted(commune, office);
        await ExtensionIsGranted(late, office);
        await ResultsGoUp(commune, late, office, above);
    }

    /// <summary>The plan is published, and everybody is invited.</summary>
    public async Task Begin()
    {
        var admin = SignedIn(FirstAdministrator);
        Assert.Equal(200, (await admin.Get("api/session")).Status);
        await Publish(admin);
        await Invite(admin, "xa-19996", Role.Officer, "19996");
        await Invite(admin, "xa-20005", Role.Officer, "20005");
        await Invite(admin, "ldtbxh", Role.Reviewer, "480");
        await Invite(admin, "sldtbxh", Role.Reviewer, "46-sldtbxh");
    }

    /// <summary>A commune submits, the office returns and accepts, and each time the commune is told.</summary>
    public Task ActAndBeTold() => PlanIsReturnedAndAccepted(SignedIn("xa-19996"), SignedIn("ldtbxh"));

    public void Dispose() => clients.ForEach(c => c.Dispose());

    private static async Task Publish(Person admin)
    {
        var created = await admin.Post("api/cycles", new { template = "huong-tra-2023", id = "huong-tra" });
        Assert.Equal(201, created.Status);
        var edited = await admin.Put(
            Cycle,
            MovedToToday(created.Json.GetProperty("configuration").GetRawText()),
            created.Text("etag")
        );
        Assert.Equal((200, null), (edited.Status, edited.Code));
        var published = await admin.Post($"{Cycle}/publish", new { }, edited.Text("etag"));
        Assert.Equal((200, null), (published.Status, published.Code));
        Assert.Equal("running", published.Text("state"));
        await KeepUnits(admin);
    }

    /// <summary>The units of 2023 were since dissolved; in this year they stand.</summary>
    private static async Task KeepUnits(Person admin)
    {
        foreach (var unit in (await admin.Get("api/units")).Json.EnumerateArray())
        {
            var kept = new
            {
                name = unit.GetProperty("name"),
                parent = unit.GetProperty("parent"),
                validTo = (string?)null,
                letterhead = unit.GetProperty("letterhead"),
                deactivated = false,
                reason = "Giữ nguyên trong năm nay.",
            };
            Assert.Equal(
                200,
                (
                    await admin.Put(
                        $"api/units/{unit.GetProperty("code").GetString()}",
                        kept,
                        unit.GetProperty("etag").GetString()
                    )
                ).Status
            );
        }
    }

    private static async Task PlanIsReturnedAndAccepted(Person commune, Person office)
    {
        var path = SubmissionOf("19996", "implementation-plan");
        Assert.Contains((await commune.Get($"{Cycle}/owed")).Json.EnumerateArray(), d =>
            d.GetProperty("obligation").GetString() == "implementation-plan"
        );

        var receipt = await commune.Act(path, "submit", await commune.PlanContent());
        Assert.Matches(@"^19996-\d{6}-\d{6}$", receipt.Text("number"));
        var stored = await commune.Get(
            $"{path}/revisions/1/files/{receipt.Json.GetProperty("files")[0].GetProperty("sha256").GetString()}"
        );
        Assert.Equal(Person.Pdf, stored.Bytes);

        Assert.Equal(
            "returned",
            (await office.Act(path, "return", new { reason = "Chưa nêu kinh phí (mục IV.9)." })).Text("status")
        );
        await Told(commune, "act-returned");
        var again = await commune.Act(path, "submit", await commune.PlanContent([.. Person.Pdf, (byte)'\n']));
        Assert.Equal(2, again.Json.GetProperty("revision").GetInt32());
        Assert.Equal("accepted", (await office.Act(path, "accept", new { })).Text("status"));
        await Told(commune, "act-accepted");
    }

    private static async Task ExtensionIsGranted(Person commune, Person office)
    {
        var path = SubmissionOf("20005", "results-report");
        Assert.Equal("overdue", (await commune.Get(path)).Text("flag"));
        var lastDay = VietnamTime.DayOf(DateTimeOffset.UtcNow).AddDays(3);
        Assert.Equal(
            200,
            (await commune.Act(path, "ask-extension", new { lastDay, reason = "Cán bộ phụ trách nghỉ ốm." })).Status
        );
        await Told(office, "act-extensionAsked");
        Assert.NotEqual(
            "overdue",
            (await office.Act(path, "extend", new { lastDay, reason = "Đồng ý gia hạn." })).Text("flag")
        );
        await Told(commune, "act-extended");
    }

    private static async Task ResultsGoUp(Person first, Person second, Person office, Person above)
    {
        // The period was over when the cycle was published: the loop started the workflow that records the closing.
        await Until("the closing is recorded", async () =>
            (await office.Get(Consolidation)).Json.GetProperty("closings").GetArrayLength() == 1
        );

        Assert.Equal(
            201,
            (await first.Act(SubmissionOf("19996", "results-report"), "submit", Person.NilReport)).Status
        );
        Assert.Equal(
            201,
            (await second.Act(SubmissionOf("20005", "results-report"), "submit", Person.NilReport)).Status
        );
        Assert.Equal(
            2,
            (await office.Get(Consolidation)).Json.GetProperty("completeness").GetProperty("received").GetInt32()
        );
        using (var docx = new ZipArchive(new MemoryStream((await office.Get($"{Consolidation}/report.docx")).Bytes)))
            Assert.NotNull(docx.GetEntry("word/document.xml"));

        var own = SubmissionOf("480", "results-report");
        var words = new
        {
            values = new Dictionary<string, object>
            {
                ["T1"] = "Ủy ban nhân dân thị xã đã chỉ đạo thực hiện Kế hoạch.",
            },
            whyIncomplete = "Đã đến ngày phải báo cáo cấp trên.",
        };
        Assert.Equal(
            201,
            (await office.Post($"{Consolidation}/submit", words, (await office.Get(own)).Text("etag"))).Status
        );
        Assert.Equal("accepted", (await above.Act(own, "accept", new { })).Text("status"));
        await Told(office, "act-accepted");
    }

    private static async Task Invite(Person admin, string login, Role role, string unit)
    {
        Assert.Equal(
            201,
            (
                await admin.Post(
                    "api/accounts",
                    new
                    {
                        login,
                        name = login,
                        grants = new[] { new { role, unit } },
                    }
                )
            ).Status
        );
    }

    private Person SignedIn(string subject)
    {
        var person = Anonymous();
        person.Http.DefaultRequestHeaders.Add(EasyAuth.Header, AzureServices.Principal(subject));
        return person;
    }

    private Person Anonymous()
    {
        clients.Add(new(handler()) { BaseAddress = address });
        return new(clients[^1]);
    }

    private static Task Told(Person person, string rule) =>
        Until($"a message {rule} arrives", async () =>
            (await person.Get("api/messages")).Json.EnumerateArray().Any(m => m.GetProperty("rule").GetString() == rule)
        );

    private static async Task Until(string what, Func<Task<bool>> holds)
    {
        for (var last = DateTimeOffset.UtcNow + Patience; !await holds(); await Task.Delay(250))
            Assert.True(DateTimeOffset.UtcNow < last, $"In vain waited until {what}.");
    }

    private static string SubmissionOf(string unit, string obligation) =>
        $"{Cycle}/obligations/{obligation}/periods/2023/units/{unit}";

    private static JsonNode MovedToToday(string configuration)
    {
        var today = VietnamTime.DayOf(DateTimeOffset.UtcNow);
        var days = today.DayNumber - Given.Day("20/02/2023").DayNumber;
        var moved = JsonNode.Parse(
            Dates()
                .Replace(configuration, m =>
                    $"\"{DateOnly.ParseExact(m.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days):yyyy-MM-dd}\""
                )
        )!;
        var results = moved["obligations"]!.AsArray().Single(o => o!["id"]!.GetValue<string>() == "results-report")![
            "periods"
        ]![0]!;
        results["opensOn"] = moved["opensOn"]!.DeepClone();
        results["deadline"]!["date"] = $"{today:yyyy-MM-dd}";
        return moved;
    }

    [GeneratedRegex("\"(?<day>20[0-9]{2}-[0-9]{2}-[0-9]{2})\"")]
    private static partial Regex Dates();
}
