using PlanMonitor.Core;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What is said about a cell that cannot be taken as it stands.</summary>
internal static class WorkbookTexts
{
    public static readonly Text Dash = new(
        "\"{0}\" không phải là số. Bằng không thì nhập 0; chưa có số liệu thì để trống ô.",
        "\"{0}\" is not a number. Enter 0 for zero; leave the cell empty where there is no figure."
    );
    public static readonly Text Ambiguous = new(
        "\"{0}\" đọc theo cách viết Việt Nam là số thập phân (dấu phẩy), theo cách viết Anh là hàng nghìn. Hãy viết lại, ví dụ 1234 hoặc 1.234.",
        "\"{0}\" is a decimal as written in Vietnam (comma) and thousands as written in English. Write it again, e.g. 1234 or 1.234."
    );
    public static readonly Text Fraction = new(
        "Cần số nguyên, nhưng ô ghi {0}.",
        "A whole number is needed, but the cell says {0}."
    );
    public static readonly Text NotANumber = new(
        "Không đọc được số từ \"{0}\". Hãy chỉ nhập chữ số, ví dụ 1234.",
        "No number can be read from \"{0}\". Enter digits only, e.g. 1234."
    );
    public static readonly Text NotADay = new(
        "Không đọc được ngày từ \"{0}\". Hãy viết dd/mm/yyyy với năm bốn chữ số, ví dụ 05/03/2023.",
        "No day can be read from \"{0}\". Write dd/mm/yyyy with a year of four digits, e.g. 05/03/2023."
    );
    public static readonly Text DayWithTime = new(
        "Ô chứa cả giờ ({0}) nên không rõ là ngày nào. Hãy nhập lại chỉ ngày, ví dụ 05/03/2023.",
        "The cell holds a time as well ({0}), so the day is not certain. Enter the day only, e.g. 05/03/2023."
    );
    public static readonly Text DayInCount = new(
        "Ô đang ghi ngày ({0}), không phải số. Hãy đổi định dạng ô thành Số rồi nhập lại, ví dụ 1234.",
        "The cell holds a day ({0}), not a number. Set the cell's format to Number and enter the number again, e.g. 1234."
    );
    public static readonly Text TimeInCount = new(
        "Ô đang ghi giờ ({0}), không phải số. Hãy đổi định dạng ô thành Số rồi nhập lại, ví dụ 1234.",
        "The cell holds a time ({0}), not a number. Set the cell's format to Number and enter the number again, e.g. 1234."
    );
    public static readonly Text PercentInCount = new(
        "Ô đang ghi tỷ lệ phần trăm ({0}); ở đây cần số lượng. Hãy đổi định dạng ô thành Số rồi nhập số lượng, ví dụ 1234.",
        "The cell holds a percentage ({0}); a quantity is needed. Set the cell's format to Number and enter the quantity, e.g. 1234."
    );
    public static readonly Text ScaledInCount = new(
        "Ô hiển thị {0}, khác với số đang lưu trong ô (định dạng nghìn, triệu hoặc lũy thừa). Hãy đổi định dạng ô thành Số rồi nhập đủ các chữ số.",
        "The cell shows {0}, which is not the number it holds (a format in thousands, millions or powers). Set the cell's format to Number and enter all digits."
    );
    public static readonly Text TruthInCount = new(
        "Ô đang ghi giá trị đúng/sai ({0}), không phải số. Hãy nhập số, ví dụ 1234.",
        "The cell holds a truth value ({0}), not a number. Enter a number, e.g. 1234."
    );
    public static readonly Text LooksLikeADay = new(
        "Ô ghi {0}, cũng là cách bảng tính lưu ngày {1} (gõ \"3/5\" thành ngày). Hãy kiểm tra lại; nếu đúng là số lượng thì để nguyên.",
        "The cell says {0}, which is also how a spreadsheet keeps the day {1} (\"3/5\" typed becomes a day). Check it; leave it if it is the quantity."
    );
    public static readonly Text StruckOut = new(
        "Ô có chữ hoặc số bị gạch ngang (\"{0}\"). Hãy xóa phần đã gạch, chỉ để lại giá trị đúng.",
        "Part of the cell is struck out (\"{0}\"). Delete what is struck out and leave the right value."
    );
    public static readonly Text Raised = new(
        "Ô có chữ hoặc số viết nhô lên hoặc thụt xuống (\"{0}\"), ví dụ số mũ hay dấu chú thích. Hãy xóa phần đó, chỉ để lại giá trị.",
        "Part of the cell stands above or below the line (\"{0}\"), such as a power or the mark of a note. Delete it and leave the value."
    );
    public static readonly Text TwoSheets = new(
        "Tệp có hai trang tính của cùng đơn vị, ghi {0} khác nhau (trang kia: \"{1}\"). Hãy xóa trang tính thừa.",
        "The file has two sheets of one unit that say different things for {0} (the other sheet: \"{1}\"). Remove the sheet that is too many."
    );
    public static readonly Text NotYesNo = new(
        "Hãy chọn Có hoặc Không (ô ghi \"{0}\").",
        "Choose Có (yes) or Không (no); the cell says \"{0}\"."
    );
    public static readonly Text NotInList = new(
        "\"{0}\" không có trong danh sách. Hãy chọn lại từ danh sách thả xuống.",
        "\"{0}\" is not in the list. Choose from the drop-down list."
    );
    public static readonly Text ErrorValue = new(
        "Ô báo lỗi {0}. Hãy sửa công thức hoặc nhập giá trị.",
        "The cell shows the error {0}. Correct the formula or enter the value."
    );
    public static readonly Text NotComputed = new(
        "Công thức trong ô chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại, hoặc nhập giá trị.",
        "The formula in this cell has no result yet. Open the file in Excel and save it, or enter the value."
    );
    public static readonly Text NilWords = new(
        "Ô ghi \"{0}\": coi như chưa nhập. Bằng không thì nhập 0; phần không phát sinh thì khai trên trang.",
        "The cell says \"{0}\": taken as not filled in. Enter 0 for zero; what did not arise is declared on the page."
    );
    public static readonly Text Merged = new(
        "Ô này đã bị gộp với ô của chỉ tiêu khác ({0}). Hãy bỏ gộp ô rồi nhập lại.",
        "This cell is merged with that of another indicator ({0}). Unmerge the cells and enter it again."
    );
    public static readonly Text Twice = new(
        "Chỉ tiêu {0} có hai dòng với giá trị khác nhau. Hãy xóa dòng thừa.",
        "Indicator {0} has two rows with different values. Remove the one too many."
    );
    public static readonly Text NotFound = new(
        "Không tìm thấy ô của chỉ tiêu {0} trong trang tính; giá trị đang có được giữ nguyên.",
        "The cell of indicator {0} was not found in the sheet; the value there is kept."
    );
    public static readonly Text HalfRatio = new(
        "Tỷ lệ cần cả tử số và mẫu số; ô này còn trống.",
        "A ratio needs numerator and denominator; this cell is empty."
    );
    public static readonly Text HalfDocument = new(
        "Văn bản cần số, ký hiệu và ngày; ô này còn trống.",
        "A document needs number and date; this cell is empty."
    );
    public static readonly Text EvidenceAlone = new(
        "Đã ghi minh chứng nhưng chưa chọn Có hoặc Không.",
        "There is evidence but neither yes nor no."
    );
    public static readonly Text NotComputable = new(
        "Chưa tính được tỷ lệ này vì thiếu chỉ tiêu {0}; số đã nhập ở đây chưa được lưu.",
        "This ratio cannot be computed yet because {0} is missing; what was entered here is not kept."
    );
    public static readonly Text NotInForm = new(
        "Biểu hiện hành không có chỉ tiêu {0} (tệp được lập theo phiên bản {1}); giá trị này không được lấy.",
        "The present form has no indicator {0} (the file was made for version {1}); this value was not taken."
    );
    public static readonly Text NotSame = new(
        "Chỉ tiêu này đã đổi cách ghi từ phiên bản trước của biểu ({0}); giá trị này không được lấy.",
        "This indicator is not what it was in the version the file was made for ({0}); this value was not taken."
    );
    public static readonly Text NewInForm = new(
        "Tệp được lập theo phiên bản {0} của biểu, chưa có chỉ tiêu này. Hãy nhập trên trang hoặc tải tệp mới.",
        "The file was made for version {0} of the form, which did not have this. Enter it on the page or download a new file."
    );
    public static readonly Text Empty = new(
        "Chưa có số liệu nào trong trang tính này; bản nháp được giữ nguyên.",
        "Nothing is filled in on this sheet; the draft stays as it is."
    );
}
