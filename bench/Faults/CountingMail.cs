namespace PlanMonitor.Bench;

/// <summary>Whatever reaches it is counted outside of the process: a line in a file.</summary>
public sealed class CountingMail(string folder) : INotifier
{
    public Channel Channel => Channel.Email;

    /// <summary>Ids, one for each time.</summary>
    public static IReadOnlyList<string> Received(string folder) => File.ReadAllLines(Path.Combine(folder, "mail.txt"));

    public async Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        await File.AppendAllLinesAsync(Path.Combine(folder, "mail.txt"), [message.Id], cancel);
        return new(DeliveryOutcome.Sent);
    }
}
