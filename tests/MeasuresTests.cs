using Microsoft.AspNetCore.Http;
using PlanMonitor.Tests.Functions;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests;

/// <summary>What is counted and timed, and that nothing is counted twice.</summary>
public sealed class MeasuresTests : IDisposable
{
    private static readonly DateTimeOffset February = At("20/02/2023 08:00:00");
    private static readonly DateTimeOffset November = At("10/11/2023 08:00:00");
    private readonly AzureServices azure = new();
    private readonly Measured measured = new();

    public void Dispose()
    {
        measured.Dispose();
        azure.Dispose();
    }

    [Fact]
    public async Task A_receipt_is_counted_once_whatever_is_clicked_again()
    {
        await DemoData.Load(azure.Services.Cycles, azure.Services.Accounts, azure.Services.Clock.GetUtcNow(), None);
        var duty = new DutyKey(DemoData.CycleTemplate, "results-report", "2023", "20005");
        var officer = await ActorOf("xa-20005");

        await azure.Services.Submissions.Do(duty, default, new Submit(Given.NilReport), new(officer, November, None));
        await azure.Services.Submissions.Do(duty, default, new Submit(Given.NilReport), new(officer, November, None));

        Assert.Equal(["planmonitor.submissions=1 kind:nil"], measured.Lines);
    }

    [Fact]
    public async Task A_report_and_the_one_in_its_place_are_told_apart()
    {
        await DemoData.Load(azure.Services.Cycles, azure.Services.Accounts, azure.Services.Clock.GetUtcNow(), None);
        var duty = new DutyKey(DemoData.CycleTemplate, "implementation-plan", "2023", "19996");
        var officer = await ActorOf("xa-19996");
        var file = await Upload(officer);
        var plan = new Content
        {
            Values = Values("""{"K2":true}"""),
            Files = [file],
            Document = new("12/KH-UBND", Day("15/02/2023")),
        };

        await azure.Services.Submissions.Do(duty, default, new Submit(plan), new(officer, February, None));
        var seen = SeenVersion.Of((await azure.Services.Submissions.Open(duty, new(officer, February, None))).State);
        await azure.Services.Submissions.Do(
            duty,
            seen,
            new Submit(plan with { Document = new("13/KH-UBND", Day("16/02/2023")) }),
            new(officer, February, None)
        );

        Assert.Equal(
            ["planmonitor.submissions=1 kind:report", "planmonitor.submissions=1 kind:replacement"],
            measured.Lines
        );
    }

    [Fact]
    public async Task A_refusal_is_counted_by_its_code()
    {
        await azure.Services.Interface.Run(Routes.Session, AzureServices.Request().Request, None);

        Assert.Equal(["planmonitor.refusals=1 code:sign-in-needed"], measured.Lines);
    }

    [Fact]
    public async Task Looking_at_figures_is_timed()
    {
        await DemoData.Load(azure.Services.Cycles, azure.Services.Accounts, azure.Services.Clock.GetUtcNow(), None);
        var request = AzureServices
            .Request(AzureServices.Encode("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"ldtbxh"}]}"""))
            .Request;
        foreach (
            var (name, value) in new[]
            {
                ("cycle", DemoData.CycleTemplate),
                ("obligation", "results-report"),
                ("period", "2023"),
                ("unit", "480"),
            }
        )
            request.RouteValues[name] = value;

        var answer = await azure.Services.Interface.Run(Routes.GetConsolidation, request, None);

        Assert.Null((answer as IStatusCodeHttpResult)?.StatusCode);
        Assert.StartsWith("planmonitor.consolidation_time=", Assert.Single(measured.Lines));
    }

    [Fact]
    public void Reminders_and_lateness_carry_words_from_closed_lists_and_early_is_not_late()
    {
        Measures.Reminder("inbox", DeliveryOutcome.Later);
        Measures.DueLag(TimeSpan.FromMinutes(2));
        Measures.DueLag(TimeSpan.FromMinutes(-2));

        Assert.Equal(
            ["planmonitor.reminders=1 channel:inbox outcome:later", "planmonitor.due_lag=120", "planmonitor.due_lag=0"],
            measured.Lines
        );
    }

    private async Task<Actor> ActorOf(string login) =>
        (await azure.Services.Accounts.Find(login, None))!.Value.AsActor();

    private async Task<FileRef> Upload(Actor officer)
    {
        await azure.Services.Files.Begin(
            "u1",
            "ke-hoach.pdf",
            Journeys.Person.Pdf.Length,
            new(officer, February, None)
        );
        await azure.Files.PutBlock(
            "u1",
            "1",
            Journeys.Person.Pdf.Length,
            new MemoryStream(Journeys.Person.Pdf),
            null,
            None
        );
        await azure.Files.PutBlockList("u1", ["1"], None);
        return await azure.Services.Files.Commit("u1", "ke-hoach.pdf", null, new(officer, February, None));
    }
}
