using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Linearizability;

/// <summary>Somebody at a browser; two of them may be one account in two windows.</summary>
internal sealed record Client(int Number, string Login, Person Person);

/// <summary>What a client got for something it sent.</summary>
internal sealed record GivenReceipt(int Revision, string Number, string Login, string Content);

/// <summary>
/// Clients that act beside each other on one duty, each on what it saw last, and what they asked and were answered.
/// </summary>
internal sealed class Race(RaceDuty duty)
{
    /// <summary>
    /// In rounds of even seeds people write and judge; in those of odd ones they ask for time more often.
    /// </summary>
    private static readonly Ask[][] OfUnit =
    [
        [Ask.Save, Ask.Save, Ask.Submit, Ask.Submit, Ask.Submit, Ask.AskExtension],
        [
            Ask.Save,
            Ask.Save,
            Ask.Save,
            Ask.AskExtension,
            Ask.AskExtension,
            Ask.AskExtension,
            Ask.AskExtension,
            Ask.Submit,
        ],
    ];
    private static readonly Ask[][] OfOffice =
    [
        [Ask.Accept, Ask.Return, Ask.Return, Ask.Extend, Ask.Remind],
        [Ask.Return, Ask.Extend, Ask.Refuse, Ask.Refuse, Ask.Remind],
    ];

    private readonly string[] names = [.. duty.Contents.Keys];
    private readonly ConcurrentQueue<DutyCall> history = new();
    private readonly ConcurrentQueue<GivenReceipt> receipts = new();
    private int counter;

    public IReadOnlyCollection<DutyCall> History => history;

    public IReadOnlyCollection<GivenReceipt> Receipts => receipts;

    /// <summary>How etags name the contents, from a duty where nobody races.</summary>
    public async Task<DraftNames> LearnDrafts(Person officer)
    {
        var drafts = new DraftNames();
        foreach (var (name, content) in duty.Contents)
        {
            var seen = (await officer.Get(duty.Spare)).Text("etag");
            var saved = await officer.Put($"{duty.Spare}/draft", content, seen);
            Assert.True(saved.Ok, $"{name}: {saved.Code}");
            drafts.Learn(name, saved.Text("etag"));
        }
        return drafts;
    }

    /// <summary>All begin with a look, at once; when all have done, one of each side looks.</summary>
    public async Task Run(IReadOnlyList<Client> clients, int callsEach, int seed)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = clients.Select(c => Live(c, callsEach, seed, start.Task)).ToList();
        start.SetResult();
        await Task.WhenAll(running);
        await Do(clients[0], Ask.Look, null, null, "new");
        await Do(clients[^1], Ask.Look, null, null, "new");
    }

    /// <summary>Looks, mostly, before it acts; sometimes it acts on what it saw before.</summary>
    private async Task Live(Client client, int calls, int seed, Task start)
    {
        var random = new Random((seed * 100) + client.Number);
        var asks = (DutyModel.IsOfOffice(client.Login) ? OfOffice : OfUnit)[seed % 2];
        await start;
        var seen = await Do(client, Ask.Look, null, null, "new") ?? "new";
        for (var (i, looked) = (1, true); i < calls; i++)
        {
            looked = !looked && random.Next(4) > 0;
            var ask = looked ? Ask.Look : asks[random.Next(asks.Length)];
            var content = ask is Ask.Save or Ask.Submit ? names[random.Next(names.Length)] : null;
            DateOnly? day = ask is Ask.AskExtension or Ask.Extend ? duty.Days[random.Next(duty.Days.Length)] : null;
            seen = await Do(client, ask, content, day, seen) ?? seen;
        }
    }

    /// <returns>The etag of the answer; null: it has none.</returns>
    private async Task<string?> Do(Client client, Ask ask, string? content, DateOnly? day, string seen)
    {
        var begun = Interlocked.Increment(ref counter);
        var answer = await Send(client.Person, ask, content, day, seen);
        var ended = Interlocked.Increment(ref counter);
        var reply = Read(answer, client, content);
        history.Enqueue(
            new(client.Number, client.Login, ask, content, day, seen)
            {
                Begun = begun,
                Ended = ended,
                Reply = reply,
            }
        );
        return reply.Etag;
    }

    private Task<Answered> Send(Person person, Ask ask, string? content, DateOnly? day, string seen)
    {
        var path = duty.Path;
        var body = content is null ? new { } : duty.Contents[content];
        var extension = new { lastDay = day, reason = "Mưa lũ chia cắt địa bàn." };
        return ask switch
        {
            Ask.Look => person.Get(path),
            Ask.Save => person.Put($"{path}/draft", body, seen),
            Ask.Submit => person.Post($"{path}/submit", body, seen),
            Ask.Accept => person.Post($"{path}/accept", new { }, seen),
            Ask.Return => person.Post($"{path}/return", new { reason = "Bổ sung số buổi." }, seen),
            Ask.AskExtension => person.Post($"{path}/ask-extension", extension),
            Ask.Extend => person.Post($"{path}/extend", extension, seen),
            Ask.Refuse => person.Post($"{path}/refuse-extension", new { reason = "Đã đủ thời gian." }, seen),
            Ask.Remind => person.Post($"{path}/remind", new { }),
        };
    }

    private Reply Read(Answered answer, Client client, string? content)
    {
        if (!answer.Ok)
        {
            Assert.True(answer.Status is < 500 or 503, $"{answer.Status} {answer.Code}");
            var aside = answer.Json.TryGetProperty("setAside", out var n) && n.ValueKind == JsonValueKind.Number;
            return new(answer.Code!) { SetAside = aside ? n.GetInt32() : null };
        }
        if (answer.Status == 201)
        {
            var revision = answer.Json.Number("revision");
            receipts.Enqueue(new(revision, answer.Text("number"), client.Login, content!));
            return new(Reply.Done) { Receipt = revision, Etag = answer.Text("etag") };
        }
        if (!answer.Json.TryGetProperty("etag", out var etag))
            return new(Reply.Done);
        return new(Reply.Done) { Etag = etag.GetString(), Sight = SightOf(answer.Json) };
    }

    private Sight SightOf(JsonElement view)
    {
        var fates = view.GetProperty("revisions").EnumerateArray().Select(r => r.Text("fate")[0]);
        var draft = view.GetProperty("draft");
        var asked = view.GetProperty("extensionRequest");
        var extensions = view.GetProperty("extensions").EnumerateArray().Select(DayOf).ToList();
        return new(
            view.Text("status"),
            string.Concat(fates),
            view.GetProperty("log").GetArrayLength(),
            draft.ValueKind == JsonValueKind.Null ? null : NameOf(draft),
            asked.ValueKind == JsonValueKind.Null ? null : DayOf(asked),
            extensions.Count == 0 ? null : extensions.Max()
        );
    }

    /// <summary>Of a draft or a revision.</summary>
    public string NameOf(JsonElement content)
    {
        if (content.GetProperty("nil").GetBoolean())
            return RaceDuty.Nil;
        return content.GetProperty("values").Number(duty.Field).ToString(CultureInfo.InvariantCulture);
    }

    private static DateOnly DayOf(JsonElement extension) =>
        DateOnly.Parse(extension.Text("lastDay"), CultureInfo.InvariantCulture);
}
