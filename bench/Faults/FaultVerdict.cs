using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>
/// What was lost and what was doubled, by comparing three things: the same year without deaths, the ledger, and what
/// the mail server counted.
/// </summary>
/// <param name="Letters">Letters in the ledger.</param>
/// <param name="Messages">Messages that went out.</param>
/// <param name="Lost">Letters that were never written, or messages that the ledger calls sent and the server never saw,
/// or that stand unsent at the end.</param>
/// <param name="Doubled">Letters that went out with two messages, or messages that the server has more often than the
/// ledger admits.</param>
/// <param name="Again">Messages transmitted again under the same Message-ID after a death in the middle; each is called
/// doubtful in the ledger.</param>
public sealed record FaultVerdict(
    int Letters,
    int Messages,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Doubled,
    int Again
)
{
    /// <param name="expected">Keys of the letters of the year without deaths.</param>
    /// <param name="received">Message-IDs the server took, one for each time.</param>
    public static FaultVerdict Of(
        IReadOnlySet<string> expected,
        IReadOnlyList<Message> letters,
        IReadOnlyList<OutgoingRow> messages,
        IReadOnlyList<string> received
    )
    {
        var counted = received.GroupBy(IdOf).ToDictionary(g => g.Key, g => g.Count());
        var keys = letters.Select(l => l.Key).ToHashSet();
        bool IsAtServer(OutgoingRow m) => m.State == OutgoingState.Sent && counted.ContainsKey(m.Mail.Id);
        var unwritten = expected.Where(k => !keys.Contains(k)).Select(k => $"never written: {k}");
        var notInInbox = letters.Where(l => l.State != MessageState.Sent).Select(l => $"not in the inbox: {l.Key}");
        var notAtServer = messages
            .Where(m => !IsAtServer(m))
            .Select(m => $"{m.State}, and not at the server: {m.Mail.Id}");
        var unexpected = keys.Where(k => !expected.Contains(k)).Select(k => $"not in the year without deaths: {k}");
        var known = messages.Select(m => m.Mail.Id);
        var unknown = counted.Keys.Except(known).Select(id => $"unknown to the ledger: {id}");
        IReadOnlyList<string> lost = [.. unwritten, .. notInInbox, .. letters.SelectMany(Unsent), .. notAtServer];
        var twice = InSeveral(messages).Concat(TooOften(messages, counted));
        var again = counted.Values.Sum(n => n - 1);
        return new(letters.Count, messages.Count, lost, [.. twice, .. unexpected, .. unknown], again);
    }

    private static IEnumerable<string> Unsent(Message letter)
    {
        var unsent = letter.Channels.Where(c =>
            c.State is not (ChannelDeliveryState.Sent or ChannelDeliveryState.Overtaken)
        );
        return unsent.Select(c => $"{c.State}: {letter.Key}");
    }

    /// <summary>Letters that went out with several messages of one channel.</summary>
    private static IEnumerable<string> InSeveral(IReadOnlyList<OutgoingRow> messages)
    {
        var sent = messages.SelectMany(m => m.Mail.Letters.Select(l => (l.Key, m.Mail.Channel)));
        var several = sent.GroupBy(l => l).Where(g => g.Count() > 1);
        return several.Select(g => $"in {g.Count()} messages: {g.Key.Key}");
    }

    private static IEnumerable<string> TooOften(IReadOnlyList<OutgoingRow> messages, Dictionary<string, int> counted)
    {
        var often = messages.Where(m => counted.GetValueOrDefault(m.Mail.Id) > 1 + m.Doubtful);
        return often.Select(m => $"{counted[m.Mail.Id]} times at the server, {m.Doubtful} doubtful: {m.Mail.Id}");
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Letters} letters, {Messages} messages: {Lost.Count} lost, {Doubled.Count} doubled; {Again} transmitted again under the same Message-ID and called so"
        );

    /// <summary>"&lt;id@domain&gt;" -> id.</summary>
    private static string IdOf(string messageId) => messageId.Trim('<', '>').Split('@')[0];
}
