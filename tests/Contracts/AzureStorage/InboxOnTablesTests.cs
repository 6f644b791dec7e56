using PlanMonitor.Functions;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The notifier contract of the inbox, whose rows lie in Azure Tables. Only with the official packages; without them it is type-checked.</summary>
[Collection(Azurite.Collection)]
public
#if AZURE_OFFICIAL
    sealed
#else
    abstract
#endif
    class InboxOnTablesTests(Azurite azurite) : NotifierContract
{
    private readonly InboxNotifier inbox = new(new TableRecords(azurite.NewAccount().TableClient()));

    protected override INotifier Notifier => inbox;

    protected override Task<IReadOnlyList<Message>> Received(string login) => inbox.Read(login, 100, CancellationToken.None);
}
