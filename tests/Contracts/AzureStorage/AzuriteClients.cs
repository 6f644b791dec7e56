using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>Clients as the host makes them, that send over a wire the test can read.</summary>
public static class AzuriteClients
{
    public static TableServiceClient TableClient(this AzuriteAccount account, Wire? wire = null)
    {
        var options = new TableClientOptions { Transport = (wire ?? account.Wire()).Transport };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new(account.Tables, new EmulatorCredential(TimeProvider.System), options);
    }

    public static BlobServiceClient BlobClient(this AzuriteAccount account, Wire? wire = null)
    {
        var options = new BlobClientOptions { Transport = (wire ?? account.Wire()).Transport };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new(account.Blobs, new EmulatorCredential(TimeProvider.System), options);
    }
}
