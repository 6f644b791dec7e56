using System.Text.Json.Serialization;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Submissions;

// What is stored of a duty: one state row, a row for each revision (never changed), a row for each log entry.

/// <summary>How a submission stands. Overdue, late and missing are derived, never stored.</summary>
public enum SubmissionStatus
{
    /// <summary>There is no row, or none of its entries changed this.</summary>
    NotStarted,

    /// <summary>Something was saved, and nothing sent.</summary>
    Draft,

    /// <summary>It was sent, and waits for the reviewer.</summary>
    Submitted,

    /// <summary>The reviewer sent it back; it does not count until it comes again.</summary>
    Returned,

    /// <summary>The reviewer took it.</summary>
    Accepted,
}

/// <summary>The state row.</summary>
public sealed record SubmissionState
{
    /// <summary>Whether a unit still has to be told: it has not submitted, no request for an extension waits for an answer, and no difficulty stands in the way.</summary>
    public static bool IsWaitedFor(SubmissionState? state)
    {
        if (state is { ExtensionRequest: not null } or { Waiver: not null } or { BlockingDifficulties.Count: > 0 })
            return false;
        return StatusOf(state) is SubmissionStatus.NotStarted or SubmissionStatus.Draft or SubmissionStatus.Returned;
    }

    /// <summary>Before anything was recorded there is no row.</summary>
    public static SubmissionState OrNew(SubmissionState? state, string unit) => state ?? new() { Unit = unit };

    public static SubmissionStatus StatusOf(SubmissionState? state) => state?.Status ?? SubmissionStatus.NotStarted;

    public required string Unit { get; init; }
    public SubmissionStatus Status { get; init; }
    public Draft? Draft { get; init; }

    /// <summary>Every revision, oldest first, set-aside ones included; revision n stands at index n - 1.</summary>
    public IReadOnlyList<RevisionSummary> Revisions { get; init; } = [];
    public IReadOnlyList<Extension> Extensions { get; init; } = [];
    public Extension? ExtensionRequest { get; init; }

    /// <summary>The open return; null once it was answered by a new revision.</summary>
    public ReturnNote? Returned { get; init; }

    /// <summary>The unit is released from it; null: it is not.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>Of a consolidated report: a difference to the present figures that was declined; another one shows again.</summary>
    public DeclinedDifference? Declined { get; init; }
    public int LogCount { get; init; }
    public int OpenDifficulties { get; init; }

    /// <summary>Numbers of the open difficulties before whose answer nothing can be sent; while there are any, nobody is reminded.</summary>
    public IReadOnlyList<int> BlockingDifficulties { get; init; } = [];

    /// <summary>When the unit was last spoken to.</summary>
    public ContactNote? LastContact { get; init; }

    /// <summary>Instant of the last recorded act; the clock may not stand before it.</summary>
    public DateTimeOffset LastAt { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>The revision that counts; null where none was submitted.</summary>
    public RevisionSummary? Current => Revisions.LastOrDefault(r => r.Fate == RevisionFate.Current);

    public DateOnly? ExtendedTo => Extensions.Count == 0 ? null : Extensions.Max(e => e.LastDay);
}

/// <summary>What a person sends: values, files, the document's number and date.</summary>
public sealed record Content
{
    public required IReadOnlyDictionary<string, FormValue> Values { get; init; }
    public IReadOnlyList<FileRef> Files { get; init; } = [];
    public DocumentReference? Document { get; init; }

    /// <summary>The unit declares nil what the form lets it declare.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Nil { get; init; }

    /// <summary>By rule: why a value that needs an explanation is right.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Explanations { get; init; }

    public static readonly Content Empty = new() { Values = new Dictionary<string, FormValue>() };
}

public sealed record Draft(Content Content, DateTimeOffset SavedAt, string By)
{
    /// <summary>What tells it from another: its content. Two drafts of one instant are two, the same content again is one.</summary>
    public long Version() => Convert.ToInt64(Json.Hash(Content)[..15], 16);

    /// <summary>Whether this is what was kept of it, however it was typed.</summary>
    public bool IsOf(Content typed, Form form) => Json.Hash(Content) == Json.Hash(ContentRules.Clean(form, typed));
}

/// <summary>What became of a revision.</summary>
public enum RevisionFate
{
    /// <summary>It counts.</summary>
    Current,

    /// <summary>A later revision took its place.</summary>
    Replaced,

    /// <summary>Somebody else submitted first: it was kept, and does not count.</summary>
    SetAside,
}

/// <summary>What the reviewer said of a revision.</summary>
public enum Verdict
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>It was accepted.</summary>
    Accepted,

    /// <summary>It was returned.</summary>
    Returned,
}

public sealed record RevisionSummary
{
    public required int Number { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required string By { get; init; }
    public required bool Nil { get; init; }
    public required RevisionFate Fate { get; init; }
    public Verdict Verdict { get; init; }

    /// <summary>Who gave the verdict and when.</summary>
    public string? VerdictBy { get; init; }
    public DateTimeOffset? VerdictAt { get; init; }

    /// <summary>Of one that was returned after it had been accepted: when that was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The reason of a return.</summary>
    public string? Reason { get; init; }

    /// <summary>The date in force when it was submitted; null: none.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>For an answer to a return: the day by which it had to come.</summary>
    public DateOnly? SubmitAgainBy { get; init; }
    public required string ReceiptNumber { get; init; }
    public required string ContentSha256 { get; init; }
}

/// <summary>A revision row: written once.</summary>
public sealed record Revision
{
    public required int Number { get; init; }
    public required Content Content { get; init; }
    public required int FormVersion { get; init; }
    public required Receipt Receipt { get; init; }

    /// <summary>For a consolidated report: exactly which revisions went in.</summary>
    public IReadOnlyList<Source>? Sources { get; init; }

    /// <summary>For a consolidated report: the figures as they were sent up.</summary>
    public Consolidated? Figures { get; init; }

    /// <summary>For a consolidated report that was sent while units were missing: why. Null: none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WhyIncomplete { get; init; }

    /// <summary>Hash of the figures with every unit's part, as they can be made again from the sources. Null: it is no consolidation.</summary>
    public string? FiguresSha256 { get; init; }
}

/// <summary>What a collector sends up: the figures as they are stored, and the hash of them in full.</summary>
/// <param name="Amends">It takes the place of one that was sent up before something below changed.</param>
/// <param name="WhyIncomplete">Why it is sent while units are missing; null: none is.</param>
public sealed record Sending(Consolidated Figures, string Sha256, bool Amends, string? WhyIncomplete = null);

public sealed record Waiver(string Reason, string By, DateTimeOffset At);

/// <param name="Difference">Hash of the difference.</param>
public sealed record DeclinedDifference(string Difference, string Reason, string By, DateTimeOffset At);

/// <summary>Proof of what was received: number, instant, hashes.</summary>
public sealed record Receipt
{
    public required string Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Unit { get; init; }

    /// <summary>How the unit was called on that day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Text? UnitName { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }
    public required int Revision { get; init; }
    public required string By { get; init; }
    public required bool Nil { get; init; }
    public required bool OnTime { get; init; }

    /// <summary>The deadline in force at that moment, in words; null: none stated.</summary>
    public Text? DueSentence { get; init; }
    public required string ValuesSha256 { get; init; }
    public required IReadOnlyList<FileRef> Files { get; init; }
    public DocumentReference? Document { get; init; }
}

/// <param name="LastDay">The last day asked for or granted.</param>
public sealed record Extension(DateOnly LastDay, string Reason, string By, DateTimeOffset At)
{
    /// <summary>A request that nobody answered in time; those above the reviewer were told.</summary>
    public bool Unanswered { get; init; }
}

public sealed record ReturnNote(int Revision, string Reason, string By, DateTimeOffset At, DateOnly SubmitAgainBy);

/// <summary>One line of the log: who did what, when; details in words of the act.</summary>
public sealed record LogEntry
{
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Unit { get; init; }
    public required LogEvent Event { get; init; }
    public string? Detail { get; init; }
    public int? Revision { get; init; }

    /// <summary>How the unit was spoken to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ContactNote? Contact { get; init; }

    /// <summary>SHA-256 of the <see cref="SealedSubmission"/> that an acceptance left; found among the kept files under it.</summary>
    public string? Sealed { get; init; }
}

/// <summary>What was accepted, as it stood: kept as an object under its hash, which the log names. Nobody can change it and nobody needs to trust a table.</summary>
/// <param name="AcceptedBy">Who accepted it, and when: <paramref name="AcceptedAt"/>.</param>
/// <param name="Log">Everything that was done with it until then.</param>
public sealed record SealedSubmission(
    Revision Revision,
    string AcceptedBy,
    DateTimeOffset AcceptedAt,
    IReadOnlyList<LogEntry> Log
);

public enum LogEvent
{
    /// <summary>A draft was saved.</summary>
    DraftSaved,

    /// <summary>A revision was sent; it counts.</summary>
    Submitted,

    /// <summary>The unit declared that there is nothing to report.</summary>
    NilDeclared,

    /// <summary>A revision lost a race: it was kept and does not count.</summary>
    SetAside,

    /// <summary>The office accepted it, and it was sealed.</summary>
    Accepted,

    /// <summary>The office returned it with a reason.</summary>
    Returned,

    /// <summary>More time was given.</summary>
    Extended,

    /// <summary>The unit asked for more time.</summary>
    ExtensionAsked,

    /// <summary>The office refused more time.</summary>
    ExtensionRefused,

    /// <summary>The time to answer a request ran out.</summary>
    ExtensionUnanswered,

    /// <summary>A person reminded the unit.</summary>
    Reminded,

    /// <summary>The unit raised a difficulty.</summary>
    DifficultyRaised,

    /// <summary>The office answered a difficulty.</summary>
    DifficultyAnswered,

    /// <summary>The unit was released from it.</summary>
    Waived,

    /// <summary>The release was taken back.</summary>
    WaiverEnded,

    /// <summary>Figures were sent up again after a change below.</summary>
    Amended,

    /// <summary>A change below was not taken over.</summary>
    DifferenceDeclined,

    /// <summary>The unit asked further.</summary>
    DifficultyAskedAgain,

    /// <summary>A difficulty was closed.</summary>
    DifficultyClosed,

    /// <summary>The office recognised that nothing can be sent before the answer.</summary>
    DifficultyBlocks,

    /// <summary>The unit is reminded again although the question waits.</summary>
    DifficultyBlocksNoMore,

    /// <summary>An answer was published to all units.</summary>
    GuidancePublished,

    /// <summary>Published guidance was withdrawn.</summary>
    GuidanceWithdrawn,

    /// <summary>Somebody spoke to the unit.</summary>
    Contacted,
}

public static class SubmissionTexts
{
    /// <summary>Catalogue: the name of each status.</summary>
    public static Text Of(SubmissionStatus status) =>
        status switch
        {
            SubmissionStatus.NotStarted => new("Chưa nộp", "Not started"),
            SubmissionStatus.Draft => new("Đang soạn", "Draft"),
            SubmissionStatus.Submitted => new("Đã nộp, chờ tiếp nhận", "Submitted, waiting for review"),
            SubmissionStatus.Returned => new("Trả lại", "Returned"),
            SubmissionStatus.Accepted => new("Đã tiếp nhận", "Accepted"),
        };

    /// <summary>Catalogue: the name of each entry of the log.</summary>
    public static Text Of(LogEvent e) =>
        e switch
        {
            LogEvent.DraftSaved => new("Lưu nháp", "Draft saved"),
            LogEvent.Submitted => new("Nộp", "Submitted"),
            LogEvent.NilDeclared => new("Nộp, có khai không phát sinh", "Submitted, nil declared"),
            LogEvent.SetAside => new(
                "Giữ lại để riêng (có bản khác ghi nhận trước)",
                "Set aside (another was recorded first)"
            ),
            LogEvent.Accepted => new("Tiếp nhận", "Accepted"),
            LogEvent.Returned => new("Trả lại", "Returned"),
            LogEvent.Extended => new("Gia hạn", "Extended"),
            LogEvent.ExtensionAsked => new("Đề nghị gia hạn", "Extension asked for"),
            LogEvent.ExtensionRefused => new("Không đồng ý gia hạn", "Extension refused"),
            LogEvent.ExtensionUnanswered => new(
                "Đề nghị gia hạn quá thời gian trả lời",
                "Extension request not answered in time"
            ),
            LogEvent.Reminded => new("Nhắc", "Reminded"),
            LogEvent.DifficultyRaised => new("Nêu vướng mắc", "Difficulty raised"),
            LogEvent.DifficultyAnswered => new("Trả lời vướng mắc", "Difficulty answered"),
            LogEvent.Waived => new("Miễn nộp", "Released from it"),
            LogEvent.WaiverEnded => new("Bỏ miễn nộp", "Release taken back"),
            LogEvent.Amended => new("Gửi lại số liệu điều chỉnh", "Amended figures sent up"),
            LogEvent.DifficultyAskedAgain => new("Hỏi thêm về vướng mắc", "Difficulty asked again"),
            LogEvent.DifficultyClosed => new("Kết thúc vướng mắc", "Difficulty closed"),
            LogEvent.DifficultyBlocks => new(
                "Xác nhận vướng mắc, tạm dừng nhắc",
                "Difficulty recognised as blocking; no reminders"
            ),
            LogEvent.DifficultyBlocksNoMore => new("Nhắc hạn trở lại", "Reminded again"),
            LogEvent.GuidancePublished => new("Công bố hướng dẫn chung", "Guidance published"),
            LogEvent.GuidanceWithdrawn => new("Rút hướng dẫn chung", "Guidance withdrawn"),
            LogEvent.Contacted => new("Đã liên hệ", "Spoken to"),
            LogEvent.DifferenceDeclined => new(
                "Không điều chỉnh theo thay đổi của cấp dưới",
                "Change below not taken over"
            ),
        };
}
