using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The app settings of an installation on the emulator.</summary>
internal static class AppSettings
{
    /// <summary>As on Azure, but for the storage of the host itself: it knows no credential of the emulator and signs with the account's key.</summary>
    /// <param name="telemetry">Connection string of where telemetry goes; null: nowhere.</param>
    public static Dictionary<string, string> For(Azurite azurite, AzuriteAccount account, string? telemetry) =>
        new()
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["TaskHubName"] = "planmonitor",
            // As Azure writes the endpoints of an account, with a slash at the end.
            ["PlanMonitor__TableEndpoint"] = $"{account.Tables.AbsoluteUri}/",
            ["PlanMonitor__BlobEndpoint"] = $"{account.Blobs.AbsoluteUri}/",
            ["PlanMonitor__FirstAdministrator"] = HostYear.FirstAdministrator,
            [Settings.TelemetryName] = telemetry ?? "",
            // Every trace, not a sample.
            ["PlanMonitor__TracesPerSecond"] = "10000",
            // About the exporter itself, to its maker.
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
            ["SSL_CERT_FILE"] = azurite.CertificateFile,
        };
}
