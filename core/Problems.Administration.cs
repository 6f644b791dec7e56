namespace PlanMonitor.Core;

/// <summary>What stands in the way of who configures cycles, units and accounts.</summary>
public static partial class Problems
{
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
    public static readonly ProblemKind OwnGrant = new(
        "own-grant",
        403,
        new(
            "Không ai tự cấp quyền cho mình. Hãy nhờ một quản trị viên khác.",
            "Nobody grants rights to oneself. Ask another administrator."
        )
    );
    public static readonly ProblemKind OwnReset = new(
        "own-reset",
        403,
        new(
            "Không ai tự cấp mật khẩu tạm cho mình. Hãy đổi mật khẩu ở trang Tài khoản của tôi, hoặc nhờ một quản trị viên khác.",
            "Nobody resets one's own password. Change it on the page “My account”, or ask another administrator."
        )
    );
    public static readonly ProblemKind ClockTooFar = new(
        "clock-too-far",
        422,
        new(
            "Đồng hồ trình diễn chỉ đi đến hết ngày {0}. Hãy chọn một ngày sớm hơn.",
            "The demonstration's clock goes no further than {0}. Choose an earlier day."
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
}
