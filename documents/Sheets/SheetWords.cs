using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Sheets;

/// <summary>The words of the workbook of a consolidation that do not come from the data.</summary>
internal static class SheetWords
{
    public const string Results = "Kết quả",
        ByUnit = "Theo đơn vị",
        Groups = "Theo nhóm",
        Status = "Tình hình nộp",
        Rows = "Bảng {0}",
        Texts = "Thuyết minh",
        Explanations = "Giải trình",
        Unmapped = "Chưa tổng hợp được",
        Provenance = "Nguồn số liệu";
    public const string ResultsTitle = "KẾT QUẢ TỔNG HỢP",
        ByUnitTitle = "SỐ LIỆU THEO ĐƠN VỊ",
        GroupsTitle = "SỐ LIỆU THEO NHÓM ĐƠN VỊ",
        StatusTitle = "TÌNH HÌNH GỬI BÁO CÁO",
        TextsTitle = "THUYẾT MINH CỦA CÁC ĐƠN VỊ (TOÀN VĂN)",
        ExplanationsTitle = "GIẢI TRÌNH SỐ LIỆU",
        UnmappedTitle = "NỘI DUNG CHƯA TỔNG HỢP ĐƯỢC",
        ProvenanceTitle = "NGUỒN CỦA TỪNG SỐ LIỆU";
    public const string Received = "{0}. Tổng hợp từ {1}/{2} đơn vị đã báo cáo.";
    public const string WhereFrom =
        "Nguồn của từng số liệu ở trang tính ẩn “Nguồn số liệu”: bấm chuột phải vào tên một trang tính, chọn Bỏ ẩn (Unhide).";
    public static readonly string Legend =
        $"{Words.NotApplicableLegend}; {Words.WithheldLegend}; số 0 là có báo cáo và bằng không.";
    public const string People = "Số người cộng từ các đơn vị: một người có thể được tính ở nhiều đơn vị.";
    public const string Code = "Mã",
        UnitCode = "Mã đơn vị",
        How = "Cách tổng hợp",
        Numerator = "Tử số",
        Denominator = "Mẫu số",
        Share = "Tỷ lệ",
        Reported = "Đơn vị báo cáo",
        Expected = "Đơn vị phải báo cáo",
        SourceReported = "Đơn vị cơ sở báo cáo",
        SourceExpected = "Đơn vị cơ sở phải báo cáo",
        Overlap = "Số người được biết là tính trùng",
        Revision = "Lần gửi",
        By = "Người gửi",
        At = "Thời điểm gửi",
        Accepted = "Đã tiếp nhận",
        Below = "Tổng hợp từ cấp dưới",
        Hash = "SHA-256 của giá trị",
        Breakdown = "Phân tổ",
        Item = "Mục",
        State = "Trạng thái",
        Number = "Số",
        Text = "Nội dung ghi",
        FullText = "Toàn văn",
        Invited = "được đề nghị phối hợp",
        Waived = "được miễn",
        Owes = "phải báo cáo",
        Kind = "Diện",
        Yes = "x",
        Value = "có số liệu",
        Part = "{0} (phần {1})";
    public const string RowsLeft = "Còn {0} dòng lưu tại báo cáo của đơn vị cấp dưới.";
    public const string HashWithheld =
        "Mã SHA-256 của đơn vị có số liệu không hiển thị thì cũng không hiển thị: từ đó có thể thử ra số liệu.";

    /// <summary>How a field adds up.</summary>
    public static string Of(Aggregation aggregation) =>
        aggregation switch
        {
            Aggregation.Sum => "cộng",
            Aggregation.SumOfPeople => "cộng số người, có thể trùng",
            Aggregation.RatioOfSums => "tổng tử số / tổng mẫu số",
            Aggregation.CountYes => "số đơn vị trả lời có",
            Aggregation.Any => "có ít nhất một đơn vị",
            Aggregation.All => "mọi đơn vị",
            Aggregation.Min => "nhỏ nhất",
            Aggregation.Max => "lớn nhất",
            Aggregation.Latest => "mới nhất",
            Aggregation.Tally => "số đơn vị theo lựa chọn",
            Aggregation.Concatenate => "ghép theo đơn vị",
            Aggregation.Stack => "nối các dòng",
            Aggregation.UnitsAccepted => "số đơn vị được tiếp nhận",
            Aggregation.PeriodsReported => "số kỳ có báo cáo",
            Aggregation.UnitsMeeting => "số đơn vị đạt điều kiện",
            Aggregation.None => "",
        };
}
