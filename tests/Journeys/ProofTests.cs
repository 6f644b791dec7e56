using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What is recorded can be proved to who has one file, or one head; and who takes something out is recorded.</summary>
public sealed class ProofTests : ProvedTown
{
    [Fact]
    public async Task A_receipt_is_checked_from_one_file_without_the_data()
    {
        var commune = await OfTheTest.SignIn($"xa-{Unit}");
        var answer = await commune.Get($"{Report}/revisions/1/proof");
        Assert.Equal(200, answer.Status);
        var file = Write("proof.json", answer.Json.GetRawText());
        var head = Write("head.json", answer.Json.GetProperty("head").GetRawText());
        var (exit, said) = await Run(ProofCommands.Check, file, "--head", head);
        Assert.Equal(0, exit);
        var receipt = await commune.Get($"{Report}/revisions/1/receipt");
        Assert.Contains(receipt.Text("number"), said, StringComparison.Ordinal);
        Assert.DoesNotContain("Compare", said, StringComparison.Ordinal);
    }

    /// <summary>Every value of the file, at any depth, is changed in turn.</summary>
    [Fact]
    public async Task Whatever_is_changed_in_the_file_of_a_receipt_is_found()
    {
        var commune = await OfTheTest.SignIn($"xa-{Unit}");
        // Another act in the partition, so that the chain has something after the link.
        await OfTheTest.Report("20020", 1, 0);
        var text = (await commune.Get($"{Report}/revisions/1/proof")).Json.GetRawText();
        Assert.Null(ProofRules.Check(Json.Read<ReceiptProof>(text)));
        var changed = 0;
        foreach (var (place, other) in ChangedProof.InTurn(text))
        {
            changed++;
            Assert.True(Fault(other) is not null, $"{place} may be changed");
        }
        Assert.True(changed > 25, $"{changed} places were changed");
    }

    [Fact]
    public async Task One_head_is_proved_to_go_on_from_another()
    {
        var admin = await OfTheTest.SignIn("admin");
        var first = (await admin.Get("api/heads")).Json.GetProperty("heads")[0];
        await OfTheTest.Report("20017", 1, 0);
        var second = (await admin.Post("api/heads", new { })).Json;
        var (from, to) = (first.GetProperty("size").GetInt64(), second.GetProperty("size").GetInt64());
        Assert.True(to > from);
        var path = (await admin.Get($"api/heads/consistency?from={from}&to={to}")).Json.GetProperty("path");
        byte[] Root(JsonElement head) => Convert.FromHexString(head.GetProperty("root").GetString()!);
        var hashes = path.EnumerateArray().Select(h => Convert.FromHexString(h.GetString()!)).ToList();
        Assert.True(TreeRules.IsConsistent((from, Root(first)), (to, Root(second)), hashes));
        Assert.Equal(404, (await admin.Get($"api/heads/consistency?from={to}&to={to + 1}")).Status);
    }

    [Fact]
    public async Task Nothing_is_added_where_nothing_moved()
    {
        var admin = await OfTheTest.SignIn("admin");
        await OfTheTest.Host.Runner.Settled();
        var first = (await admin.Post("api/heads", new { })).Json.GetProperty("size").GetInt64();
        Assert.Equal(first, (await admin.Post("api/heads", new { })).Json.GetProperty("size").GetInt64());
    }

    [Fact]
    public async Task Each_week_administrators_are_sent_a_head_once()
    {
        var admin = await OfTheTest.SignIn("admin");
        await Town.MoveTo(admin, "2023-11-24T16:30+07:00");
        var notices = OfTheTest.Host.Services.GetRequiredService<HeadNotices>();
        var head = await OfTheTest.Host.Services.GetRequiredService<HeadService>().Take(CancellationToken.None);
        await notices.Tell(head, CancellationToken.None);
        await notices.Tell(head, CancellationToken.None);
        var letters = (await admin.Get("api/messages"))
            .Json.EnumerateArray()
            .Where(m => m.GetProperty("rule").GetString() == "head");
        Assert.Contains(
            head.Root,
            Assert.Single(letters).GetProperty("body").GetProperty("vi").GetString()!,
            StringComparison.Ordinal
        );
        var office = await OfTheTest.SignIn("ldtbxh");
        Assert.DoesNotContain((await office.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "head"
        );
    }

    [Fact]
    public async Task Who_signs_in_and_who_takes_something_out_is_recorded()
    {
        var office = await OfTheTest.SignIn("ldtbxh");
        Assert.Equal(200, (await office.Get($"{Town.Consolidation}/report.csv")).Status);
        var acts = (await office.Get("api/acts")).Json.GetProperty("acts").EnumerateArray().ToList();
        string Of(string kind) =>
            acts.First(a => a.GetProperty("kind").GetString() == kind).GetProperty("on").GetString()!;
        Assert.EndsWith("/report.csv", Of("exported"), StringComparison.Ordinal);
        Assert.NotEqual("", Of("signedIn"));
        var admin = await OfTheTest.SignIn("admin");
        Assert.Equal(200, (await admin.Get("api/acts?login=ldtbxh")).Status);
        Assert.Equal(403, (await office.Get("api/acts?login=admin")).Status);
    }

    /// <summary>Whatever gives a file that is not a page is an export, and the other way round.</summary>
    [Fact]
    public void Every_address_that_gives_a_file_is_recorded()
    {
        string[] endings = [".csv", ".docx", ".json", ".xlsx", "/proof", "/files/{sha256}"];
        static bool IsFile(string path, string[] endings) =>
            endings.Any(e => path.EndsWith(e, StringComparison.Ordinal));
        var files = Routes.All.Where(r => r.Method == "GET" && IsFile(r.Path, endings)).ToList();
        Assert.True(files.Count >= 9, $"{files.Count} addresses give files");
        Assert.All(files, f => Assert.True(f.Exports, $"{f.Name} is not recorded"));
        Assert.All(Routes.All.Where(r => r.Exports), r => Assert.Contains(r, files));
    }

    private static string? Fault(string text)
    {
        try
        {
            return ProofRules.Check(Json.Read<ReceiptProof>(text))?.ToString();
        }
        catch (DamagedRecordException e)
        {
            return e.Message;
        }
    }
}
