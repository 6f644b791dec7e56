namespace PlanMonitor.Tests.Contracts;

public sealed class InboxTests : InboxContract, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;

    public InboxTests()
    {
        records = new(folder.File("i.db"));
        Inbox = new(records);
    }

    protected override Inbox Inbox { get; }

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }
}
