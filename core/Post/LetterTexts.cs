using PlanMonitor.Core.Difficulties.Acts;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Post;

/// <summary>
/// Every text sent to a person. {0} duty, {1} period, {2} deadline sentence, {3} how long is left or more, {4} unit; inside a sentence {5} is the body that
/// acts for the unit, {6} what is to be sent, {7} the period, {8} the deadline sentence at the beginning of one, {9} what is to be sent with its period.
/// </summary>
public static class LetterTexts
{
    /// <summary>A subject and a body.</summary>
    public sealed record Letter(Text Subject, Text Body);

    // To the unit that owes it
    public static readonly Letter Opening = new(
        new("Mở nhận: {0} ({7}), {3}", "{0} ({7}) is open, {3}"),
        new(
            "Kính gửi: {5}\nHệ thống đã mở để nhận {9}.\nHạn nộp: {2}.\nĐề nghị đơn vị mở PlanMonitor để xem nội dung phải nộp và căn cứ trong kế hoạch.",
            "To {5},\nOpen now: {9}.\nDue: {2}.\nOpen PlanMonitor to see what is owed and where the plan says so."
        )
    );
    public static readonly Letter Before = new(
        new("Nhắc hạn: {0} ({7}), {3}", "Reminder: {0} ({7}), {3}"),
        new(
            "Kính gửi: {5}\nĐơn vị chưa nộp {9}.\nHạn nộp: {2}.\nNếu có vướng mắc hoặc cần gia hạn, đề nghị đơn vị nêu ngay trên PlanMonitor.",
            "To {5},\nNot submitted yet: {9}.\nDue: {2}.\nIf something stands in the way or more time is needed, say so in PlanMonitor now."
        )
    );
    public static readonly Letter OnTheDay = new(
        new("Hôm nay là ngày cuối: {0} ({7})", "Due today: {0} ({7})"),
        new(
            "Kính gửi: {5}\nĐơn vị chưa nộp {9}.\nHạn nộp: {2}.\nHệ thống nhận đến 24 giờ hôm nay.",
            "To {5},\nNot submitted yet: {9}.\nDue: {2}.\nSubmissions are in time until midnight tonight."
        )
    );
    public static readonly Letter After = new(
        new("Chưa nộp: {0} ({7}), {3}", "Not received: {0} ({7}), {3}"),
        new(
            "Kính gửi: {5}\nChưa nhận được {9} của đơn vị.\nHạn nộp: {2}.\nĐề nghị đơn vị nộp ngay; nếu có vướng mắc, đề nghị nêu trên PlanMonitor để được hướng dẫn.",
            "To {5},\nNot received: {9}.\nDue: {2}.\nPlease submit now; if there is a reason, raise it as a difficulty to get guidance."
        )
    );

    // The same to a unit whose submission was returned; the line after the address says when
    public static readonly Letter BeforeAgain = new(
        new("Nhắc nộp lại: {0} ({7}), {3}", "Reminder to submit again: {0} ({7}), {3}"),
        new(
            "Kính gửi: {5}\n{8}.\nNếu có vướng mắc khi hoàn chỉnh {9}, đề nghị đơn vị nêu ngay trên PlanMonitor.",
            "To {5},\n{8}.\nIf something stands in the way of {9}, say so in PlanMonitor now."
        )
    );
    public static readonly Letter AfterAgain = new(
        new("Chưa nộp lại: {0} ({7}), {3}", "Not submitted again: {0} ({7}), {3}"),
        new(
            "Kính gửi: {5}\n{8}.\nĐề nghị đơn vị nộp lại ngay {9}; nếu có vướng mắc, đề nghị nêu trên PlanMonitor để được hướng dẫn.",
            "To {5},\n{8}.\nPlease submit {9} again now; if there is a reason, raise it as a difficulty to get guidance."
        )
    );

    // To invited bodies: asked, never chased
    public static readonly Letter Invitation = new(
        new("Đề nghị phối hợp gửi: {0} ({7})", "You are kindly invited: {0} ({7})"),
        new(
            "Kính gửi: {5}\nTheo đề nghị nêu trong kế hoạch, kính mong quý cơ quan phối hợp gửi {9}.\nThời gian: {2}.\nTrân trọng cảm ơn sự phối hợp của quý cơ quan.",
            "To {5},\nAs the plan requests, you are kindly invited to send: {9}.\nDate: {2}.\nThank you for your cooperation."
        )
    );

    // To the office that chases; {3} numbers, {4} the list of names
    public static readonly Letter ListBefore = new(
        new("{0} ({7}): còn {3} đơn vị chưa nộp", "{0} ({7}): {3} missing"),
        new(
            "{0}, {7}. Hạn nộp: {2}.\nCác đơn vị chưa nộp ({3} đơn vị):\n{4}",
            "{0}, {7}. Due: {2}.\nNot submitted ({3}):\n{4}"
        )
    );
    public static readonly Letter ListAfter = new(
        new("{0} ({7}): {3} đơn vị quá hạn", "{0} ({7}): {3} overdue"),
        new(
            "{0}, {7}. Hạn nộp: {2}.\nCác đơn vị quá hạn, cần đôn đốc ({3} đơn vị):\n{4}",
            "{0}, {7}. Due: {2}.\nOverdue, to be chased ({3}):\n{4}"
        )
    );

    public static readonly Text ListLine = new("- {0}", "- {0}");

    /// <summary>{0} the line, {1} what is said of that unit.</summary>
    public static readonly Text ListLineSaid = new("{0}: {1}", "{0}: {1}");

    // About an event of the plan; {0} event, {1} clause, {2} day, {3} days, {4} unit
    public static readonly Letter Event = new(
        new("Sắp đến {0} ({2})", "Coming up: {0} ({2})"),
        new(
            "Kính gửi: {5}\nCòn {3} ngày nữa đến {0}, ngày {2} (mục {1} của kế hoạch). Đề nghị đơn vị chuẩn bị các hoạt động hưởng ứng.",
            "To {5},\n{3} days to {0} on {2} (clause {1} of the plan). Please prepare your activities."
        )
    );

    // After an act; {3} what was written with the act
    public static readonly Letter Returned = new(
        new("Trả lại để hoàn chỉnh: {0} ({7})", "Returned for correction: {0} ({7})"),
        new(
            "Kính gửi: {5}\nBản {9} của đơn vị được trả lại để hoàn chỉnh. Lý do:\n{3}\n{8}.",
            "To {5},\nThe submission {9} was returned for this reason:\n{3}\n{8}."
        )
    );
    public static readonly Letter Accepted = new(
        new("Đã tiếp nhận: {0} ({7})", "Accepted: {0} ({7})"),
        new("Kính gửi: {5}\nBản {9} của đơn vị đã được tiếp nhận.", "To {5},\nThe submission {9} was accepted.")
    );
    public static readonly Letter Extended = new(
        new("Gia hạn: {0} ({7})", "Extended: {0} ({7})"),
        new(
            "Kính gửi: {5}\nHạn nộp {9} của đơn vị được gia hạn đến hết ngày {3}\nHạn nộp: {2}.",
            "To {5},\nThe deadline of {9} was extended to the end of {3}\nNow due: {2}."
        )
    );
    public static readonly Letter ExtensionRefused = new(
        new("Không đồng ý gia hạn: {0} ({7})", "Extension refused: {0} ({7})"),
        new(
            "Kính gửi: {5}\nĐề nghị gia hạn nộp {9} của đơn vị không được đồng ý. Lý do:\n{3}\nHạn nộp: {2}.",
            "To {5},\nThe request to extend {9} was refused:\n{3}\nDue: {2}."
        )
    );
    public static readonly Letter RemindedNow = new(
        new("Đôn đốc: {0} ({7})", "Please submit: {0} ({7})"),
        new(
            "Kính gửi: {5}\nĐề nghị đơn vị sớm nộp {9}.\nHạn nộp: {2}.\n{3}",
            "To {5},\nPlease submit {9} soon.\nDue: {2}.\n{3}"
        )
    );
    public static readonly Letter DifficultyAnswered = new(
        new("Trả lời vướng mắc: {0} ({7})", "Your difficulty was answered: {0} ({7})"),
        new(
            "Kính gửi: {5}\nVướng mắc của đơn vị về {9} đã được trả lời:\n{3}",
            "To {5},\nYour difficulty with {9} was answered:\n{3}"
        )
    );
    public static readonly Letter Waived = new(
        new("Được miễn nộp: {0} ({7})", "You are released from: {0} ({7})"),
        new("Kính gửi: {5}\nĐơn vị được miễn nộp {9}.\nLý do: {3}", "To {5},\nYou are released from {9}.\nReason: {3}")
    );
    public static readonly Letter WaiverEnded = new(
        new("Không còn được miễn nộp: {0} ({7})", "No longer released from: {0} ({7})"),
        new(
            "Kính gửi: {5}\nĐơn vị không còn được miễn nộp {9}.\nHạn nộp: {2}.\nLý do: {3}",
            "To {5},\nYou are no longer released from {9}.\nDue: {2}.\nReason: {3}"
        )
    );
    public static readonly Letter DeadlineAmended = new(
        new("Điều chỉnh hạn nộp: {0} ({7})", "Deadline changed: {0} ({7})"),
        new(
            "Kính gửi: {5}\nHạn nộp {9} được điều chỉnh.\nHạn nộp: {2}.\nLý do điều chỉnh: {3}",
            "To {5},\nThe deadline of {9} was changed.\nDue: {2}.\nReason: {3}"
        )
    );

    // To the office that chases, after an act of a unit
    public static readonly Letter ExtensionAsked = new(
        new("Đề nghị gia hạn: {4}, {6} ({7})", "Extension asked for: {4}, {6} ({7})"),
        new(
            "{5} đề nghị gia hạn nộp {9} đến hết ngày {3}\nHạn nộp hiện nay: {2}.",
            "{5} asks for an extension of {9} to the end of {3}\nNow due: {2}."
        )
    );
    public static readonly Letter ExtensionUnanswered = new(
        new("Chưa trả lời đề nghị gia hạn: {4}, {6} ({7})", "Extension request not answered: {4}, {6} ({7})"),
        new(
            "{5} đề nghị gia hạn nộp {9} đến hết ngày {3}\nĐã quá thời gian trả lời mà đề nghị chưa được giải quyết.\nHạn nộp hiện nay: {2}. Đề nghị trả lời đơn vị.",
            "{5} asked for an extension of {9} to the end of {3}\nIt has not been answered in time.\nNow due: {2}. Please answer the unit."
        )
    );
    public static readonly Letter Amended = new(
        new("Số liệu điều chỉnh: {4}, {6} ({7})", "Amended figures: {4}, {6} ({7})"),
        new(
            "{5} đã gửi lại {9} do số liệu của cấp dưới thay đổi. Bản điều chỉnh đang chờ tiếp nhận.",
            "{5} sent {9} again because figures below have changed. The amendment is waiting for review."
        )
    );
    public static readonly Letter DifferenceDeclined = new(
        new("Không điều chỉnh: {4}, {6} ({7})", "Not amended: {4}, {6} ({7})"),
        new(
            "{5} không điều chỉnh {9} theo thay đổi của cấp dưới. Lý do:\n{3}",
            "{5} does not amend {9} after a change below:\n{3}"
        )
    );
    public static readonly Letter DifficultyRaised = new(
        new("Vướng mắc: {4}, {6} ({7})", "Difficulty: {4}, {6} ({7})"),
        new("{5} nêu vướng mắc về {9}:\n{3}", "{5} raises a difficulty with {9}:\n{3}")
    );

    /// <summary>Subject of a message with several letters; {0} how many, {1} the day.</summary>
    public static readonly Text Digest = new(
        "PlanMonitor: {0} việc cần chú ý, ngày {1}",
        "PlanMonitor: {0} matters for your attention, {1}"
    );

    // To administrators; {0} person, {1} address, {2} what the other end said
    public static readonly Letter AddressRefused = new(
        new("Địa chỉ thư điện tử bị từ chối: {0}", "E-mail address refused: {0}"),
        new(
            "Thư gửi tới {0} ({1}) bị từ chối: {2}\nThư tiếp theo chỉ vào hộp thư trên hệ thống cho đến khi địa chỉ được sửa.",
            "Mail to {0} ({1}) was refused: {2}\nFurther letters reach the inbox in the system only, until the address is corrected."
        )
    );

    /// <summary>The same of a channel that is not e-mail.</summary>
    public static readonly Letter OtherAddressRefused = new(
        new("Địa chỉ nhận tin bị từ chối: {0}", "Address refused: {0}"),
        new(
            "Tin gửi tới {0} ({1}) bị từ chối: {2}\nTin tiếp theo chỉ vào hộp thư trên hệ thống cho đến khi địa chỉ được sửa.",
            "A message to {0} ({1}) was refused: {2}\nFurther ones reach the inbox in the system only, until the address is corrected."
        )
    );

    // To administrators; {0} channel, {1} day, {2} what the other end said last
    public static readonly Letter GivenUp = new(
        new("Có thư không gửi được: {0}, ngày {1}", "Letters given up: {0}, {1}"),
        new(
            "Có thư gửi qua kênh {0} đã thử nhiều lần mà không gửi được hoặc không biết đã đến nơi hay chưa; hệ thống không thử nữa. Lần thử cuối: {2}\nNgười nhận vẫn đọc được thư trong hộp thư trên hệ thống. Danh sách và nút gửi lại ở trang Gửi tin ra ngoài.",
            "Letters sent over {0} were tried several times and could not be sent, or nobody knows whether they arrived; they are not tried any more. The last attempt: {2}\nPeople still read them in the inbox in the system. The list, and the button to send them again, are on the page Sending."
        )
    );

    /// <summary>Every letter by name, for the guard tests.</summary>
    public static IReadOnlyDictionary<string, Letter> All { get; } =
        typeof(LetterTexts)
            .GetFields()
            .Where(f => f.FieldType == typeof(Letter))
            .ToDictionary(f => f.Name, f => (Letter)f.GetValue(null)!);

    /// <summary>Of a draft that lacks nothing; {0} the day it was saved.</summary>
    public static readonly Text DraftReady = new(
        "Bản nháp ngày {0} đã đủ, còn phải bấm Nộp.",
        "The draft of {0} is complete; it only has to be submitted."
    );

    /// <summary>What was sent was returned; {0} the day.</summary>
    public static readonly Text WasReturned = new(
        "Bản đã nộp được trả lại ngày {0}, đến nay đơn vị chưa nộp lại.",
        "What was sent was returned on {0} and has not come again."
    );

    /// <summary>Inside a letter about more time; {0} the day, {1} the reason.</summary>
    public static readonly Text DayAndReason = new("{0}. Lý do: {1}", "{0}. Reason: {1}");

    public static Letter Fill(Letter letter, Text duty, Text period, Text due, Text more, Text unit)
    {
        var (toSend, within, beginning) = (Sent(duty), Inside(period), Beginning(due));
        var withPeriod = WithPeriod(toSend, within);
        Text[] slots = [duty, period, due, more, unit, FormalName.BodyOf(unit), toSend, within, beginning, withPeriod];
        return new(letter.Subject.WithTexts(slots), letter.Body.WithTexts(slots));
    }

    /// <summary>Whether a letter names the date that holds: a reminder of it at the same moment says nothing more.</summary>
    public static bool SaysTheDate(Letter letter) =>
        letter.Body.Vi.Contains("{2}", StringComparison.Ordinal)
        || letter.Body.Vi.Contains("{8}", StringComparison.Ordinal);

    /// <summary>The same letter with a line after its address.</summary>
    public static Letter WithLine(Letter letter, Text line) =>
        letter with
        {
            Body = new(AfterAddress(letter.Body.Vi, line.Vi), AfterAddress(letter.Body.En, line.En)),
        };

    private static string AfterAddress(string body, string line)
    {
        var (address, rest) = body.Split('\n', 2) is [var first, var others] ? (first, others) : (body, "");
        return $"{address}\n{line}\n{rest}";
    }

    /// <summary>What is sent is a document: "báo cáo phát thanh hằng tháng" where the plan only says "Phát thanh hằng tháng".</summary>
    private static Text Sent(Text duty)
    {
        var name = VietnameseText.InnerCase(duty.Vi);
        var isDocument = Documents.Any(d => name.StartsWith(d, StringComparison.Ordinal));
        return duty with { Vi = isDocument ? name : $"báo cáo {name}" };
    }

    /// <summary>"báo cáo kết quả thực hiện năm 2023", "báo cáo phát thanh hằng tháng (tháng 8 năm 2023)".</summary>
    private static Text WithPeriod(Text toSend, Text period)
    {
        var isYear = period.Vi.StartsWith("năm ", StringComparison.Ordinal);
        var joined = isYear ? $"{toSend.Vi} {period.Vi}" : $"{toSend.Vi} ({period.Vi})";
        return new(joined, $"{toSend.En} ({period.En})");
    }

    private static readonly string[] Documents = ["báo cáo", "kế hoạch", "biểu", "danh sách", "đề án", "tờ trình"];

    /// <summary>A label inside a sentence.</summary>
    public static Text Inside(Text label) => label with { Vi = VietnameseText.InnerCase(label.Vi) };

    private static Text Beginning(Text text) => new(VietnameseText.Capital(text.Vi), VietnameseText.Capital(text.En));

    /// <summary>The letter that tells of an act, and to whom; null: nobody is written to.</summary>
    public static (Letter Letter, Addressee To)? Of(LogEvent e) =>
        DifficultyActs.ToldOf(e) is { } to ? (LetterOf(e), to) : null;

    private static Letter LetterOf(LogEvent e) =>
        e switch
        {
            LogEvent.Returned => Returned,
            LogEvent.Accepted => Accepted,
            LogEvent.Extended => Extended,
            LogEvent.ExtensionRefused => ExtensionRefused,
            LogEvent.Reminded => RemindedNow,
            LogEvent.DifficultyAnswered => DifficultyAnswered,
            LogEvent.Waived => Waived,
            LogEvent.WaiverEnded => WaiverEnded,
            LogEvent.Amended => Amended,
            LogEvent.DifferenceDeclined => DifferenceDeclined,
            LogEvent.ExtensionAsked => ExtensionAsked,
            LogEvent.DifficultyRaised => DifficultyRaised,
            LogEvent.ExtensionUnanswered => ExtensionUnanswered,
            LogEvent.DifficultyAskedAgain => DifficultyLetters.AskedAgain,
            LogEvent.DifficultyClosed => DifficultyLetters.Closed,
            LogEvent.DifficultyBlocks => DifficultyLetters.Blocks,
            LogEvent.DifficultyBlocksNoMore => DifficultyLetters.BlocksNoMore,
            LogEvent.GuidancePublished => DifficultyLetters.Published,
            LogEvent.DraftSaved
            or LogEvent.Submitted
            or LogEvent.NilDeclared
            or LogEvent.SetAside
            or LogEvent.GuidanceWithdrawn
            or LogEvent.Contacted => throw new ArgumentOutOfRangeException(
                nameof(e),
                e,
                "Nobody is written to about it."
            ),
        };
}
