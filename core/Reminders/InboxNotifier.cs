using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Core;

/// <summary>The channel that is always there: a row in the person's inbox. The key makes a second delivery harmless.</summary>
public sealed class InboxNotifier(IRecords records) : INotifier
{
    private const string Table = "inbox";

    public string Channel => "inbox";

    public async Task<DeliveryOutcome> Send(Message message, CancellationToken cancel)
    {
        await records.Write(Table, message.To, [Change.Insert(KeyOf(message), Json.Write(message))], cancel);
        return DeliveryOutcome.Sent;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Message>> Read(string login, int take, CancellationToken cancel) =>
        [.. (await records.Query(Table, login, KeyRange.All, take, null, cancel)).Rows.Select(r => Json.Read<Message>(r.Body))];

    /// <summary>Descending time, then the hash of the message's key.</summary>
    private static string KeyOf(Message message) => string.Create(CultureInfo.InvariantCulture,
        $"{DateTimeOffset.MaxValue.Ticks - message.At.UtcTicks:D19}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)))[..24]}");
}
