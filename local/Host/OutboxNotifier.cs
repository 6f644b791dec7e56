using System.Globalization;
using PlanMonitor.Core;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Host;

/// <summary>E-mail while no mail server is set: letters lie in a box that the administrator reads. The id makes a second delivery harmless.</summary>
public sealed class OutboxNotifier(IRecords records) : INotifier
{
    private const string OutboxTable = "outbox";
    private const string Partition = "outbox";

    public Channel Channel => Channel.Email;

    public async Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        await records.Write(OutboxTable, Partition, [RowChange.Insert(KeyOf(message), Json.Write(message))], cancel);
        return new(DeliveryOutcome.Sent);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Outgoing>> Read(int take, CancellationToken cancel) =>
        [
            .. (await records.Query(OutboxTable, Partition, KeyRange.All, take, null, cancel)).Rows.Select(r =>
                Json.Read<Outgoing>(r.Body)
            ),
        ];

    /// <summary>Descending time, then the id.</summary>
    private static string KeyOf(Outgoing message) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.MaxValue.Ticks - message.At.UtcTicks:D19}|{message.Id}"
        );
}
