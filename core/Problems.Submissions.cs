namespace PlanMonitor.Core;

/// <summary>What stands in the way of a submission.</summary>
public static partial class Problems
{
    public static readonly ProblemKind SubmissionStale = new(
        "submission-stale",
        412,
        new(
            "Đã có bản nộp khác được ghi nhận trước bản của bạn. Bản bạn vừa gửi được giữ lại thành lần nộp số {0} (để riêng); hãy tải lại trang, đối chiếu rồi nộp lại nếu cần.",
            "Another submission was recorded before yours. What you sent is kept as revision {0} (set aside); reload, compare, and submit again if needed."
        )
    );
    public static readonly ProblemKind DraftNewer = new(
        "draft-newer",
        412,
        new(
            "Người khác của đơn vị đã lưu một bản nháp khác sau khi bạn mở trang. Bản bạn vừa gửi chưa phải là bản nộp có hiệu lực: được giữ lại thành lần nộp số {0} (để riêng); hãy tải lại trang, đối chiếu rồi nộp lại.",
            "Somebody else of the unit saved another draft after you opened the page. What you sent does not count yet: it is kept as revision {0} (set aside); reload, compare, and submit again."
        )
    );
    public static readonly ProblemKind SameAsSent = new(
        "same-as-sent",
        409,
        new(
            "Nội dung này giống hệt lần nộp số {0}. Hãy sửa nội dung cần hoàn chỉnh; nếu đúng là không có gì thay đổi, hãy xác nhận vẫn nộp.",
            "This says exactly what revision {0} said. Correct what was asked for; if nothing is to be changed, confirm that you send it all the same."
        )
    );
    public static readonly ProblemKind IncompleteUnexplained = new(
        "incomplete-unexplained",
        422,
        new(
            "Mới có {0}/{1} đơn vị nộp báo cáo. Hãy nêu lý do gửi lên khi chưa đủ.",
            "Only {0} of {1} units have reported. Say why this goes up before they have."
        )
    );
    public static readonly ProblemKind NotOpenYet = new(
        "not-open-yet",
        409,
        new("Kỳ này chưa mở, sẽ nhận từ ngày {0}.", "This period is not open yet; it opens on {0}.")
    );
    public static readonly ProblemKind AlreadySubmitted = new(
        "already-submitted",
        409,
        new(
            "Bản nộp đã được ghi nhận và đã hết hạn thay thế. Nếu cần sửa, hãy đề nghị đơn vị nhận trả lại.",
            "The submission is recorded and may no longer be replaced. If it must change, ask the receiving office to return it."
        )
    );
    public static readonly ProblemKind AlreadyAccepted = new(
        "already-accepted",
        409,
        new(
            "Bản nộp đã được tiếp nhận. Nếu cần sửa, đề nghị nơi nhận trả lại kèm lý do.",
            "The submission is accepted. If it must change, ask the receiving office to return it with a reason."
        )
    );
    public static readonly ProblemKind NothingToReview = new(
        "nothing-to-review",
        409,
        new("Chưa có bản nộp nào đang chờ tiếp nhận.", "There is no submission waiting for review.")
    );
    public static readonly ProblemKind UnitDeactivated = new(
        "unit-deactivated",
        409,
        new(
            "Đơn vị {0} đã ngừng hoạt động hoặc không còn hiệu lực nên không nộp được nữa. Hãy liên hệ quản trị viên.",
            "Unit {0} is deactivated or no longer valid and cannot submit. Ask the administrator."
        )
    );
    public static readonly ProblemKind NilNotKnown = new(
        "nil-not-known",
        409,
        new(
            "Loại nộp này không có hình thức \"không phát sinh\". Hãy nộp nội dung.",
            "This duty has no nil report. Please submit its content."
        )
    );
    public static readonly ProblemKind ValuesInvalid = new(
        "values-invalid",
        422,
        new(
            "Có {0} giá trị cần sửa trước khi nộp. Xem ghi chú cạnh từng ô.",
            "{0} values need correction before submitting. See the notes beside them."
        )
    );
    public static readonly ProblemKind ExtensionNotLater = new(
        "extension-not-later",
        422,
        new("Ngày gia hạn phải sau hạn hiện tại ({0}).", "The extended day must be after the present last day ({0}).")
    );
    public static readonly ProblemKind NoDeadline = new(
        "no-deadline",
        409,
        new(
            "Việc này không có ngày hạn nên không có gì để gia hạn.",
            "This duty has no date, so there is nothing to extend."
        )
    );
    public static readonly ProblemKind NoExtensionRequest = new(
        "no-extension-request",
        409,
        new("Không có đề nghị gia hạn nào đang chờ.", "No request for an extension is waiting.")
    );
    public static readonly ProblemKind NothingLeftToDo = new(
        "nothing-left-to-do",
        409,
        new("Đơn vị đã nộp; việc này không còn cần nữa.", "The unit has submitted; this is no longer needed.")
    );
    public static readonly ProblemKind RemindedRecently = new(
        "reminded-recently",
        429,
        new(
            "Đơn vị vừa được nhắc lúc {0}. Hãy đợi ít nhất 1 giờ giữa hai lần nhắc.",
            "The unit was reminded at {0}. Leave at least one hour between two reminders."
        )
    );
    public static readonly ProblemKind ConsolidationIncomplete = new(
        "consolidation-incomplete",
        409,
        new(
            "Còn {0} đơn vị chưa nộp và kỳ này yêu cầu đủ mới được gửi lên. Hãy đôn đốc hoặc gia hạn trước.",
            "{0} units are missing and this period may only go up when complete. Chase them or extend first."
        )
    );
    public static readonly ProblemKind FedByCycle = new(
        "fed-by-cycle",
        409,
        new(
            "Nội dung này do báo cáo tổng hợp của kỳ kế hoạch {0} đáp ứng. Hãy gửi từ trang tổng hợp của kỳ đó.",
            "This is fulfilled by the consolidated report of the cycle {0}. Send it from the consolidation page there."
        )
    );
    public static readonly ProblemKind NothingDiffers = new(
        "nothing-differs",
        409,
        new(
            "Số liệu đã gửi không khác số liệu hiện tại nên không có gì để điều chỉnh.",
            "What was sent does not differ from the present figures; there is nothing to amend."
        )
    );
    public static readonly ProblemKind NotWaived = new(
        "not-waived",
        409,
        new("Đơn vị chưa được miễn nội dung này.", "The unit is not released from this.")
    );
    public static readonly ProblemKind AlreadyWaived = new(
        "already-waived",
        409,
        new("Đơn vị đã được miễn nội dung này.", "The unit is released from this already.")
    );
    public static readonly ProblemKind DifficultyAnswered = new(
        "difficulty-answered",
        409,
        new("Vướng mắc này đã được trả lời.", "This difficulty has been answered.")
    );
    public static readonly ProblemKind NobodyOverdue = new(
        "nobody-overdue",
        409,
        new("Không có đơn vị nào quá hạn mà cần đôn đốc.", "Nobody is past the date and to be urged.")
    );
    public static readonly ProblemKind PromisePast = new(
        "promise-past",
        422,
        new("Thời điểm đơn vị hẹn phải ở sau lúc này.", "What was promised must lie ahead.")
    );
    public static readonly ProblemKind RevisionsFull = new(
        "revisions-full",
        409,
        new(
            "Báo cáo này đã được gửi {0} lần, không nhận thêm lần gửi nào. Hãy liên hệ cơ quan tiếp nhận.",
            "This has been sent {0} times; no more are taken. Speak to the office that receives it."
        )
    );
    public static readonly ProblemKind ThreadFull = new(
        "thread-full",
        409,
        new(
            "Vướng mắc này đã có {0} lượt trao đổi. Hãy kết thúc và nêu vướng mắc mới nếu còn cần.",
            "This difficulty has {0} posts. Close it, and raise another if something is still unclear."
        )
    );
    public static readonly ProblemKind DifficultiesFull = new(
        "difficulties-full",
        409,
        new(
            "Đơn vị đang có {0} vướng mắc chờ trả lời cho việc này. Hãy chờ trả lời trước khi nêu thêm.",
            "{0} difficulties of this duty wait for an answer. Wait for answers before you raise another."
        )
    );
    public static readonly ProblemKind DifficultyNotAnswered = new(
        "difficulty-not-answered",
        409,
        new(
            "Vướng mắc này đang chờ trả lời. Hãy trả lời trước.",
            "This difficulty waits for an answer. Answer it first."
        )
    );
    public static readonly ProblemKind DifficultyClosed = new(
        "difficulty-closed",
        409,
        new(
            "Vướng mắc này đã kết thúc. Nếu còn vướng, hãy hỏi thêm.",
            "This difficulty is closed. Ask again if something is still unclear."
        )
    );
    public static readonly ProblemKind DifficultyBlocks = new(
        "difficulty-blocks",
        409,
        new(
            "Đã xác nhận vướng mắc này và tạm dừng nhắc hạn từ trước.",
            "This difficulty is marked as blocking already."
        )
    );
    public static readonly ProblemKind DifficultyDoesNotBlock = new(
        "difficulty-does-not-block",
        409,
        new("Vướng mắc này không làm dừng việc nhắc hạn.", "This difficulty does not stop reminders.")
    );
    public static readonly ProblemKind GuidanceNotPublished = new(
        "guidance-not-published",
        409,
        new(
            "Vướng mắc này chưa được công bố thành hướng dẫn chung.",
            "Nothing of this difficulty is published as guidance."
        )
    );
}
