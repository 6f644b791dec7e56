using System.Diagnostics;

namespace PlanMonitor.Tests.Journeys;

/// <summary>kill -9 in the middle of submissions: after the restart each is wholly there with its receipt, or wholly absent.</summary>
[Slow]
public class CrashTests
{
    [Fact]
    public async Task Whatever_was_acknowledged_survives_a_kill_and_nothing_is_half_there()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        string[] communes = ["19996", "20008", "20011", "20017", "20020", "20005", "20026", "20035", "20041"];
        var acknowledged = new Dictionary<string, string>();
        for (var round = 0; round < 3; round++)
        {
            var port = Loopback.FreePort();
            using var host = StartProcess(folder, port);
            using var killed = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            try
            {
                var sent = communes[round..].Select(unit => SubmitOne(unit, port, killed.Token)).ToList();
                // Killed when the first answer is there: the others are anywhere between upload and commit.
                acknowledged[await (await Task.WhenAny(sent))] = "";
                host.Kill();
                await host.WaitForExitAsync();
                await killed.CancelAsync();
                await Task.WhenAll(sent.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));
                foreach (var one in sent.Where(s => s.IsCompletedSuccessfully))
                    acknowledged[await one] = "";
            }
            finally
            {
                if (!host.HasExited)
                    host.Kill();
            }
        }
        acknowledged.Remove("");
        Assert.NotEmpty(acknowledged);

        await using var town = await Town.Open("2023-02-20T09:00+07:00", folder);
        var office = await town.SignIn("ldtbxh");
        foreach (var unit in communes)
        {
            var submission = await office.Get(Town.Submission(unit));
            var revisions = submission.Json.GetProperty("revisions").EnumerateArray().ToList();
            Assert.True(revisions.Count > 0 || !acknowledged.ContainsKey(unit), $"{unit} had a receipt and is gone");
            for (var n = 1; n <= revisions.Count; n++)
            {
                var receipt = await office.Get($"{Town.Submission(unit)}/revisions/{n}/receipt");
                Assert.Equal(revisions[n - 1].GetProperty("receiptNumber").GetString(), receipt.Text("number"));
                foreach (var file in receipt.Json.GetProperty("files").EnumerateArray())
                    Assert.Equal(
                        Person.Pdf,
                        (
                            await office.Get(
                                $"{Town.Submission(unit)}/revisions/{n}/files/{file.GetProperty("sha256").GetString()}"
                            )
                        ).Bytes[..Person.Pdf.Length]
                    );
                Assert.Contains(submission.Json.GetProperty("log").EnumerateArray(), l =>
                    l.GetProperty("event").GetString() == "submitted" && l.GetProperty("revision").GetInt32() == n
                );
            }
        }
    }

    /// <summary>The unit when it got a receipt; empty, or an exception, when the host was gone first.</summary>
    private static async Task<string> SubmitOne(string unit, int port, CancellationToken killed)
    {
        var person = new Person(
            new(new HttpClientHandler { UseCookies = true }) { BaseAddress = new($"http://localhost:{port}") }
        );
        while (true)
        {
            try
            {
                if ((await person.Post("api/session", new { login = $"xa-{unit}", password = DemoData.Password })).Ok)
                    break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, killed); // not listening yet
            }
        }
        var answer = await person.Act(
            Town.Submission(unit),
            "submit",
            await person.PlanContent([.. Person.Pdf, .. System.Text.Encoding.ASCII.GetBytes(unit)])
        );
        return answer.Status == 201 ? unit : "";
    }

    private static Process StartProcess(string folder, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in new[]
            {
                typeof(LocalHost).Assembly.Location,
                "--port",
                $"{port}",
                "--data",
                folder,
                "--clock",
                "2023-02-20T09:00+07:00",
                "--speed",
                "0",
            }
        )
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
