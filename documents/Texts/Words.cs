using System.Globalization;
using PlanMonitor.Core;
using PlanMonitor.Core.Figures;

namespace PlanMonitor.Documents.Texts;

/// <summary>Every word the documents print that does not come from the data.</summary>
internal static class Words
{
    // Boxes (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục V).
    public const string Country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string Number = "Số:        /{0}";
    public const string PlaceAndDate = "{0}, ngày       tháng       năm {1}";
    public const string NumberGiven = "Số: {0}";
    public const string PlaceAndDateGiven = "{0}, {1}";
    public const string DocumentType = "BÁO CÁO";

    /// <summary>On every page of a report that was not submitted.</summary>
    public const string Draft = "BẢN NHÁP";
    public const string AddressedTo = "Kính gửi:";
    public const string Recipients = "Nơi nhận:";
    public const string End = "./.";
    public const string Annex = "Phụ lục {0}";
    public const string AnnexOf = "(Kèm theo Báo cáo số        /{0} ngày       tháng       năm {1} của {2})";

    // The outline (Nghị định 09/2019/NĐ-CP, Điều 7: đề cương).
    public const string Direction = "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI";
    public const string Results = "II. KẾT QUẢ THỰC HIỆN";
    public const string TargetResults = "Kết quả thực hiện các chỉ tiêu";
    public const string TaskResults = "Kết quả thực hiện các nhiệm vụ, giải pháp";
    public const string VictimResults = "Số liệu nạn nhân và kết quả hỗ trợ";
    public const string Assessment = "III. ĐÁNH GIÁ CHUNG";
    public const string Achievements = "1. Kết quả đạt được";
    public const string Limits = "2. Tồn tại, hạn chế và nguyên nhân";
    public const string OtherWords = "{0}. {1}";
    public const string Difficulties = "Khó khăn, vướng mắc do các đơn vị phản ánh";
    public const string DifficultiesCounted =
        "Các đơn vị đã phản ánh {0} vướng mắc; {1} vướng mắc đã được trả lời, {2} vướng mắc chưa được trả lời.";
    public const string DifficultiesLeft = "Còn {0} vướng mắc khác chưa được trả lời, lưu trên hệ thống.";
    public const string Next = "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {0}";
    public const string Proposals = "V. KIẾN NGHỊ, ĐỀ XUẤT";
    public const string Letter = "{0}) {1}";

    /// <summary>A part nobody wrote yet stays visible as a line to fill in.</summary>
    public static readonly string ToFillIn = new('.', 60);

    /// <summary>The same in a cell.</summary>
    public const string ToFillInShort = "………";

    // Sentences with figures; {0}… are the content controls.
    public const string ReceivedAll =
        "Đã có {0}/{1} đơn vị gửi báo cáo, trong đó {2} đơn vị đúng hạn, {3} đơn vị quá hạn; {4} đơn vị khai {5}.";
    public const string ReceivedWithoutNil =
        "Đã có {0}/{1} đơn vị gửi báo cáo, trong đó {2} đơn vị đúng hạn, {3} đơn vị quá hạn.";
    public const string MissingUnits =
        "Đơn vị chưa báo cáo: {0}. Số liệu trong Báo cáo này được tổng hợp từ {1}/{2} đơn vị đã báo cáo.";
    public const string SpeaksTo = "Số liệu tính đến hết ngày {0}.";
    public const string WhyIncomplete = "Lý do gửi khi chưa đủ báo cáo của các đơn vị: {0}";
    public const string MissingNames = "Đơn vị chưa báo cáo: {0}.";
    public const string Invited = "Cơ quan, tổ chức được đề nghị phối hợp: {0}/{1} đã gửi báo cáo.";
    public const string WaivedUnits = "Đơn vị được miễn báo cáo ({0}): {1}.";

    /// <summary>The text must refer to each annex (Phụ lục I, Mục II.6).</summary>
    public const string SeeAnnex = "{0} tại Phụ lục {1} kèm theo.";
    public const string UnitAnnexSeen = "Số liệu của từng đơn vị";
    public const string StatusAnnexSeen = "Tình hình gửi báo cáo của từng đơn vị";
    public const string RowsAnnexSeen = "Bảng kê chi tiết do các đơn vị lập";
    public const string NotesAnnexSeen = "Giải trình của các đơn vị và nội dung chưa tổng hợp được";
    public const string NoFigureFrom = "Dòng {0}: chưa có số liệu của {1}.";
    public const string SplitBy = "Theo {0}: ";
    public const string Option = "lựa chọn";
    public const string NilSentence = "Không phát sinh.";
    public const string Evidence = "Minh chứng: {0}";
    public const string Attached = "Tài liệu gửi kèm: {0}.";
    public const string NilUnits = "Không phát sinh: {0}.";

    /// <summary>Persons are distinct only where they were counted; above it the sum may hold one person twice.</summary>
    public const string People = "Dòng {0}: cộng từ các đơn vị, một người có thể được tính ở nhiều đơn vị.";
    public const string PeopleNamed = "{0}: cộng từ các đơn vị, một người có thể được tính ở nhiều đơn vị.";
    public const string PeopleOverlap =
        "Dòng {0}: cộng từ các đơn vị, một người có thể được tính ở nhiều đơn vị; số người được biết là tính ở từ hai đơn vị trở lên: {1}.";
    public const string SourceMark = "({0})";
    public const string SourceUnits = "({0} đơn vị cơ sở)";
    public const string TextsLeft = "Còn {0} ý kiến lưu tại báo cáo của đơn vị cấp dưới.";

    /// <summary>Where the whole of a shortened text is.</summary>
    public const string ReadAll = " (còn tiếp; toàn văn: báo cáo của {0}{1} trên hệ thống)";
    public const string RevisionSent = ", lần gửi {0}";

    // Tables.
    public const string Ordinal = "STT";
    public const string Target = "Chỉ tiêu";
    public const string Measure = "ĐVT";
    public const string Plan = "Kế hoạch";
    public const string Done = "Thực hiện";
    public const string Percentage = "Tỷ lệ (%)";
    public const string Remark = "Ghi chú";
    public const string Indicator = "Nội dung";
    public const string Result = "Kết quả";
    public const string UnitsReported = "Đơn vị báo cáo";
    public const string UnitsReportedSource = "Đơn vị báo cáo (cơ sở)";
    public const string SourceReported = "Đơn vị cơ sở báo cáo";
    public const string Total = "Tổng số";
    public const string Unit = "Đơn vị";
    public const string Status = "Tình trạng";
    public const string SubmittedOn = "Ngày gửi";
    public const string LateDays = "Số ngày quá hạn";
    public const string NilReport = "Khai không phát sinh";
    public const string NilMark = "x";
    public const string ReceivedOf = "{0}/{1} đã gửi";
    public const string LateUnits = "{0} đơn vị";

    /// <summary>Over a group of units: "Cộng các phường".</summary>
    public const string GroupTotal = "Cộng các {0}";
    public const string InvitedUnits = "Cơ quan, tổ chức được đề nghị phối hợp";
    public const string UnitsOf = "{0} đơn vị";
    private const string AtClause = "Mục {0}";

    /// <summary>"Mục II.1.a"; a passage of a plan without numbered sections is named as it is: "Đoạn 2".</summary>
    public static string ClauseName(string clause) =>
        clause.Length > 1 && char.IsLower(clause[0]) && char.IsLower(clause[1])
            ? $"{char.ToUpper(clause[0], CultureInfo.InvariantCulture)}{clause[1..]}"
            : Fill(AtClause, clause);

    public const string Continued = "(tiếp theo)";
    public const string UnitAnnexTitle = "BIỂU TỔNG HỢP SỐ LIỆU THEO ĐƠN VỊ";
    public const string StatusAnnexTitle = "TÌNH HÌNH GỬI BÁO CÁO CỦA CÁC ĐƠN VỊ";
    public const string RowsAnnexTitle = "BẢNG KÊ CHI TIẾT CỦA CÁC ĐƠN VỊ";
    public const string NotesAnnexTitle = "GIẢI TRÌNH VÀ NỘI DUNG CHƯA TỔNG HỢP ĐƯỢC";
    public const string MeasureLine = "Đơn vị tính: {0}";
    public const string MeasuresInColumn = "ghi tại cột ĐVT";
    public const string MeasuresInHead = "ghi tại tên cột";
    public const string MeasureInHead = "{0} ({1})";
    public const string RowCount = "dòng";
    public const string DocumentCount = "văn bản";
    public const string Document = "Số, ký hiệu, ngày, cơ quan ban hành";
    public const string RowsLeft = "Còn {0} dòng lưu tại báo cáo của đơn vị, không đưa vào bảng này.";
    public const string NoRows = "Không có dòng nào được kê khai.";
    public const string WaivedGroup = "Đơn vị được miễn báo cáo";
    public const string Explanations = "Giải trình số liệu";
    public const string UnmappedPart = "Nội dung báo cáo theo phiên bản khác của biểu mẫu, chưa tổng hợp được";
    public const string About = "Nội dung cần giải trình";
    public const string Explanation = "Giải trình";
    public const string FormVersion = "Phiên bản biểu mẫu";
    public const string Why = "Lý do";

    // Letters and briefs.
    public const string Regarding = "V/v {0}";
    public const string NotSent = "Nội dung chưa gửi";
    public const string Deadline = "Thời hạn";
    public const string OwedAndDue = "Nội dung, thời hạn";
    public const string Sent = "Đã nộp";
    public const string SentOnTime = "Đúng hạn";
    public const string SentLate = "Nộp quá hạn";
    public const string NotSentShort = "Chưa nộp";
    public const string OverdueShort = "Quá hạn";
    public const string SinceLastWeek = "So tuần trước";
    public const string MoreLines = "Và {0} nội dung khác đang mở, xem tại trang Báo cáo tuần trên hệ thống.";
    public const string MoreLinesOf = "Và {0} dòng khác, xem tại trang Báo cáo tuần trên hệ thống.";
    public const string MoreParts = "Xem tại trang Báo cáo tuần trên hệ thống";
    public const string PartOf = "{0}: {1} dòng.";

    // In place of a number, as everywhere (FigureWords); short marks where a column is narrow, each with its sentence under the table.
    public static readonly string Nil = FigureWords.Nil.Vi;
    public static readonly string Missing = FigureWords.NotReported.Vi;
    public static readonly string NotShown = FigureWords.NotShown.Vi;
    public static readonly string Undivided = Core.Figures.Undivided.Name.Vi;
    public const string NilShort = "KPS";
    public const string NotApplicable = "–";
    public const string Withheld = "*";
    public const string Yes = "Có";
    public const string No = "Không";
    public const string Legend = "Ghi chú: {0}.";
    public static readonly string NilShortLegend = $"{NilShort}: {FigureWords.Nil.Vi}";
    public static readonly string NotApplicableLegend = $"“{NotApplicable}”: {FigureWords.NotApplicable.Vi}";
    public static readonly string WithheldLegend = $"“{Withheld}”: {FigureWords.Withheld.Vi}";

    /// <summary>A sentence of this catalogue with what it speaks of.</summary>
    public static string Fill(string words, params object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, words, arguments);

    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    /// <summary>Counted from 1.</summary>
    public static string Roman(int number) =>
        string.Concat(Enumerable.Repeat("X", (number - 1) / 10)) + Romans[(number - 1) % 10];

    /// <summary>Letters of the points of a document: the Vietnamese alphabet, đ after d, no f, j, w, z (Phụ lục I, V.6b).</summary>
    public static string LetterAt(int index)
    {
        const string letters = "abcdđeghiklmnopqrstuvxy";
        var letter = letters[index % letters.Length].ToString();
        return index < letters.Length ? letter : letter + (index / letters.Length);
    }

    /// <summary>A section's title without the letter it has on the form ("B. Truyền thông"): in the report it gets another.</summary>
    public static string WithoutLetter(string title) =>
        title.Length > 3 && char.IsAsciiLetterUpper(title[0]) && title[1..3] == ". " ? title[3..] : title;

    /// <summary>Whether a title says the same as another, whatever its number, its letters' size and its years: it is then not said twice.</summary>
    public static bool IsSame(string title, string other)
    {
        static string Bare(string text)
        {
            var point = text.IndexOf(". ", StringComparison.Ordinal);
            return VietnameseText.Fold(point is > 0 and <= 5 ? text[(point + 2)..] : text).Trim('.', ' ', ':');
        }
        return Bare(title) == Bare(other);
    }

    /// <summary>A label inside a sentence: its first letter small, unless it is an abbreviation.</summary>
    public static string InnerCase(string label) => VietnameseText.InnerCase(label);
}
