using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The app settings of an installation on the emulator.</summary>
internal static class AppSettings
{
    /// <summary>As on Azure, but for the storage of the host itself: it knows no credential of the emulator and signs with the account's key.</summary>
    public static Dictionary<string, string> For(Azurite azurite, AzuriteAccount account) =>
        new()
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = account.ConnectionString,
            ["TaskHubName"] = "planmonitor",
            ["PlanMonitor__TableEndpoint"] = account.Tables.AbsoluteUri,
            ["PlanMonitor__BlobEndpoint"] = account.Blobs.AbsoluteUri,
            ["PlanMonitor__FirstAdministrator"] = HostYear.FirstAdministrator,
            ["SSL_CERT_FILE"] = azurite.CertificateFile,
        };
}
