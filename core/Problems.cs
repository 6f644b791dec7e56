namespace PlanMonitor.Core;

/// <summary>Every refusal. Codes are part of the interface and never change their meaning.</summary>
public static class Problems
{
    // Who you are
    public static readonly ProblemKind SignInNeeded = new(
        "sign-in-needed",
        401,
        new(
            "Bạn chưa đăng nhập hoặc phiên đã hết hạn. Hãy đăng nhập lại.",
            "You are not signed in or the session has ended. Please sign in again."
        )
    );
    public static readonly ProblemKind SignInFailed = new(
        "sign-in-failed",
        401,
        new(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra lại.",
            "The login or the password is wrong. Please check both."
        )
    );
    public static readonly ProblemKind AccountLocked = new(
        "account-locked",
        429,
        new(
            "Tài khoản tạm khóa đến {0} do nhập sai nhiều lần. Hãy thử lại sau hoặc nhờ quản trị viên đặt lại mật khẩu.",
            "The account is locked until {0} after too many failures. Try again later or ask the administrator to reset the password."
        )
    );
    public static readonly ProblemKind PasswordWeak = new(
        "password-weak",
        422,
        new(
            "Mật khẩu cần ít nhất 10 ký tự và khác tên đăng nhập.",
            "The password needs at least 10 characters and must differ from the login."
        )
    );
    public static readonly ProblemKind AccountUnknown = new(
        "account-unknown",
        403,
        new(
            "Bạn đã đăng nhập nhưng chưa có tài khoản đang hoạt động trong PlanMonitor. Hãy gửi mã {0} cho quản trị viên để được cấp quyền.",
            "You are signed in but have no active account in PlanMonitor. Send the code {0} to the administrator to be given access."
        )
    );
    public static readonly ProblemKind NotAllowed = new(
        "not-allowed",
        403,
        new(
            "Tài khoản của bạn không có quyền làm việc này. Nếu cần, hãy liên hệ quản trị viên.",
            "Your account may not do this. If you need it, ask the administrator."
        )
    );

    // What was asked
    public static readonly ProblemKind NotFound = new(
        "not-found",
        404,
        new(
            "Không tìm thấy nội dung được yêu cầu. Hãy quay lại trang trước và chọn lại.",
            "What you asked for does not exist. Go back and choose again."
        )
    );
    public static readonly ProblemKind BodyInvalid = new(
        "body-invalid",
        400,
        new(
            "Nội dung gửi lên không đúng định dạng: {0}. Hãy tải lại trang và thử lại.",
            "What was sent is not in the right form: {0}. Reload the page and try again."
        )
    );
    public static readonly ProblemKind BodyTooLarge = new(
        "body-too-large",
        413,
        new(
            "Nội dung gửi lên quá lớn. Hãy rút ngắn phần lời văn rồi gửi lại.",
            "What was sent is too large. Shorten the texts and send it again."
        )
    );
    public static readonly ProblemKind ETagRequired = new(
        "etag-required",
        428,
        new(
            "Thiếu phiên bản đang xem (If-Match). Hãy tải lại trang rồi thử lại.",
            "The version you saw (If-Match) is missing. Reload the page and try again."
        )
    );
    public static readonly ProblemKind Stale = new(
        "stale",
        412,
        new(
            "Nội dung đã được người khác thay đổi sau khi bạn mở. Hãy tải lại để xem bản mới rồi làm lại.",
            "Somebody changed this after you opened it. Reload to see the new version, then repeat your change."
        )
    );
    public static readonly ProblemKind ReasonNeeded = new(
        "reason-needed",
        422,
        new("Hãy ghi lý do (từ 3 đến 2000 ký tự).", "Please give a reason (3 to 2000 characters).")
    );

    // Submissions
    public static readonly ProblemKind SubmissionStale = new(
        "submission-stale",
        412,
        new(
            "Đã có bản nộp khác được ghi nhận trước bản của bạn. Bản bạn vừa gửi được giữ lại thành lần nộp số {0} (để riêng); hãy tải lại trang, đối chiếu rồi nộp lại nếu cần.",
            "Another submission was recorded before yours. What you sent is kept as revision {0} (set aside); reload, compare, and submit again if needed."
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
            "Bản nộp đã được duyệt. Nếu cần sửa, hãy đề nghị đơn vị nhận trả lại kèm lý do.",
            "The submission is accepted. If it must change, ask the receiving office to return it with a reason."
        )
    );
    public static readonly ProblemKind NothingToReview = new(
        "nothing-to-review",
        409,
        new("Chưa có bản nộp nào đang chờ duyệt.", "There is no submission waiting for review.")
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

    // Cycles
    public static readonly ProblemKind ConfigurationInvalid = new(
        "configuration-invalid",
        422,
        new(
            "Cấu hình có {0} lỗi. Hãy sửa hết các lỗi được liệt kê rồi thử lại.",
            "The configuration has {0} errors. Correct all that are listed, then try again."
        )
    );
    public static readonly ProblemKind CalendarInvalid = new(
        "calendar-invalid",
        422,
        new(
            "Lịch làm việc có {0} lỗi. Hãy sửa hết các lỗi được liệt kê rồi lưu lại.",
            "The calendar has {0} errors. Correct all that are listed, then save again."
        )
    );
    public static readonly ProblemKind QuestionInvalid = new(
        "question-invalid",
        400,
        new(
            "Chưa tính được hạn ({0}). Hãy sửa rồi thử lại.",
            "The deadline cannot be worked out ({0}). Correct it and try again."
        )
    );
    public static readonly ProblemKind CycleExists = new(
        "cycle-exists",
        409,
        new("Đã có kỳ kế hoạch mang mã {0}. Hãy chọn mã khác.", "A cycle with the id {0} exists. Choose another id.")
    );
    public static readonly ProblemKind CycleNotRunning = new(
        "cycle-not-running",
        409,
        new(
            "Kỳ kế hoạch chưa công bố hoặc đã đóng nên không nhận thay đổi.",
            "The cycle is not published or is closed; it takes no changes."
        )
    );
    public static readonly ProblemKind CycleNotDraft = new(
        "cycle-not-draft",
        409,
        new(
            "Kỳ kế hoạch đã công bố. Chỉ có thể điều chỉnh hạn kèm lý do, không sửa cấu hình.",
            "The cycle is published. Deadlines can be amended with a reason; the configuration cannot be edited."
        )
    );

    public static readonly ProblemKind FormVersion = new(
        "form-version",
        409,
        new(
            "Biểu hiện ở phiên bản {0}; bản mới phải ghi phiên bản {1}.",
            "The form is at version {0}; the new one must say version {1}."
        )
    );

    // Files
    public static readonly ProblemKind FileName = new(
        "file-name",
        422,
        new(
            "Tên tệp không hợp lệ: dài tối đa 200 ký tự, không chứa dấu / \\ hoặc ký tự điều khiển, đuôi .pdf hoặc .docx. Hãy đổi tên tệp rồi tải lại.",
            "The file name is not valid: at most 200 characters, no / \\ or control characters, ending in .pdf or .docx. Rename the file and upload it again."
        )
    );
    public static readonly ProblemKind FileEmpty = new(
        "file-empty",
        422,
        new("Tệp rỗng. Hãy kiểm tra lại tệp rồi tải lên lần nữa.", "The file is empty. Check it and upload it again.")
    );
    public static readonly ProblemKind FileTooLarge = new(
        "file-too-large",
        413,
        new(
            "Tệp lớn hơn 50 MB. Hãy giảm dung lượng (ví dụ quét ở độ phân giải thấp hơn) rồi tải lại.",
            "The file is larger than 50 MB. Make it smaller (for instance scan at a lower resolution) and upload it again."
        )
    );
    public static readonly ProblemKind FileType = new(
        "file-type",
        422,
        new(
            "Nội dung tệp không phải là {0} như tên tệp. Hãy xuất lại tệp PDF hoặc DOCX rồi tải lên.",
            "The content is not {0} as its name says. Export a PDF or DOCX again and upload it."
        )
    );
    public static readonly ProblemKind FileEncrypted = new(
        "file-encrypted",
        422,
        new(
            "Tệp được đặt mật khẩu nên đơn vị nhận không mở được. Hãy bỏ mật khẩu rồi tải lại.",
            "The file is protected by a password, so the receiving office cannot open it. Remove the password and upload it again."
        )
    );
    public static readonly ProblemKind FileMacros = new(
        "file-macros",
        422,
        new(
            "Tệp có chứa macro. Hãy lưu lại dạng DOCX không macro hoặc PDF rồi tải lên.",
            "The file carries macros. Save it as a DOCX without macros or as PDF and upload it."
        )
    );
    public static readonly ProblemKind FileHash = new(
        "file-hash",
        422,
        new(
            "Tệp nhận được khác với tệp đã gửi (mã kiểm tra không khớp). Hãy tải lại.",
            "The file received differs from the file sent (the hash does not match). Upload it again."
        )
    );
    public static readonly ProblemKind FileUnknown = new(
        "file-unknown",
        422,
        new(
            "Tệp {0} chưa được tải lên đầy đủ. Hãy tải lại tệp này.",
            "The file {0} has not been uploaded completely. Upload it again."
        )
    );
    public static readonly ProblemKind WorkbookUnreadable = new(
        "workbook-unreadable",
        422,
        new(
            "Không đọc được tệp Excel (phần {0}). Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên.",
            "The workbook cannot be read (part {0}). Open it in Excel, save it as .xlsx and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookTooLarge = new(
        "workbook-too-large",
        413,
        new(
            "Tệp Excel quá lớn (tối đa 10 MB, 200.000 ô có nội dung). Hãy tải tệp mẫu mới, chép số liệu sang và xóa các dòng thừa.",
            "The workbook is too large (at most 10 MB and 200,000 cells with content). Download a new one, copy the figures into it, and remove what does not belong there."
        )
    );
    public static readonly ProblemKind WorkbookOldOrLocked = new(
        "workbook-old-or-locked",
        422,
        new(
            "Tệp có mật khẩu hoặc là dạng cũ (.xls, .xlsb). Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi tải lên.",
            "The file has a password or is of an old kind (.xls, .xlsb). Remove the password, save it as .xlsx and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookMacros = new(
        "workbook-macros",
        422,
        new(
            "Tệp Excel có chứa macro. Hãy lưu lại dạng .xlsx không macro rồi tải lên.",
            "The workbook carries macros. Save it as .xlsx without macros and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookLinks = new(
        "workbook-links",
        422,
        new(
            "Tệp Excel có liên kết tới tệp hoặc nguồn dữ liệu khác. Hãy dán giá trị thay cho liên kết, ngắt liên kết (Dữ liệu, Sửa liên kết) rồi tải lên.",
            "The workbook is linked to other files or data sources. Paste the values, break the links (Data, Edit Links) and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookForeign = new(
        "workbook-foreign",
        422,
        new(
            "Tệp này không phải là tệp mẫu của hệ thống, hoặc các dấu nhận biết đã bị xóa. Hãy tải tệp mẫu của kỳ này và chép số liệu sang.",
            "This is not a workbook of this system, or its marks were removed. Download the workbook of this period and copy the figures into it."
        )
    );
    public static readonly ProblemKind WorkbookOther = new(
        "workbook-other",
        422,
        new(
            "Tệp này dành cho {0}, không phải cho {1}. Hãy tải đúng tệp của mình.",
            "This workbook is for {0}, not for {1}. Use the right file."
        )
    );
    public static readonly ProblemKind UploadUnknown = new(
        "upload-unknown",
        404,
        new(
            "Lượt tải lên đã hết hạn hoặc không tồn tại. Hãy chọn lại tệp.",
            "The upload has expired or does not exist. Choose the file again."
        )
    );
    public static readonly ProblemKind UploadBlock = new(
        "upload-block",
        400,
        new(
            "Một phần của tệp bị lỗi khi truyền: {0}. Hãy tải lại tệp.",
            "A part of the file was damaged on the way: {0}. Upload the file again."
        )
    );

    // Units and accounts
    public static readonly ProblemKind UnitExists = new(
        "unit-exists",
        409,
        new("Mã đơn vị {0} đã có. Hãy kiểm tra lại mã.", "The unit code {0} exists. Check the code.")
    );
    public static readonly ProblemKind UnitUnknown = new(
        "unit-unknown",
        422,
        new(
            "Không có đơn vị mang mã {0}. Hãy chọn đơn vị trong danh sách.",
            "There is no unit with the code {0}. Choose one of the list."
        )
    );
    public static readonly ProblemKind UnitInvalid = new(
        "unit-invalid",
        422,
        new("Thông tin đơn vị không hợp lệ: {0}.", "The unit is not valid: {0}.")
    );
    public static readonly ProblemKind AccountExists = new(
        "account-exists",
        409,
        new("Tên đăng nhập {0} đã có. Hãy chọn tên khác.", "The login {0} exists. Choose another.")
    );
    public static readonly ProblemKind AccountInvalid = new(
        "account-invalid",
        422,
        new("Thông tin tài khoản không hợp lệ: {0}.", "The account is not valid: {0}.")
    );
    public static readonly ProblemKind LastAdministrator = new(
        "last-administrator",
        409,
        new(
            "Đây là quản trị viên cuối cùng. Hãy cấp quyền quản trị cho người khác trước.",
            "This is the last administrator. Give somebody else the role first."
        )
    );
    public static readonly ProblemKind ChannelClosed = new(
        "channel-closed",
        422,
        new(
            "Kênh nhận tin “{0}” không được dùng ở đây. Hãy tải lại trang rồi chọn kênh khác.",
            "The channel “{0}” is not used here. Reload the page and choose another."
        )
    );
    public static readonly ProblemKind ChannelChoiceInvalid = new(
        "channel-choice-invalid",
        422,
        new(
            "Mỗi kênh nhận tin chỉ chọn một lần; ngôn ngữ là tiếng Việt hoặc tiếng Anh.",
            "Each channel is chosen once; the language is Vietnamese or English."
        )
    );
    public static readonly ProblemKind DeadLetterUnknown = new(
        "dead-letter-unknown",
        404,
        new(
            "Thư này không còn trong danh sách thư không gửi được; có thể đã được gửi lại. Hãy tải lại trang.",
            "This message is no longer among those that could not be sent; it may have been sent again. Reload the page."
        )
    );

    // The machine
    public static readonly ProblemKind ClockBehind = new(
        "clock-behind",
        503,
        new(
            "Đồng hồ máy chủ ({0}) chạy lùi so với lần ghi nhận gần nhất ({1}). Chưa có gì bị mất; hãy báo quản trị viên chỉnh đồng hồ rồi gửi lại.",
            "The server's clock ({0}) is behind the last recorded act ({1}). Nothing is lost; ask the administrator to set the clock, then send again."
        )
    );
    public static readonly ProblemKind StorageFull = new(
        "storage-full",
        507,
        new(
            "Máy chủ hết chỗ lưu nên bản nộp CHƯA được ghi nhận. Hãy báo quản trị viên và gửi lại sau.",
            "The server is out of space, so this was NOT recorded. Tell the administrator and send it again later."
        )
    );
    public static readonly ProblemKind StorageBusy = new(
        "storage-busy",
        503,
        new(
            "Hệ thống đang bận. Hãy đợi một phút rồi thử lại; chưa có gì được ghi nhận.",
            "The system is busy. Wait a minute and try again; nothing was recorded."
        )
    );
    public static readonly ProblemKind Unexpected = new(
        "unexpected",
        500,
        new(
            "Hệ thống gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo quản trị viên mã {0}.",
            "Something unexpected went wrong. Try again; if it stays, give the administrator the code {0}."
        )
    );

    /// <summary>Every kind, for the guard tests.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        .. typeof(Problems)
            .GetFields()
            .Where(f => f.FieldType == typeof(ProblemKind))
            .Select(f => (ProblemKind)f.GetValue(null)!),
    ];
}
