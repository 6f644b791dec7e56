using Microsoft.Extensions.Configuration;

namespace PlanMonitor.Functions;

/// <summary>What an app setting means and what holds without it (null: the app does not start).</summary>
public sealed record Setting(string Name, string? Default, string Meaning);

/// <summary>The app settings of the Azure host. As environment variables ':' is written '__'.</summary>
public sealed record Settings(Uri TableEndpoint, Uri BlobEndpoint, string IdentityProvider, string? FirstAdministrator)
{
    private static readonly Setting Tables = new("PlanMonitor:TableEndpoint", null, "Table endpoint of the data account, https://<account>.table.core.windows.net");
    private static readonly Setting Blobs = new("PlanMonitor:BlobEndpoint", null, "Blob endpoint of the data account, https://<account>.blob.core.windows.net");
    private static readonly Setting Provider = new("PlanMonitor:IdentityProvider", "aad", "The one provider of App Service Authentication whose principals are believed (auth_typ)");
    private static readonly Setting Administrator = new("PlanMonitor:FirstAdministrator", "", "Subject id of the person made administrator while there is none; empty: nobody");
    private static readonly Setting TaskHub = new("TaskHubName", null, "Name of the Durable task hub; read by host.json");

    public static IReadOnlyList<Setting> Catalogue { get; } = [Tables, Blobs, Provider, Administrator, TaskHub];

    /// <exception cref="InvalidOperationException">A setting is missing or no address; says which.</exception>
    public static Settings Read(IConfiguration configuration) => new(
        EndpointOf(configuration, Tables),
        EndpointOf(configuration, Blobs),
        ValueOf(configuration, Provider) ?? Provider.Default!,
        ValueOf(configuration, Administrator));

    private static string? ValueOf(IConfiguration configuration, Setting setting) => configuration[setting.Name]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Tokens travel to it: https, except to the emulator on this machine.</summary>
    private static Uri EndpointOf(IConfiguration configuration, Setting setting) =>
        Uri.TryCreate(ValueOf(configuration, setting), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw new InvalidOperationException($"The app setting {setting.Name} is missing or no https address: {setting.Meaning}.");
}
