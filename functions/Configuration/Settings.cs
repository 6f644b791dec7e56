using System.Globalization;
using Microsoft.Extensions.Configuration;
using PlanMonitor.Channels;
using PlanMonitor.Channels.Clamd;

namespace PlanMonitor.Functions.Configuration;

/// <summary>What an app setting means and what holds without it (null: the app does not start, or the platform does not).</summary>
public sealed record Setting(string Name, string? Default, string Meaning, SettingReader Reader = SettingReader.App);

/// <summary>Who reads it: this code, host.json, or the platform (Functions host, worker, Azure.Identity, App Service Authentication).</summary>
public enum SettingReader
{
    App,
    HostJson,
    Platform,
}

/// <summary>The app settings of the Azure host. As environment variables ':' is written '__'.</summary>
public sealed record Settings(
    Uri TableEndpoint,
    Uri BlobEndpoint,
    string IdentityProvider,
    string? FirstAdministrator,
    int KeepEndedDays,
    int TracesPerSecond,
    ChannelSettings Channels
)
{
    /// <summary>What looks into files; null: none is set.</summary>
    public ClamdScanner? Scanner { get; init; }

    /// <summary>As the platform names it; without it telemetry goes nowhere.</summary>
    public const string TelemetryName = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private static readonly Setting Tables = new(
        "PlanMonitor:TableEndpoint",
        null,
        "Table endpoint of the data account, https://<account>.table.core.windows.net"
    );
    private static readonly Setting Blobs = new(
        "PlanMonitor:BlobEndpoint",
        null,
        "Blob endpoint of the data account, https://<account>.blob.core.windows.net"
    );
    private static readonly Setting Provider = new(
        "PlanMonitor:IdentityProvider",
        "aad",
        "The one provider of App Service Authentication whose principals are believed (auth_typ)"
    );
    private static readonly Setting Administrator = new(
        "PlanMonitor:FirstAdministrator",
        "",
        "Subject id of the person made administrator while there is none; empty: nobody"
    );
    private static readonly Setting KeepEnded = new(
        "PlanMonitor:KeepEndedDays",
        "30",
        "Days after which the history of ended workflow instances is purged"
    );
    private static readonly Setting Traces = new(
        "PlanMonitor:TracesPerSecond",
        "20",
        "How many traces a second are kept, of each instance; figures and logs are kept whole"
    );

    /// <summary>Every app setting; tests compare it in both directions with what infra deploys.</summary>
    public static IReadOnlyList<Setting> Catalogue { get; } =
    [
        Tables,
        Blobs,
        Provider,
        Administrator,
        KeepEnded,
        Traces,
        new(ClamdScanner.Setting.Name, ClamdScanner.Setting.Default, ClamdScanner.Setting.Meaning),
        .. ChannelSettings.Catalogue.Select(s => new Setting(s.Name, s.Default, s.Meaning)),
        new("TaskHubName", null, "Name of the Durable task hub", SettingReader.HostJson),
        new(
            "AzureFunctionsJobHost__extensions__durableTask__storageProvider__partitionCount",
            "1",
            "Queues over which the workflows are spread; not to be changed for an existing task hub",
            SettingReader.Platform
        ),
        new(
            "AzureWebJobsStorage__accountName",
            null,
            "Storage account of the Functions host and of Durable Functions",
            SettingReader.Platform
        ),
        new(
            "AzureWebJobsStorage__credential",
            null,
            "managedidentity: no key and no connection string",
            SettingReader.Platform
        ),
        new(
            "AzureWebJobsStorage__clientId",
            null,
            "Client id of the user-assigned identity that opens it",
            SettingReader.Platform
        ),
        new(
            "AZURE_CLIENT_ID",
            null,
            "Client id of the user-assigned identity that DefaultAzureCredential takes",
            SettingReader.Platform
        ),
        new(TelemetryName, "", "Where telemetry goes; empty: nowhere", SettingReader.Platform),
        new(
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "",
            "Telemetry is sent with the identity: ClientId=<id>;Authorization=AAD",
            SettingReader.Platform
        ),
        new(
            "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID",
            null,
            "Client id of the identity that stands for a client secret when people sign in",
            SettingReader.Platform
        ),
    ];

    /// <exception cref="ChannelSettingException">A setting of the channels cannot be meant; says which.</exception>
    /// <exception cref="InvalidOperationException">A setting is missing, no address or no number; says which.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var tables = EndpointOf(configuration, Tables);
        var blobs = EndpointOf(configuration, Blobs);
        var provider = ValueOf(configuration, Provider) ?? Provider.Default!;
        var administrator = ValueOf(configuration, Administrator);
        var keepEnded = NumberOf(configuration, KeepEnded);
        var traces = NumberOf(configuration, Traces);
        var channels = ChannelSettings.Read(name => configuration[name]);
        var scanner = ClamdScanner.Read(name => configuration[name]);
        return new(tables, blobs, provider, administrator, keepEnded, traces, channels) { Scanner = scanner };
    }

    private static string? ValueOf(IConfiguration configuration, Setting setting) =>
        configuration[setting.Name]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>
    /// Tokens travel to it: https, also to the emulator on this machine. Azure writes it with a slash at its end, after which the client of the tables
    /// writes another one.
    /// </summary>
    private static Uri EndpointOf(IConfiguration configuration, Setting setting) =>
        Uri.TryCreate(ValueOf(configuration, setting)?.TrimEnd('/'), UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
            ? uri
            : throw new InvalidOperationException(
                $"The app setting {setting.Name} is missing or no https address: {setting.Meaning}."
            );

    private static int NumberOf(IConfiguration configuration, Setting setting) =>
        int.TryParse(
            ValueOf(configuration, setting) ?? setting.Default,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        ) && number is >= 1 and <= 10_000
            ? number
            : throw new InvalidOperationException(
                $"The app setting {setting.Name} is no number from 1 to 10000: {setting.Meaning}."
            );
}
