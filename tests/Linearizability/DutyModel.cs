using System.Globalization;

namespace PlanMonitor.Tests.Linearizability;

/// <summary>
/// What one duty is, done one call after another: written from docs/api.md and the decisions, and nothing of core is
/// called.
/// Only this is taken over: how an etag is written, and the words for the status.
/// </summary>
internal sealed record DutyModel
{
    public required DateOnly Today { get; init; }
    public required DateOnly LastDay { get; init; }

    /// <summary>How etags name a draft, by the name of its content.</summary>
    public required DraftNames Drafts { get; init; }

    public string Status { get; init; } = "notStarted";
    public Sent? Last { get; init; }
    public Sent? Counts { get; init; }
    public string? Draft { get; init; }
    public string? DraftBy { get; init; }
    public DateOnly? AskedFor { get; init; }
    public string? AskedBy { get; init; }
    public DateOnly? ExtendedTo { get; init; }
    public bool Reminded { get; init; }
    public int Acts { get; init; }

    /// <summary>Null: not what was answered.</summary>
    public static DutyModel? Apply(DutyModel before, DutyCall call)
    {
        // Nothing is recorded then, and the person is told to try again: true in every state.
        if (call.Reply.Code == "storage-busy")
            return before;
        var (after, expected) = before.Do(call);
        return Agrees(expected, call.Reply) ? after : null;
    }

    /// <summary>What is answered, and the state then.</summary>
    public (DutyModel After, Reply Reply) Do(DutyCall call) =>
        call.Ask switch
        {
            Ask.Look => Shown(this, call),
            Ask.Save => Save(call),
            Ask.Submit => Submit(call),
            Ask.Accept => Judge(call, "accepted", "submitted"),
            Ask.Return => Judge(call, "returned", "submitted", "accepted"),
            Ask.AskExtension => AskExtension(call),
            Ask.Extend => Extend(call),
            Ask.Refuse => Refuse(call),
            Ask.Remind => Remind(call),
        };

    private string Etag => Etags.Write(Counts?.Number ?? 0, Draft is null ? "0" : Drafts.Of(Draft), Status);

    private bool IsSent => Status is "submitted" or "accepted";

    private bool IsPast => Today > LastDayInForce;

    private DateOnly LastDayInForce => ExtendedTo is { } later && later > LastDay ? later : LastDay;

    private string? WhyNotWrite =>
        Status switch
        {
            "accepted" => "already-accepted",
            "submitted" when IsPast => "already-submitted",
            _ => null,
        };

    private (DutyModel, Reply) Save(DutyCall call)
    {
        if (WhyNotWrite is { } refused)
            return Refused(refused);
        var (revision, draft, _) = Etags.Read(call.Seen);
        var isSameDraft = (Draft is null ? "0" : Drafts.Of(Draft)) == draft || Draft == call.Content;
        if (revision != (Counts?.Number ?? 0) || !isSameDraft)
            return Refused("stale");
        var status = Status == "notStarted" ? "draft" : Status;
        return Shown(Recorded() with { Status = status, Draft = call.Content, DraftBy = call.Login }, call);
    }

    private (DutyModel, Reply) Submit(DutyCall call)
    {
        var (revision, draft, _) = Etags.Read(call.Seen);
        var isNewer = revision != (Counts?.Number ?? 0);
        // The click that was made twice: it has its receipt.
        if (isNewer && Counts is { } mine && mine.By == call.Login && mine.Content == call.Content)
            return (this, new(Reply.Done) { Receipt = mine.Number, Etag = Etag });
        var draftWasChanged = Draft is not null && Drafts.Of(Draft) != draft;
        if (isNewer || (draftWasChanged && DraftBy != call.Login))
            return KeepAside(call, isNewer ? "submission-stale" : "draft-newer");
        if (draftWasChanged && Draft != call.Content)
            return Refused("stale");
        if (WhyNotWrite is { } refused)
            return Refused(refused);
        if (Counts?.Content == call.Content)
            return Refused("same-as-sent");
        var sent = new Sent((Last?.Number ?? 0) + 1, call.Login, call.Content!, IsAside: false, Last);
        var after = Recorded() with { Status = "submitted", Last = sent, Counts = sent };
        after = after with { Draft = null, DraftBy = null, AskedFor = null };
        return (after, new(Reply.Done) { Receipt = sent.Number, Etag = after.Etag });
    }

    /// <summary>What came too late is kept once (decision 3).</summary>
    private (DutyModel, Reply) KeepAside(DutyCall call, string why)
    {
        for (var kept = Last; kept is not null; kept = kept.Before)
        {
            if (kept.IsAside && kept.By == call.Login && kept.Content == call.Content)
                return (this, new(why) { SetAside = kept.Number });
        }
        var aside = new Sent((Last?.Number ?? 0) + 1, call.Login, call.Content!, IsAside: true, Last);
        return (Recorded() with { Last = aside }, new(why) { SetAside = aside.Number });
    }

    /// <summary>An office judges what it saw.</summary>
    private (DutyModel, Reply) Judge(DutyCall call, string verdict, params string[] of)
    {
        if (!of.Contains(Status))
            return Refused("nothing-to-review");
        return IsStaleForOffice(call) ? Refused("stale") : Shown(Recorded() with { Status = verdict }, call);
    }

    /// <summary>The click that was made twice: it was asked for already.</summary>
    private (DutyModel, Reply) AskExtension(DutyCall call)
    {
        var (after, reply) = MoreTime(call, this with { AskedFor = call.Day, AskedBy = call.Login });
        var isRepeated = AskedFor == call.Day && AskedBy == call.Login && reply.Code == Reply.Done;
        return isRepeated ? Shown(this, call) : (after, reply);
    }

    private (DutyModel, Reply) Extend(DutyCall call)
    {
        if (!IsSent && IsStaleForOffice(call))
            return Refused("stale");
        return MoreTime(call, this with { AskedFor = null, ExtendedTo = call.Day });
    }

    private (DutyModel, Reply) MoreTime(DutyCall call, DutyModel then)
    {
        if (IsSent)
            return Refused("nothing-left-to-do");
        if (call.Day <= LastDayInForce)
            return Refused("extension-not-later");
        return Shown(then with { Acts = Acts + 1 }, call);
    }

    private (DutyModel, Reply) Refuse(DutyCall call)
    {
        if (AskedFor is null)
            return Refused("no-extension-request");
        return IsStaleForOffice(call) ? Refused("stale") : Shown(Recorded() with { AskedFor = null }, call);
    }

    private (DutyModel, Reply) Remind(DutyCall call)
    {
        if (IsSent)
            return Refused("nothing-left-to-do");
        return Reminded ? Refused("reminded-recently") : (Recorded() with { Reminded = true }, new(Reply.Done));
    }

    private bool IsStaleForOffice(DutyCall call)
    {
        var (revision, _, status) = Etags.Read(call.Seen);
        return revision != (Counts?.Number ?? 0) || status != Status;
    }

    private DutyModel Recorded() => this with { Acts = Acts + 1 };

    private (DutyModel, Reply) Refused(string code) => (this, new(code));

    private static (DutyModel, Reply) Shown(DutyModel m, DutyCall call)
    {
        var draft = IsOfOffice(call.Login) ? null : m.Draft;
        var sight = new Sight(m.Status, m.Fates(), m.Acts, draft, m.AskedFor, m.ExtendedTo);
        return (m, new(Reply.Done) { Etag = m.Etag, Sight = sight });
    }

    /// <summary>A draft is its unit's own business.</summary>
    public static bool IsOfOffice(string login) => login.StartsWith("phong", StringComparison.Ordinal);

    private string Fates()
    {
        var fates = "";
        for (var sent = Last; sent is not null; sent = sent.Before)
            fates = FateOf(sent) + fates;
        return fates;
    }

    private char FateOf(Sent sent)
    {
        if (sent.IsAside)
            return 's';
        return sent.Number == Counts!.Number ? 'c' : 'r';
    }

    private static bool Agrees(Reply expected, Reply got) => expected == got;
}

/// <summary>A revision, with all before it.</summary>
internal sealed record Sent(int Number, string By, string Content, bool IsAside, Sent? Before);

/// <summary>How etags name drafts; one for all states of a model.</summary>
internal sealed class DraftNames
{
    private readonly Dictionary<string, string> byContent = [];

    public void Learn(string content, string etag) => byContent.Add(content, Etags.Read(etag).Draft);

    public string Of(string content) => byContent[content];
}

/// <summary>"new", or "revision-draft-status".</summary>
internal static class Etags
{
    private static readonly string[] Statuses = ["notStarted", "draft", "submitted", "returned", "accepted"];

    public static string Write(int revision, string draft, string status)
    {
        var number = Array.IndexOf(Statuses, status);
        if (revision == 0 && draft == "0" && number == 0)
            return "new";
        return string.Create(CultureInfo.InvariantCulture, $"{revision}-{draft}-{number}");
    }

    public static (int Revision, string Draft, string Status) Read(string etag)
    {
        if (etag == "new")
            return (0, "0", Statuses[0]);
        var parts = etag.Split('-');
        var (revision, status) = (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[2][0] - '0');
        return (revision, parts[1], Statuses[status]);
    }
}
