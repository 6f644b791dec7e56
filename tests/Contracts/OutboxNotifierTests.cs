using PlanMonitor.Tests.Channels;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>E-mail without a mail server: a box on this machine that keeps each message once.</summary>
public sealed class OutboxNotifierTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly OutboxNotifier outbox;

    public OutboxNotifierTests()
    {
        records = new(folder.File("o.db"));
        outbox = new(records);
    }

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_message_lies_there_as_it_was_written_and_once()
    {
        for (var attempt = 0; attempt < 2; attempt++)
            Assert.Equal(new Delivery(DeliveryOutcome.Sent), await outbox.Send(Letters.Digest, None));
        Assert.Equal(Json.Write(Letters.Digest), Json.Write(Assert.Single(await outbox.Read(10, None))));
    }

    [Fact]
    public async Task The_newest_lies_on_top()
    {
        await outbox.Send(Letters.One with { Id = "a", At = At("24/02/2023 07:00:00") }, None);
        await outbox.Send(Letters.One with { Id = "b", At = At("27/02/2023 07:00:00") }, None);
        await outbox.Send(Letters.One with { Id = "c", At = At("25/02/2023 07:00:00") }, None);
        Assert.Equal(["b", "c"], (await outbox.Read(2, None)).Select(m => m.Id));
    }
}
