namespace PlanMonitor.Tests.Contracts.AzureStorage;

public sealed class BlobHeadsTests(Azurite azurite) : HeadsContract
{
    protected override IHeads Heads { get; } = new BlobHeads(azurite.NewAccount().BlobClient());
}
