using System.Text;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Tests.Functions;

/// <summary>Who is asking, behind App Service Authentication.</summary>
public sealed class EasyAuthTests : IDisposable
{
    private const string Subject = "5b5450db-eb26-4c1a-981c-ba1d25f0483d";
    private readonly AzureServices azure = new();

    public void Dispose() => azure.Dispose();

    [Theory]
    [InlineData(Subject)]
    [InlineData("5B5450DB-EB26-4C1A-981C-BA1D25F0483D")]
    public async Task A_known_principal_acts_with_the_grants_of_its_account(string objectId)
    {
        await azure.Add(Subject);
        var actor = await ActorOf(AzureServices.Principal(objectId));
        Assert.Equal(Subject, actor!.Login);
        Assert.Equal([new Grant(Role.Administrator, "")], actor.Grants);
    }

    [Fact]
    public async Task A_provider_without_object_ids_names_people_by_their_subject()
    {
        await azure.Add("officer.1");
        Assert.NotNull(
            await ActorOf(AzureServices.Encode("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"officer.1"}]}"""))
        );
    }

    [Fact]
    public async Task Without_the_header_nobody_is_asking()
    {
        await azure.Add(Subject);
        var context = AzureServices.Request();
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL-ID"] = Subject;
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"] = "somebody@example.gov.vn";
        Assert.Null(await azure.Services.GetRequiredService<WhoAsks>()(context.Request, CancellationToken.None));
    }

    [Fact]
    public async Task Two_headers_are_none()
    {
        await azure.Add(Subject);
        var context = AzureServices.Request(AzureServices.Principal(Subject), AzureServices.Principal(Subject));
        Assert.Null(await azure.Services.GetRequiredService<WhoAsks>()(context.Request, CancellationToken.None));
    }

    [Fact]
    public async Task An_unknown_principal_is_told_its_code_whatever_roles_its_token_claims() =>
        await Unknown(AzureServices.Principal(Subject.ToUpperInvariant()));

    [Fact]
    public async Task A_deactivated_account_is_let_in_no_more()
    {
        await azure.Add(Subject, deactivated: true);
        await Unknown(AzureServices.Principal(Subject));
    }

    [Fact]
    public async Task Another_provider_is_not_believed()
    {
        await azure.Add(Subject);
        Assert.Null(await ActorOf(AzureServices.Principal(Subject, provider: "facebook")));
    }

    [Theory]
    [InlineData("""not json""")]
    [InlineData("""null""")]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""{"auth_typ":5,"claims":[]}""")]
    [InlineData("""{"auth_typ":"aad"}""")]
    [InlineData("""{"auth_typ":"aad","claims":null}""")]
    [InlineData("""{"auth_typ":"aad","claims":{}}""")]
    [InlineData("""{"auth_typ":"aad","claims":[]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[null]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":""}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":7}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"val":"known"}]}""")]
    [InlineData("""{"auth_typ":null,"claims":[{"typ":"sub","val":"known"}]}""")]
    [InlineData("""{"claims":[{"typ":"sub","val":"known"}]}""")]
    [InlineData("""{"auth_typ":"AAD","claims":[{"typ":"sub","val":"known"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"known"},{"typ":"sub","val":"other"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"\ud800"}]}""")]
    [InlineData("""{"auth_typ":"aad","auth_typ":"aad","claims":[{"typ":"sub","val":"known"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"known"}]} trailing""")]
    public async Task A_principal_that_names_nobody_for_certain_is_nobody(string json)
    {
        await azure.Add("known");
        Assert.Null(await ActorOf(AzureServices.Encode(json)));
    }

    [Theory]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"oid","val":"other"},{"typ":"sub","val":"known"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"Known"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"known "}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"../known"}]}""")]
    [InlineData("""{"auth_typ":"aad","claims":[{"typ":"sub","val":"known\u0000"}]}""")]
    public async Task A_name_that_is_almost_somebodys_is_not_his(string json)
    {
        await azure.Add("known");
        Assert.Equal(
            Problems.AccountUnknown,
            (await Assert.ThrowsAsync<ProblemException>(() => ActorOf(AzureServices.Encode(json)))).Problem.Kind
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("AAA")]
    [InlineData("//8=")]
    public async Task What_is_no_base64_text_is_nobody(string header) => Assert.Null(await ActorOf(header));

    [Fact]
    public async Task A_principal_longer_than_the_platform_can_send_is_not_read()
    {
        await azure.Add("known");
        var padding = new string('x', 64 * 1024);
        Assert.Null(
            await ActorOf(
                AzureServices.Encode(
                    $$"""{"auth_typ":"aad","claims":[{"typ":"sub","val":"known"},{"typ":"p","val":"{{padding}}"}]}"""
                )
            )
        );
    }

    [Fact]
    public void No_header_whatever_throws()
    {
        Prop.ForAll<string>(text => _ = text is null ? null : EasyAuth.SubjectOf(text, AzureServices.Provider)).Check();
        Prop.ForAll<string>(text =>
                _ = text is null ? null : EasyAuth.SubjectOf(AzureServices.Encode(text), AzureServices.Provider)
            )
            .Check();
        Prop.ForAll<byte[]>(bytes =>
                _ = bytes is null ? null : EasyAuth.SubjectOf(Convert.ToBase64String(bytes), AzureServices.Provider)
            )
            .Check();
    }

    [Fact]
    public async Task The_shared_endpoint_answers_a_known_principal_and_refuses_the_rest()
    {
        await azure.Add(Subject);
        Assert.Contains(
            Subject,
            await Session(StatusCodes.Status200OK, AzureServices.Principal(Subject)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Problems.SignInNeeded.Code,
            await Session(StatusCodes.Status401Unauthorized),
            StringComparison.Ordinal
        );
        Assert.Contains(
            Problems.SignInNeeded.Code,
            await Session(StatusCodes.Status401Unauthorized, "%%%"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_setting_makes_the_first_administrator_and_no_second_one()
    {
        await FirstStart.MakeAdministrator(azure.Services.Accounts, null, CancellationToken.None);
        Assert.Empty(await azure.Services.Accounts.All(CancellationToken.None));

        await FirstStart.MakeAdministrator(azure.Services.Accounts, Subject.ToUpperInvariant(), CancellationToken.None);
        await FirstStart.MakeAdministrator(azure.Services.Accounts, Subject, CancellationToken.None);
        await FirstStart.MakeAdministrator(azure.Services.Accounts, "somebody-else", CancellationToken.None);
        Assert.Equal([Subject], (await azure.Services.Accounts.All(CancellationToken.None)).Select(a => a.Value.Login));
        Assert.True((await ActorOf(AzureServices.Principal(Subject)))!.IsAdministrator);
    }

    [Fact]
    public async Task The_setting_does_not_bring_back_an_account_that_was_deactivated()
    {
        await azure.Add(Subject, deactivated: true);
        await FirstStart.MakeAdministrator(azure.Services.Accounts, Subject, CancellationToken.None);
        await Unknown(AzureServices.Principal(Subject));
    }

    [Fact]
    public async Task A_setting_that_is_no_subject_id_stops_the_start()
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() =>
            FirstStart.MakeAdministrator(azure.Services.Accounts, "Somebody@Example", CancellationToken.None)
        );
        Assert.Equal(Problems.AccountInvalid, refusal.Problem.Kind);
    }

    private async Task Unknown(string header)
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => ActorOf(header));
        Assert.Equal(Problems.AccountUnknown, refusal.Problem.Kind);
        Assert.Contains(Subject, refusal.Problem.Sentence.Vi, StringComparison.Ordinal);
    }

    private Task<Actor?> ActorOf(string header) =>
        azure.Services.GetRequiredService<WhoAsks>()(AzureServices.Request(header).Request, CancellationToken.None);

    private async Task<string> Session(int status, params string[] principals)
    {
        var context = AzureServices.Request(principals);
        await (
            await azure.Services.Interface.Run(Routes.Session, context.Request, CancellationToken.None)
        ).ExecuteAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
        return Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
    }
}
