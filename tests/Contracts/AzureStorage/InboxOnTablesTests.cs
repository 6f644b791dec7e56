namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The contract of the inbox over Azure Tables.</summary>
[Slow]
public sealed class InboxOnTablesTests(Azurite azurite) : InboxContract
{
    protected override Inbox Inbox { get; } = new(new TableRecords(azurite.NewAccount().TableClient()));
}
