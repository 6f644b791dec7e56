using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

public sealed class InboxNotifierTests : NotifierContract, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly InboxNotifier inbox;

    public InboxNotifierTests()
    {
        records = new(folder.File("i.db"));
        inbox = new(records);
    }

    protected override INotifier Notifier => inbox;

    protected override Task<IReadOnlyList<Message>> Received(string login) => inbox.Read(login, 100, None);

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_newest_message_stands_first()
    {
        foreach (var (key, at) in new[] { ("k1", "20/02/2023 08:00:00"), ("k3", "22/02/2023 08:00:00"), ("k2", "21/02/2023 08:00:00") })
            await inbox.Send(Message(key, at), None);
        Assert.Equal([At("22/02/2023 08:00:00"), At("21/02/2023 08:00:00")], (await inbox.Read("xa.tu-ha", 2, None)).Select(m => m.At));
    }
}
