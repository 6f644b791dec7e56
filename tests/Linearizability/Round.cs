using System.Text.Json;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Linearizability;

/// <summary>One race on one duty, searched for an order, and what stood there when it was over.</summary>
internal sealed class Round
{
    private readonly IReadOnlyCollection<DutyCall> calls;

    private Round(IReadOnlyCollection<DutyCall> calls) => this.calls = calls;

    /// <summary>Calls during which another client's was under way.</summary>
    public int Overlapping => calls.Count(c => calls.Any(o => o.Client != c.Client && IsBeside(c, o)));

    public int Count(Func<DutyCall, bool> which) => calls.Count(which);

    public int Refused(string code) => calls.Count(c => c.Reply.Code == code);

    public int DoneOf(Ask ask) => calls.Count(c => c.Ask == ask && c.Reply.Code == Reply.Done);

    public override string ToString()
    {
        var codes = calls.CountBy(c => c.Reply.Code).OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}");
        var done = Enum.GetValues<Ask>().Select(a => $"{a} {DoneOf(a)}");
        return $"{Overlapping} of {calls.Count} beside another; {string.Join(", ", codes)}; {string.Join(", ", done)}";
    }

    /// <param name="duty">Nobody has acted on it.</param>
    public static async Task<Round> Run(RaceDuty duty, IReadOnlyList<Client> clients, int callsEach, int seed)
    {
        var race = new Race(duty);
        var drafts = await race.LearnDrafts(clients[0].Person);
        await race.Run(clients, callsEach, seed);
        var start = new DutyModel
        {
            Today = duty.Today,
            LastDay = duty.LastDay,
            Drafts = drafts,
        };
        var order = Linearization.Search(race.History, start, DutyModel.Apply);
        Assert.True(order.Exists, $"Seed {seed}: no order.\n{Told(race.History, order)}");
        await AgreesAtTheEnd(race, start, order, duty, clients[0]);
        return new(race.History);
    }

    /// <summary>
    /// Every receipt names a revision that says what was sent; the log says what was done; one revision counts.
    /// </summary>
    private static async Task AgreesAtTheEnd(
        Race race,
        DutyModel start,
        Order<DutyModel, DutyCall> order,
        RaceDuty duty,
        Client officer
    )
    {
        var view = (await officer.Person.Get(duty.Path)).Json;
        var revisions = view.GetProperty("revisions").EnumerateArray().ToList();
        for (var sent = order.State!.Last; sent is not null; sent = sent.Before)
        {
            var path = $"{duty.Path}/revisions/{sent.Number}";
            var revision = (await officer.Person.Get(path)).Json;
            Assert.Equal(sent.Content, race.NameOf(revision));
            Assert.Contains($"({sent.By})", revision.Text("by"), StringComparison.Ordinal);
            var receipt = await officer.Person.Get($"{path}/receipt");
            Assert.Equal(revisions[sent.Number - 1].Text("receiptNumber"), receipt.Text("number"));
        }
        foreach (var given in race.Receipts)
        {
            var revision = (await officer.Person.Get($"{duty.Path}/revisions/{given.Revision}")).Json;
            Assert.Equal((given.Number, given.Content), (revision.Text("receiptNumber"), race.NameOf(revision)));
            Assert.Contains($"({given.Login})", revision.Text("by"), StringComparison.Ordinal);
        }
        var counting = revisions.Count(r => r.Text("fate") == "current");
        Assert.Equal(race.Receipts.Count > 0 ? 1 : 0, counting);
        var logged = view.GetProperty("log").EnumerateArray().Select(LineOf);
        Assert.Equal(Recorded(start, order.Calls).Order(StringComparer.Ordinal), logged.Order(StringComparer.Ordinal));
    }

    private static string LineOf(JsonElement line) => $"{line.Text("event")} {line.Text("by").Split('(', ')')[^2]}";

    /// <summary>
    /// What the log must say of calls in their order: what is answered as done before is not recorded again.
    /// </summary>
    private static IEnumerable<string> Recorded(DutyModel start, IEnumerable<DutyCall> order)
    {
        var state = start;
        foreach (var call in order)
        {
            var after = DutyModel.Apply(state, call)!;
            if (after.Acts > state.Acts)
                yield return $"{EventOf(call)} {call.Login}";
            state = after;
        }
    }

    private static string EventOf(DutyCall call) =>
        call.Ask switch
        {
            Ask.Look => throw new ArgumentException("A look is not recorded.", nameof(call)),
            Ask.Save => "draftSaved",
            Ask.Submit when call.Reply.SetAside is not null => "setAside",
            Ask.Submit => call.Content == RaceDuty.Nil ? "nilDeclared" : "submitted",
            Ask.Accept => "accepted",
            Ask.Return => "returned",
            Ask.AskExtension => "extensionAsked",
            Ask.Extend => "extended",
            Ask.Refuse => "extensionRefused",
            Ask.Remind => "reminded",
        };

    private static bool IsBeside(DutyCall one, DutyCall other) => one.Begun < other.Ended && other.Begun < one.Ended;

    private static string Told(IReadOnlyCollection<DutyCall> history, Order<DutyModel, DutyCall> order)
    {
        var rest = history.Except(order.Calls).OrderBy(c => c.Begun);
        return $"""
            In order, {order.Calls.Count} of {history.Count}:
            {string.Join('\n', order.Calls)}
            State: {order.State}
            Not in order:
            {string.Join('\n', rest)}
            """;
    }
}
