namespace PlanMonitor.Core;

/// <summary>
/// Every refusal. Codes are part of the interface and never change their meaning. Here: who you are, what was asked, the machine; by area: Problems.Submissions.cs,
/// Problems.Files.cs, Problems.Administration.cs.
/// </summary>
public static partial class Problems
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
    public static readonly ProblemKind SignInThrottled = new(
        "sign-in-throttled",
        429,
        new(
            "Đã nhập sai nhiều lần từ nơi này. Hãy đợi {0} rồi thử lại. Nếu quên mật khẩu, hãy nhờ quản trị viên cấp mật khẩu tạm.",
            "There were too many wrong tries from here. Wait {0} and try again. If you forgot the password, ask the administrator for a one-time password."
        )
    );
    public static readonly ProblemKind CodeNeeded = new(
        "code-needed",
        401,
        new(
            "Hãy nhập mã 6 số trong ứng dụng xác thực trên điện thoại, hoặc một mã dự phòng.",
            "Enter the 6-digit code of the authenticator app on your telephone, or a recovery code."
        )
    );
    public static readonly ProblemKind CodeWrong = new(
        "code-wrong",
        401,
        new(
            "Mã không đúng hoặc đã dùng rồi. Hãy đợi mã mới trong ứng dụng xác thực rồi nhập lại.",
            "The code is wrong or was used already. Wait for the next code of the authenticator app and enter that."
        )
    );
    public static readonly ProblemKind OneTimeExpired = new(
        "one-time-expired",
        401,
        new(
            "Mật khẩu tạm đã hết hạn. Hãy nhờ quản trị viên cấp mật khẩu tạm mới.",
            "The one-time password has expired. Ask the administrator for a new one."
        )
    );
    public static readonly ProblemKind PasswordChangeNeeded = new(
        "password-change-needed",
        403,
        new(
            "Bạn đang dùng mật khẩu tạm. Hãy đổi mật khẩu trước khi làm việc khác.",
            "You signed in with a one-time password. Change it before you do anything else."
        )
    );
    public static readonly ProblemKind CodesNeeded = new(
        "codes-needed",
        403,
        new(
            "Tài khoản của bạn phải dùng mã xác thực khi đăng nhập. Hãy thiết lập trước khi làm việc khác.",
            "Your account must use an authenticator code to sign in. Set it up before you do anything else."
        )
    );
    public static readonly ProblemKind CodesOn = new(
        "codes-on",
        409,
        new(
            "Mã xác thực đã được bật. Hãy tắt trước nếu muốn thiết lập lại.",
            "Authenticator codes are on already. Turn them off first to set them up anew."
        )
    );
    public static readonly ProblemKind CodesOff = new(
        "codes-off",
        409,
        new(
            "Chưa thiết lập mã xác thực. Hãy bắt đầu thiết lập rồi nhập mã.",
            "No authenticator is being set up. Begin with that, then enter its code."
        )
    );
    public static readonly ProblemKind PasswordWeak = new(
        "password-weak",
        422,
        new(
            "Mật khẩu cần từ {0} đến {1} ký tự. Một câu ngắn dễ nhớ, có dấu cách, là tốt nhất.",
            "The password needs {0} to {1} characters. A short sentence that you remember, with blanks, is best."
        )
    );
    public static readonly ProblemKind PasswordCommon = new(
        "password-common",
        422,
        new(
            "Mật khẩu này dễ đoán: gồm từ thường dùng, tên, năm hoặc dãy phím. Hãy chọn một câu của riêng mình.",
            "This password is easily guessed: it is made of common words, names, years or rows of keys. Choose a sentence of your own."
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
            "Nội dung đã được thay đổi sau khi bạn mở (bởi người khác, hoặc ở cửa sổ khác của chính bạn). Hãy tải lại để xem bản mới rồi làm lại.",
            "This was changed after you opened it, by somebody else or in another window of yours. Reload to see the new version, then repeat your change."
        )
    );
    public static readonly ProblemKind ReasonNeeded = new(
        "reason-needed",
        422,
        new("Hãy ghi lý do (từ 3 đến 2000 ký tự).", "Please give a reason (3 to 2000 characters).")
    );

    // The machine
    public static readonly ProblemKind TooBusy = new(
        "too-busy",
        503,
        new(
            "Hệ thống đang có quá nhiều yêu cầu. Hãy đợi vài giây rồi thử lại; chưa có gì được ghi nhận.",
            "There are too many requests at this moment. Wait a few seconds and try again; nothing was recorded."
        )
    );
    public static readonly ProblemKind HostUnknown = new(
        "host-unknown",
        421,
        new(
            "Máy chủ này không phục vụ địa chỉ {0}. Hãy mở đúng địa chỉ mà quản trị viên đã cho.",
            "This server does not answer at {0}. Open the address that the administrator gave you."
        )
    );
    public static readonly ProblemKind ClockBehind = new(
        "clock-behind",
        503,
        new(
            "Đồng hồ máy chủ ({0}) chạy lùi so với lần ghi nhận gần nhất ({1}). Chưa có gì bị mất; hãy báo quản trị viên chỉnh đồng hồ rồi gửi lại.",
            "The server's clock ({0}) is behind the last recorded act ({1}). Nothing is lost; ask the administrator to set the clock, then send again."
        )
    );
    public static readonly ProblemKind ClockWrong = new(
        "clock-wrong",
        503,
        new(
            "Đồng hồ máy chủ đang sai ({0}, lẽ ra là {1}) nên hệ thống tạm ngừng ghi nhận; việc vừa làm chưa được lưu. Hãy báo quản trị viên chỉnh lại đồng hồ rồi làm lại.",
            "The server's clock is wrong ({0}, it should be {1}), so nothing is recorded for now; what you just did was not saved. Ask the administrator to set the clock, then do it again."
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
            "Hệ thống đang bận. Hãy đợi một phút, xem lại việc vừa làm đã được ghi nhận chưa; nếu chưa thì làm lại.",
            "The system is busy. Wait a minute and look whether what you did was recorded; if it was not, do it again."
        )
    );
    public static readonly ProblemKind RecordTooLong = new(
        "record-too-long",
        409,
        new(
            "Nội dung đã vượt dung lượng mà hệ thống lưu được cho một mục. Chưa có gì được lưu. Hãy rút gọn, hoặc chia thành nhiều phần rồi thử lại.",
            "This is more than the system keeps in one place. Nothing was saved. Shorten it or divide it, then try again."
        )
    );
    public static readonly ProblemKind RecordDamaged = new(
        "record-damaged",
        500,
        new(
            "Bản ghi {0} đã lưu nhưng không đọc được. Hãy báo quản trị viên kiểm tra dữ liệu và khôi phục từ bản sao lưu; các phần khác vẫn dùng được.",
            "The stored record {0} cannot be read. Ask the administrator to check the data and restore it from a backup; everything else can be used."
        )
    );
    public static readonly ProblemKind StorageDamaged = new(
        "storage-damaged",
        503,
        new(
            "Cơ sở dữ liệu bị hỏng nên hệ thống tạm ngừng ghi nhận; việc vừa làm chưa được lưu. Hãy báo ngay quản trị viên khôi phục từ bản sao lưu.",
            "The database is damaged, so nothing more is recorded; what you just did was not saved. Tell the administrator at once to restore it from a backup."
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

    /// <summary>Every kind, of all files of this catalogue, for the guard tests.</summary>
    public static IReadOnlyList<ProblemKind> All
    {
        get
        {
            var kinds = typeof(Problems).GetFields().Where(f => f.FieldType == typeof(ProblemKind));
            return [.. kinds.Select(f => (ProblemKind)f.GetValue(null)!)];
        }
    }
}
