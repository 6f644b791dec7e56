namespace PlanMonitor.Core.Forms;

/// <summary>What is said about a value.</summary>
public static class FormTexts
{
    public static readonly Text UnknownField = new("Biểu không có chỉ tiêu {0}.", "The form has no field {0}.");
    public static readonly Text Required = new(
        "Cần nhập chỉ tiêu này. Nếu không phát sinh, nhập 0.",
        "This is needed. If nothing arose, enter 0."
    );
    public static readonly Text Unreadable = new(
        "Không đọc được giá trị {0}. Hãy nhập số nguyên, không dùng dấu phẩy.",
        "The value {0} cannot be read. Enter a whole number."
    );
    public static readonly Text WrongType = new(
        "Giá trị không đúng kiểu của chỉ tiêu này.",
        "The value is not of this field's type."
    );
    public static readonly Text Negative = new("Không nhập số âm.", "A negative number is not possible here.");
    public static readonly Text TooLarge = new(
        "Số quá lớn (tối đa {0}). Hãy kiểm tra đơn vị tính.",
        "The number is too large (at most {0}). Check the unit of measure."
    );
    public static readonly Text NumeratorAbove = new(
        "Tử số ({0}) không được lớn hơn mẫu số ({1}).",
        "The numerator ({0}) cannot exceed the denominator ({1})."
    );
    public static readonly Text UnknownSplit = new(
        "Phân tổ này không có trong biểu.",
        "The form has no such breakdown."
    );
    public static readonly Text PartsUnequal = new(
        "Các phần cộng lại là {0}, khác tổng số {1}.",
        "The parts add up to {0}, the total is {1}."
    );
    public static readonly Text PartsAbove = new(
        "Các phần cộng lại là {0}, lớn hơn tổng số {1}.",
        "The parts add up to {0}, more than the total {1}."
    );
    public static readonly Text CodeNotValid = new(
        "Mã {0} không dùng cho kỳ này.",
        "The code {0} is not in use in this period."
    );
    public static readonly Text EvidenceNeeded = new(
        "Trả lời \"có\" cần minh chứng: số văn bản, tên tệp đính kèm hoặc đường dẫn.",
        "A yes needs evidence: the number of a document, the name of an attached file, or a link."
    );
    public static readonly Text RowsTooMany = new("Bảng có tối đa {0} dòng.", "The table has at most {0} rows.");
    public static readonly Text RowEmpty = new(
        "Dòng này trống. Hãy nhập hoặc xóa dòng.",
        "This row is empty. Fill it in or remove it."
    );
    public static readonly Text TotalMissing = new(
        "Đã nhập phân tổ nhưng chưa nhập tổng số. Hãy nhập tổng số.",
        "The parts are filled in, the total is not. Enter the total."
    );
    public static readonly Text SplitMissing = new(
        "Cần tách tổng số theo phân tổ này.",
        "The total must be broken down here."
    );
    public static readonly Text TextTooLong = new(
        "Nội dung dài quá {0} ký tự. Hãy rút gọn hoặc đính kèm tệp.",
        "The text is longer than {0} characters. Shorten it or attach a file."
    );
    public static readonly Text DocumentNeeded = new(
        "Cần số, ký hiệu và ngày của văn bản.",
        "Number and date of the document are needed."
    );
    public static readonly Text LostLetters = new(
        "Chữ bị lỗi hoặc gõ bằng bảng mã cũ (TCVN3, VNI): \"{0}\". Hãy gõ lại bằng bảng mã Unicode.",
        "Letters are broken or typed in an encoding before Unicode (TCVN3, VNI): \"{0}\". Type the text again in Unicode."
    );
    public static readonly Text DocumentLongAgo = new(
        "Ngày văn bản {0} là trước năm 1945. Hãy kiểm tra lại năm.",
        "The document's date {0} is before 1945. Check the year."
    );
    public static readonly Text DocumentBeforePlan = new(
        "Ngày văn bản {0} là trước ngày ban hành kế hoạch ({1}). Hãy kiểm tra lại ngày.",
        "The document's date {0} is before the plan was issued ({1}). Check the date."
    );
    public static readonly Text DocumentBeforePeriod = new(
        "Ngày văn bản {0} là trước ngày mở kỳ báo cáo ({1}). Hãy kiểm tra lại; nếu đúng thì để nguyên.",
        "The document's date {0} is before the period opened ({1}). Check it; leave it if it is right."
    );
    public static readonly Text FileNotTaken = new(
        "Báo cáo này không nhận tệp {0}; chỉ nhận {1}. Hãy lưu thành PDF rồi tải lên.",
        "This report does not take the file {0}; it takes {1}. Save it as PDF and upload that."
    );
    public static readonly Text DocumentLater = new(
        "Ngày văn bản không được sau ngày nộp.",
        "The document cannot be dated after the day of submission."
    );
    public static readonly Text DocumentNumberLong = new(
        "Số, ký hiệu văn bản dài tối đa 100 ký tự.",
        "The document's number has at most 100 characters."
    );
    public static readonly Text FilesNeeded = new(
        "Cần đính kèm tệp văn bản (PDF hoặc DOCX).",
        "A file (PDF or DOCX) is needed."
    );
    public static readonly Text FilesTooMany = new(
        "Chỉ đính kèm tối đa {0} tệp.",
        "At most {0} files can be attached."
    );
    public static readonly Text NilContradicted = new(
        "Đã khai không phát sinh nhưng ô này có nội dung. Hãy xóa nội dung của ô, hoặc bỏ chọn không phát sinh.",
        "Declared as nil, yet something is entered here. Clear the field, or take the declaration back."
    );
    public static readonly Text NothingEntered = new(
        "Báo cáo trống. Hãy nhập ít nhất một chỉ tiêu, hoặc dùng \"không phát sinh\" nếu có.",
        "The report is empty. Enter at least one value, or use the nil report where there is one."
    );
    public static readonly Text RatioNeedsParts = new(
        "Tỷ lệ cần mô tả tử số và mẫu số.",
        "A ratio needs its numerator and denominator described."
    );
    public static readonly Text ChoiceNeedsOptions = new("Cần liệt kê các lựa chọn.", "The options are missing.");
    public static readonly Text TableNeedsColumns = new(
        "Bảng cần ít nhất một cột; cột là số đếm, số tiền, ngày, lựa chọn hoặc chữ.",
        "A table needs columns; a column is a count, an amount, a date, a choice or text."
    );
}
