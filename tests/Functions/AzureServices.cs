using System.Text;
using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Tests.Functions;

/// <summary>The services as the Azure host puts them together, over this machine's storage.</summary>
public sealed class AzureServices : IDisposable
{
    public const string Provider = "aad";
    private readonly string folder = Directory.CreateTempSubdirectory("planmonitor-functions-").FullName;
    private readonly SqliteRecords records;

    public AzureServices()
    {
        records = new(Path.Combine(folder, "planmonitor.db"));
        Files = new(Path.Combine(folder, "files"));
        var settings = new Settings(
            new("https://a.table.core.windows.net"),
            new("https://a.blob.core.windows.net"),
            Provider,
            null,
            30,
            20,
            ChannelSettings.None
        );
        Services = Composed.Ports(records, Files).AddInterface(settings).BuildServiceProvider();
    }

    /// <summary>As they were built.</summary>
    public static Pages Pages { get; } = Pages.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    public IServiceProvider Services { get; }
    public DiskFiles Files { get; }

    public Task Add(string login, bool deactivated = false) =>
        Services.Accounts.Insert(
            new()
            {
                Login = login,
                Name = "Cán bộ",
                Grants = [new(Role.Administrator, "")],
                Deactivated = deactivated,
            },
            CancellationToken.None
        );

    public static DefaultHttpContext Request(params string[] principals)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
        };
        context.Response.Body = new MemoryStream();
        if (principals.Length > 0)
            context.Request.Headers[EasyAuth.Header] = principals;
        return context;
    }

    /// <summary>The header as the platform writes it for somebody signed in with Entra ID.</summary>
    public static string Principal(string objectId, string provider = Provider) =>
        Encode(
            $$"""
            {"auth_typ":"{{provider}}","claims":[
              {"typ":"ver","val":"2.0"},
              {"typ":"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier","val":"AbC_d-pairwise"},
              {"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"{{objectId}}"},
              {"typ":"preferred_username","val":"somebody@example.gov.vn"},
              {"typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role","val":"Administrator"}],
             "name_typ":"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
             "role_typ":"http://schemas.microsoft.com/ws/2008/06/identity/claims/role"}
            """
        );

    public static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    public void Dispose()
    {
        records.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
