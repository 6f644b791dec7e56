namespace PlanMonitor.Core.Cycles;

/// <summary>What is said about a configuration.</summary>
public static class CycleTexts
{
    public static readonly Text Id = new(
        "Mã gồm chữ thường không dấu, số, gạch ngang (tối đa 63 ký tự).",
        "An id has lower-case letters, digits and hyphens (at most 63)."
    );
    public static readonly Text Repeated = new("Mã {0} xuất hiện hơn một lần.", "The id {0} stands more than once.");
    public static readonly Text Unknown = new("Không có mục nào mang mã {0}.", "Nothing has the id {0}.");
    public static readonly Text ClosesBeforeOpens = new(
        "Ngày kết thúc phải sau ngày bắt đầu.",
        "The closing day must be after the opening day."
    );
    public static readonly Text OutsideCycle = new("Ngày nằm ngoài kỳ kế hoạch.", "The day is outside the cycle.");
    public static readonly Text WindowReversed = new(
        "Khoảng số liệu kết thúc trước khi bắt đầu.",
        "The data window ends before it begins."
    );
    public static readonly Text PeriodsOverlap = new(
        "Khoảng số liệu chồng lên một kỳ khác; số liệu sẽ bị tính hai lần.",
        "The data window overlaps another period; figures would be counted twice."
    );
    public static readonly Text DeadlineBeforeCycle = new(
        "Hạn {0} trước khi kỳ kế hoạch bắt đầu ({1}).",
        "The deadline {0} is before the cycle begins ({1})."
    );
    public static readonly Text DeadlineBeforeOpening = new(
        "Hạn kết thúc trước ngày mở kỳ.",
        "The deadline ends before the period opens."
    );
    public static readonly Text DeadlineOnDayOff = new(
        "Ngày cuối {0} là ngày nghỉ: {1}. Ngày làm việc tiếp theo: {2}.",
        "The last day {0} is a day off: {1}. Next working day: {2}."
    );
    public static readonly Text CollectorBeforeReporters = new(
        "Hạn gửi lên trên (hết ngày {0}) sớm hơn hạn của cấp dưới (hết ngày {1}).",
        "The deadline upward (end of {0}) is before that of the level below (end of {1})."
    );
    public static readonly Text TooSoonAfterCut = new(
        "Chốt số liệu ngày {0}, hạn hết ngày {1}: còn {2} ngày làm việc, cần ít nhất {3} (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5).",
        "Data cut on {0}, due at the end of {1}: {2} working days between them, at least {3} needed (Decree 09/2019, Article 8(5))."
    );
    public static readonly Text TooFewReviewDays = new(
        "Cấp dưới nộp hết ngày {0}, hạn gửi lên hết ngày {1}: còn {2} ngày làm việc để kiểm tra, tổng hợp, cần {3}.",
        "The level below is due at the end of {0}, this level at the end of {1}: {2} working days to check and consolidate, {3} needed."
    );
    public static readonly Text ReportsToItself = new(
        "Đơn vị không thể báo cáo cho chính mình.",
        "A unit cannot report to itself."
    );
    public static readonly Text NobodyOwes = new("Chưa có đơn vị nào phải nộp.", "Nobody owes this.");
    public static readonly Text NoPeriod = new("Cần ít nhất một kỳ.", "At least one period is needed.");
    public static readonly Text SplitsNeedCount = new("Chỉ tiêu đếm mới có phân tổ.", "Only a count can be split.");
    public static readonly Text CountsWithUnfit = new(
        "Chỉ nghĩa vụ không có bước tổng hợp riêng và gửi cho cùng một đơn vị mới được cộng vào nghĩa vụ khác.",
        "Only an obligation without a consolidation of its own, owed to the same unit, is counted with another one."
    );
    public static readonly Text CountsWithField = new(
        "Biểu của nghĩa vụ được cộng cùng không có chỉ tiêu {0} hoặc chỉ tiêu đó mang nghĩa khác.",
        "The form it is counted with has no field {0}, or one that means something else."
    );
    public static readonly Text CountsWithTwice = new(
        "Đơn vị {0} có trong cả hai nghĩa vụ; số liệu của đơn vị sẽ bị cộng hai lần.",
        "Unit {0} owes both; its figures would be counted twice."
    );
    public static readonly Text NilOfNothing = new(
        "Khai không phát sinh phải nêu ít nhất một phần của biểu mẫu.",
        "A nil declaration names at least one section of the form."
    );
    public static readonly Text NilZeroUnfit = new(
        "Chỉ số đếm, số tiền và tỷ lệ mới ghi 0 khi không phát sinh.",
        "Only a count, an amount or a ratio can be zero by a nil report."
    );
    public static readonly Text UnderItself = new(
        "Đơn vị không thể nằm dưới chính nó, và bên trên có tối đa 10 cấp.",
        "A unit cannot stand under itself, and at most 10 levels stand above it."
    );
    public static readonly Text UnitNotValid = new(
        "Đơn vị {0} không có hiệu lực vào ngày {1} nên không phải nộp.",
        "Unit {0} is not valid on {1} and owes nothing."
    );
    public static readonly Text NoParent = new(
        "Đơn vị {0} không có đơn vị cấp trên trong danh sách đơn vị.",
        "Unit {0} has no parent among the units."
    );
    public static readonly Text BandsOverlap = new(
        "Nhóm tuổi {0} chồng lên nhóm trước.",
        "The age band {0} overlaps the one before."
    );
    public static readonly Text BandsGap = new(
        "Giữa nhóm tuổi {0} và nhóm trước có khoảng trống.",
        "There is a gap between the age band {0} and the one before."
    );
    public static readonly Text BandsOpen = new(
        "Nhóm tuổi đầu phải bắt đầu từ 0 và nhóm cuối phải để mở.",
        "The first age band must begin at 0 and the last must be open."
    );
    public static readonly Text BandsMixed = new(
        "Chỉ một mã \"chưa rõ\" được đứng ngoài các nhóm tuổi.",
        "Only one item for unknown may stand beside the age bands."
    );
    public static readonly Text ValidityReversed = new(
        "Mã {0} hết hiệu lực trước khi bắt đầu.",
        "The code {0} ends before it begins."
    );
    public static readonly Text DerivedUnfit = new(
        "Tử số, mẫu số chỉ được tính từ số đã nhập của biểu này: {0}.",
        "Numerator and denominator can only be derived from entered figures of this form: {0}."
    );
    public static readonly Text RuleIncomplete = new(
        "Quy tắc {0} thiếu phần cần cho loại của nó.",
        "The rule {0} lacks what its kind needs."
    );
    public static readonly Text PatternWrong = new(
        "Biểu thức của quy tắc {0} không hợp lệ.",
        "The expression of the rule {0} is not valid."
    );
    public static readonly Text ConditionsMissing = new(
        "Cần ít nhất một điều kiện để đếm đơn vị.",
        "At least one condition is needed to count units."
    );
    public static readonly Text EvidenceUnfit = new(
        "Chỉ câu trả lời có/không mới cần minh chứng.",
        "Only a yes/no asks for evidence."
    );
    public static readonly Text OverlapUnfit = new(
        "Số trùng chỉ khai cho chỉ tiêu đếm người và là số đếm.",
        "An overlap is a count and belongs to a count of people."
    );
    public static readonly Text TargetNeedsRatio = new(
        "Chỉ tiêu cần gắn với một tỷ lệ (tử số và mẫu số).",
        "A target needs a ratio (numerator and denominator)."
    );
    public static readonly Text AggregationUnfit = new(
        "Cách tổng hợp không hợp với kiểu chỉ tiêu.",
        "The aggregation does not fit the field's type."
    );
}
