using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders.Kinds;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Reminders;

/// <summary>Why one moment of a rule brought a letter or none.</summary>
public enum WhyDecision
{
    /// <summary>The letter is in the ledger.</summary>
    Sent,

    /// <summary>Its moment is later.</summary>
    ToCome,

    /// <summary>Its moment is later, and as things stand it would bring nothing.</summary>
    Paused,

    /// <summary>At its moment nobody had to be told.</summary>
    Stopped,

    /// <summary>A newer reminder took its place, or it was of no use any more when the system ran again.</summary>
    Overtaken,

    /// <summary>Its moment had already passed when this date was set.</summary>
    NotYetSet,

    /// <summary>No account held the role it writes to.</summary>
    Nobody,

    /// <summary>The unit did not owe the report then.</summary>
    NotOwed,

    /// <summary>It is time: the next run sends it.</summary>
    Due,
}

/// <summary>One moment of one rule for one duty, and why it brought a letter or none.</summary>
/// <param name="Words">The decision in words, with what it was decided on.</param>
/// <param name="Letters">The entries of the ledger.</param>
public sealed record Why(Planned Planned, WhyDecision Decision, Text Words, IReadOnlyList<Message> Letters);

/// <summary>Everything an answer is made of.</summary>
/// <param name="At">The moment asked about.</param>
/// <param name="Duty">As it was configured at that moment.</param>
/// <param name="Amendments">Of the duty's deadline, up to that moment.</param>
/// <param name="Ledger">What was written about the duty, ever.</param>
/// <param name="Holders">Logins of those who hold the role a rule writes to, today.</param>
public sealed record WhyInput(
    DateTimeOffset At,
    Cycle Cycle,
    Duty Duty,
    Unit? Unit,
    SubmissionState? State,
    IReadOnlyList<LogEntry> Log,
    IReadOnlyList<Amendment> Amendments,
    IReadOnlyList<Message> Ledger,
    IReadOnlyDictionary<ReminderAudience, IReadOnlyList<string>> Holders,
    WorkingDays Days
);

/// <summary>"Why did I (not) get this?": the evaluation of every rule for one duty at a moment, from the same rules that send. Pure.</summary>
public static class WhyRules
{
    /// <summary>A run writes for what became due within the hour before it.</summary>
    private static readonly TimeSpan SameRun = TimeSpan.FromHours(1);

    /// <summary>In order of time.</summary>
    public static IReadOnlyList<Why> Explain(WhyInput input)
    {
        var due = Timeliness.InForce(input.Duty, StateAt(input, input.At));
        var all = ReminderRules.Plan(input.Cycle, input.Duty, due, input.Days);
        var plan = all.Where(p => p.IsToUnit).ToList();
        return [.. plan.Select(p => Explain(input, plan, p, due))];
    }

    /// <summary>Letters that no present moment of a rule explains: of acts, and of dates that held earlier.</summary>
    public static IReadOnlyList<Message> Others(WhyInput input, IReadOnlyList<Why> explained)
    {
        var known = explained.SelectMany(w => w.Letters).Select(m => m.Key).ToHashSet();
        var others = input.Ledger.Where(m => !known.Contains(m.Key) && m.ClaimedAt <= input.At);
        return [.. others.OrderBy(m => m.At)];
    }

    /// <summary>Why nobody has to be told about a duty; null: somebody has.</summary>
    public static Text? WhyQuiet(SubmissionState? state)
    {
        if (state?.Waiver is { } waiver)
            return WhyTexts.Waived.With(VietnamTime.Show(waiver.At));
        if (state is { Current: { } current, Status: SubmissionStatus.Submitted or SubmissionStatus.Accepted })
        {
            var words = current.Nil ? WhyTexts.Nil : WhyTexts.Submitted;
            return words.With(VietnamTime.Show(current.SubmittedAt), current.By);
        }
        if (state?.ExtensionRequest is { } request)
            return WhyTexts.ExtensionAsked.With(VietnamTime.Show(request.At));
        return state?.BlockingDifficulties.Count > 0 ? WhyTexts.Blocked : null;
    }

    /// <summary>Why nobody had to be told at the moment asked about; null: somebody had.</summary>
    public static Text? QuietAt(WhyInput input) => WhyQuiet(StateAt(input, input.At));

    private static Why Explain(WhyInput input, List<Planned> plan, Planned planned, DueDate? due)
    {
        var ofRule = input.Ledger.Where(m => m.Rule == planned.Rule && m.Moment == planned.Moment);
        var letters = ofRule.Where(m => m.ClaimedAt <= input.At).ToList();
        Why Answer(WhyDecision decision, Text words) => new(planned, decision, words, letters);
        if (letters.Count > 0)
        {
            var firstSent = letters.Min(m => m.SentAt ?? m.ClaimedAt);
            return Answer(WhyDecision.Sent, WhyTexts.Sent.With(VietnamTime.Show(firstSent), letters.Count));
        }
        if (planned.At > input.At)
        {
            if (WhyQuiet(StateAt(input, input.At)) is { } paused)
                return Answer(WhyDecision.Paused, WhyTexts.Paused.WithTexts(paused));
            return Answer(WhyDecision.ToCome, WhyTexts.ToCome.With(VietnamTime.Show(planned.At)));
        }
        if (!Duties.IsOwedBy(input.Unit, input.Duty))
            return Answer(WhyDecision.NotOwed, WhyTexts.NotOwed);
        var then = StateAt(input, planned.At);
        var dueThen = Timeliness.InForce(input.Duty, then);
        if (due is not null && dueThen is not null && dueThen.LastDay != due.LastDay)
            return Answer(WhyDecision.NotYetSet, WhyTexts.NotYetSet.With(VietnamTime.Show(due.LastDay)));
        if (WhyQuiet(then) is { } quiet)
            return Answer(WhyDecision.Stopped, quiet);
        if (input.Holders.GetValueOrDefault(planned.Audience) is not { Count: > 0 } holders)
        {
            var toHead = planned.Audience == ReminderAudience.Head;
            return Answer(WhyDecision.Nobody, toHead ? WhyTexts.NoHead : WhyTexts.NoOfficer);
        }
        if ((InAnother(input, planned, due) ?? InAnotherRole(input, planned, holders)) is { } other)
            return Answer(WhyDecision.Overtaken, WhyTexts.InAnother.With(other.Subject));
        if (planned.UsefulUntil <= input.At)
            return Answer(WhyDecision.Overtaken, WhyTexts.Useless.With(VietnamTime.Show(planned.UsefulUntil)));
        var newer = ReminderRules.DueNow(plan, input.At).FirstOrDefault(p => p.Audience == planned.Audience);
        if (newer is not null && newer != planned)
            return Answer(WhyDecision.Overtaken, WhyTexts.Overtaken.With(VietnamTime.Show(newer.At)));
        return Answer(WhyDecision.Due, WhyTexts.Due);
    }

    /// <summary>A letter about an act that told the same people of the same date in the same run, or earlier that day: a moved deadline and a reminder of it are one letter.</summary>
    private static Message? InAnother(WhyInput input, Planned planned, DueDate? due)
    {
        var ofActs = input.Ledger.Where(m => m.Audience is null && m.DueAt is not null && m.DueAt == due?.EndsAt);
        var from = ReminderRules.ToldAt(planned, input.State, input.Amendments) ?? planned.At;
        var meanwhile = ofActs.Where(m => m.ClaimedAt >= from && m.ClaimedAt <= input.At);
        return meanwhile.FirstOrDefault(m => m.ClaimedAt < planned.At + SameRun);
    }

    /// <summary>A person who holds two roles at a unit is reminded once.</summary>
    private static Message? InAnotherRole(WhyInput input, Planned planned, IReadOnlyList<string> holders)
    {
        var sameMorning = input.Ledger.Where(m => m.Audience is not null && m.At == planned.At);
        var ofHolders = sameMorning.Where(m => holders.Contains(m.To)).ToList();
        return holders.All(h => ofHolders.Any(m => m.To == h)) ? ofHolders.FirstOrDefault() : null;
    }

    /// <summary>With what was asked for and not answered at that moment, which decides whether somebody is reminded.</summary>
    private static SubmissionState? StateAt(WhyInput input, DateTimeOffset at)
    {
        if (HistoryRules.At(input.State, input.Log, at) is not { } state || state == input.State)
            return input.State is not null && input.Log.Any(l => l.At <= at) ? input.State : null;
        var log = input.Log.TakeWhile(l => l.At <= at).ToList();
        var asked = log.LastOrDefault(l =>
            l.Event
                is LogEvent.ExtensionAsked
                    or LogEvent.Extended
                    or LogEvent.ExtensionRefused
                    or LogEvent.Submitted
                    or LogEvent.NilDeclared
                    or LogEvent.Waived
        );
        var blocking = log.LastOrDefault(l =>
            l.Event
                is LogEvent.DifficultyBlocks
                    or LogEvent.DifficultyBlocksNoMore
                    or LogEvent.DifficultyAnswered
                    or LogEvent.DifficultyClosed
        );
        var request = asked is { Event: LogEvent.ExtensionAsked }
            ? new Extension(DateOnly.MinValue, asked.Detail ?? "", asked.By, asked.At)
            : null;
        var isBlocked = blocking is { Event: LogEvent.DifficultyBlocks };
        return state with { ExtensionRequest = request, BlockingDifficulties = isBlocked ? [0] : [] };
    }
}

/// <summary>The words of the answers.</summary>
public static class WhyTexts
{
    public static readonly Text Sent = new("Đã gửi lúc {0} tới {1} người", "Sent {0}; recipients: {1}");
    public static readonly Text ToCome = new(
        "Sẽ gửi lúc {0} nếu khi đó vẫn chưa nộp",
        "Will be sent {0} if nothing has been submitted by then"
    );
    public static readonly Text Paused = new(
        "Chưa đến giờ, và hiện không phải nhắc: {0}",
        "Not yet time, and as things stand nobody is to be told: {0}"
    );
    public static readonly Text Submitted = new("đơn vị đã nộp lúc {0} ({1})", "submitted {0} ({1})");
    public static readonly Text Nil = new(
        "đơn vị đã nộp, có khai không phát sinh lúc {0} ({1})",
        "declared nil {0} ({1})"
    );
    public static readonly Text Waived = new("đơn vị được miễn nộp từ {0}", "released since {0}");
    public static readonly Text ExtensionAsked = new(
        "đơn vị đã đề nghị gia hạn lúc {0}, đang chờ trả lời",
        "an extension was asked for {0} and not answered yet"
    );
    public static readonly Text Blocked = new(
        "có vướng mắc được xác nhận là chưa thể nộp, đang chờ trả lời",
        "a difficulty that stands in the way waits for its answer"
    );
    public static readonly Text NotOwed = new(
        "Đơn vị không thuộc diện phải nộp vào ngày đó (chưa hoặc không còn hiệu lực)",
        "The unit did not owe it on that day (not valid yet, or no more)"
    );
    public static readonly Text NotYetSet = new("Lúc đó hạn {0} chưa được đặt", "The date {0} had not been set then");
    public static readonly Text NoOfficer = new(
        "Không có tài khoản cán bộ nào của đơn vị đang hoạt động",
        "No active account reports for the unit"
    );
    public static readonly Text NoHead = new(
        "Không có tài khoản lãnh đạo nào của đơn vị đang hoạt động",
        "No active account belongs to the head of the unit"
    );
    public static readonly Text Overtaken = new(
        "Đã có lời nhắc mới hơn ({0}) thay thế",
        "A newer reminder ({0}) took its place"
    );
    public static readonly Text InAnother = new(
        "Thư gửi cùng lúc đã nêu hạn này: {0}",
        "A letter of the same moment told of this date: {0}"
    );
    public static readonly Text Useless = new(
        "Hệ thống không chạy trong lúc lời nhắc này còn ý nghĩa (đến {0})",
        "The system did not run while it was of use (until {0})"
    );
    public static readonly Text Due = new("Đã đến giờ, sẽ gửi ở lần chạy tới", "It is time; the next run sends it");

    /// <summary>What a rule does, in words.</summary>
    public static Text Of(Planned planned)
    {
        var what = ReminderKinds.Of(planned.Kind).When(planned.Days);
        var to =
            planned.Audience == ReminderAudience.Head
                ? new Text("lãnh đạo đơn vị", "the head of the unit")
                : new Text("cán bộ đơn vị", "the officers of the unit");
        return new Text("{0}, gửi {1}", "{0}, to {1}").WithTexts(what, to);
    }
}
