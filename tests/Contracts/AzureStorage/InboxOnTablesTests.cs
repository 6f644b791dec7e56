using PlanMonitor.Functions;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The contract of the inbox over Azure Tables. Only with the official packages; without them it is type-checked.</summary>
[Collection(Azurite.Collection)]
public
#if AZURE_OFFICIAL
    sealed
#else
    abstract
#endif
    class InboxOnTablesTests(Azurite azurite) : InboxContract
{
    protected override Inbox Inbox { get; } = new(new TableRecords(azurite.NewAccount().TableClient()));
}
