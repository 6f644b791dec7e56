namespace PlanMonitor.Tests.Linearizability;

/// <summary>The search itself: it finds an order where there is one, and none where there is none.</summary>
public sealed class LinearizationTests
{
    private static readonly DutyModel Fresh = new()
    {
        Today = new(2023, 11, 10),
        LastDay = new(2023, 11, 29),
        Drafts = Known(),
    };

    [Fact]
    public void Two_who_send_beside_each_other_one_has_a_receipt_and_the_other_is_set_aside()
    {
        DutyCall[] calls =
        [
            Call("xa-0", Ask.Submit, "1", 1, 5, Receipt(1, "1-0-2")),
            Call("xa-1", Ask.Submit, "2", 2, 4, new("submission-stale") { SetAside = 2 }),
            // Either of them may have been first when somebody looked in between.
            Call("phong-0", Ask.Look, null, 3, 6, Shown("new", "notStarted", "", 0)),
        ];
        Assert.True(Linearization.Search(calls, Fresh, DutyModel.Apply).Exists);
    }

    [Fact]
    public void An_update_that_was_lost_has_no_order()
    {
        var first = Call("xa-0", Ask.Save, "1", 1, 3, Shown("0-11-1", "draft", "", 1, "1"));
        var over = Call("xa-1", Ask.Save, "2", 2, 4, Shown("0-22-1", "draft", "", 2, "2"));
        Assert.False(HasOrder(first, over));
        Assert.True(HasOrder(first, over with { Reply = new("stale") }));
        Assert.True(HasOrder(first, over with { Seen = "0-11-1" }));
    }

    [Fact]
    public void A_look_that_shows_what_was_before_has_no_order_once_the_change_was_answered()
    {
        var sent = Call("xa-0", Ask.Submit, "1", 1, 4, Receipt(1, "1-0-2"));
        var old = Call("phong-0", Ask.Look, null, 3, 6, Shown("new", "notStarted", "", 0));
        Assert.True(HasOrder(sent, old));
        Assert.False(HasOrder(sent, old with { Begun = 5 }));
    }

    [Fact]
    public void Nobody_looks_back_behind_what_somebody_saw()
    {
        var sent = Call("xa-0", Ask.Submit, "1", 1, 9, Receipt(1, "1-0-2"));
        var newer = Call("phong-0", Ask.Look, null, 2, 3, Shown("1-0-2", "submitted", "c", 1));
        var older = Call("phong-1", Ask.Look, null, 4, 5, Shown("new", "notStarted", "", 0));
        Assert.False(HasOrder(sent, newer, older));
        Assert.True(HasOrder(sent, newer, older with { Begun = 0 }));
    }

    [Fact]
    public void A_look_at_half_of_an_act_has_no_order()
    {
        var sent = Call("xa-0", Ask.Submit, "1", 1, 9, Receipt(1, "1-0-2"));
        Assert.False(HasOrder(sent, Call("phong-0", Ask.Look, null, 2, 3, Shown("new", "notStarted", "", 1))));
        Assert.False(HasOrder(sent, Call("phong-0", Ask.Look, null, 2, 3, Shown("1-0-2", "submitted", "c", 0))));
    }

    [Fact]
    public void What_nobody_sent_is_not_accepted_and_nothing_is_judged_twice()
    {
        var accepted = Call("phong-0", Ask.Accept, null, 3, 5, Shown("1-0-4", "accepted", "c", 2)) with
        {
            Seen = "1-0-2",
        };
        var sent = Call("xa-0", Ask.Submit, "1", 1, 2, Receipt(1, "1-0-2"));
        Assert.False(HasOrder(accepted));
        Assert.True(HasOrder(sent, accepted));
        var returned = Call("phong-1", Ask.Return, null, 4, 6, Shown("1-0-3", "returned", "c", 2)) with
        {
            Seen = "1-0-2",
        };
        Assert.False(HasOrder(sent, accepted, returned));
        Assert.True(HasOrder(sent, accepted, returned with { Reply = new("stale") }));
    }

    [Fact]
    public void One_receipt_is_not_given_to_two()
    {
        var one = Call("xa-0", Ask.Submit, "1", 1, 3, Receipt(1, "1-0-2"));
        Assert.False(HasOrder(one, Call("xa-1", Ask.Submit, "1", 2, 4, Receipt(1, "1-0-2"))));
        // The same person's second click has it again.
        Assert.True(HasOrder(one, Call("xa-0", Ask.Submit, "1", 2, 4, Receipt(1, "1-0-2"))));
    }

    /// <summary>
    /// A number that is written and read, by few calls: every order is tried one by one, and the search says the same.
    /// </summary>
    [Fact]
    public void The_search_says_what_trying_every_order_says() =>
        Seed.Run(seed =>
        {
            var (random, with, without) = (new Random((int)seed.Seed), 0, 0);
            for (var i = 0; i < 2000; i++)
            {
                var calls = Enumerable.Range(0, 5).Select(_ => NumberCall.Any(random)).ToArray();
                var expected = Orders(calls).Any(IsOrder);
                Assert.Equal(expected, Linearization.Search(calls, new Number(0), NumberCall.Apply).Exists);
                (with, without) = expected ? (with + 1, without) : (with, without + 1);
            }
            Assert.True(with > 200 && without > 200, $"{with} with an order, {without} without");
        });

    /// <summary>
    /// Answers of the model itself, each call stretched around its moment: in order. With one look of another moment:
    /// not.
    /// </summary>
    [Fact]
    public void Long_histories_of_many_are_searched_and_one_wrong_look_in_them_is_found() =>
        Seed.Run(seed =>
        {
            var random = new Random((int)seed.Seed);
            for (var i = 0; i < 20; i++)
            {
                var calls = Played(random);
                Assert.True(Linearization.Search(calls, Fresh, DutyModel.Apply).Exists);
                var late = calls.Last(c => c.Ask == Ask.Look);
                var wrong = late with { Reply = Shown("new", "notStarted", "", 0) };
                var spoiled = calls.Select(c => c == late ? wrong : c);
                Assert.False(Linearization.Search(spoiled, Fresh, DutyModel.Apply).Exists);
            }
        });

    private static List<DutyCall> Played(Random random)
    {
        var (state, calls, etags) = (Fresh, new List<DutyCall>(), new List<string> { "new" });
        Ask[] asks = [Ask.Look, Ask.Save, Ask.Submit, Ask.Accept, Ask.Return, Ask.AskExtension, Ask.Extend];
        for (var i = 1; i <= 100; i++)
        {
            var ask = i == 100 ? Ask.Look : asks[random.Next(asks.Length)];
            var ofUnit = ask is Ask.Save or Ask.Submit or Ask.AskExtension;
            var login = $"{(ofUnit ? "xa" : "phong")}-{random.Next(4)}";
            var seen = etags[^random.Next(1, Math.Min(4, etags.Count + 1))];
            var content = ask is Ask.Save or Ask.Submit ? $"{random.Next(1, 3)}" : null;
            var asked = new DutyCall(i % 16, login, ask, content, new(2023, 12, random.Next(1, 20)), seen)
            {
                // Up to a dozen are under way at once.
                Begun = (i * 20) - random.Next(120),
                Ended = (i * 20) + random.Next(1, 120),
                Reply = new(Reply.Done),
            };
            (state, var reply) = state.Do(asked);
            calls.Add(asked with { Reply = reply });
            if (reply.Etag is { } etag)
                etags.Add(etag);
        }
        return calls;
    }

    private static bool HasOrder(params DutyCall[] calls) => Linearization.Search(calls, Fresh, DutyModel.Apply).Exists;

    private static DutyCall Call(string login, Ask ask, string? content, int begun, int ended, Reply reply) =>
        new(0, login, ask, content, null, "new")
        {
            Begun = begun,
            Ended = ended,
            Reply = reply,
        };

    private static Reply Receipt(int number, string etag) => new(Reply.Done) { Receipt = number, Etag = etag };

    private static Reply Shown(string etag, string status, string fates, int acts, string? draft = null) =>
        new(Reply.Done) { Etag = etag, Sight = new(status, fates, acts, draft, null, null) };

    private static DraftNames Known()
    {
        var drafts = new DraftNames();
        drafts.Learn("1", "0-11-1");
        drafts.Learn("2", "0-22-1");
        return drafts;
    }

    private static bool IsOrder(IReadOnlyList<NumberCall> order)
    {
        var inTime = order.Select((c, i) => order.Take(i).All(before => before.Begun < c.Ended)).All(t => t);
        Number? state = new(0);
        foreach (var call in order)
            state = state is null ? null : NumberCall.Apply(state, call);
        return inTime && state is not null;
    }

    private static IEnumerable<IReadOnlyList<NumberCall>> Orders(IReadOnlyList<NumberCall> calls)
    {
        if (calls.Count == 0)
            return
            [
                [],
            ];
        return calls.SelectMany(
            (first, i) =>
                Orders([.. calls.Where((_, n) => n != i)]).Select(IReadOnlyList<NumberCall> (rest) => [first, .. rest])
        );
    }

    private sealed record Number(int Value);

    private sealed record NumberCall(bool Writes, int Value, int Begun, int Ended) : ICall
    {
        public bool LeavesNothing => !Writes;

        public static NumberCall Any(Random random)
        {
            var begun = random.Next(20);
            return new(random.Next(2) == 0, random.Next(3), begun, begun + random.Next(1, 9));
        }

        public static Number? Apply(Number before, NumberCall call)
        {
            if (call.Writes)
                return new(call.Value);
            return before.Value == call.Value ? before : null;
        }
    }
}
