using PlanMonitor.Core;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What the workbook says around the data, and the marks by which it is known again.</summary>
internal static class WorkbookWords
{
    // Marks: they stand in cells of the hidden first row and column, so that they move with what they mark.
    public const string Sheet = "pm:sheet";
    public const string Value = "pm:value";
    public const string Column = "pm:column";
    public const string Section = "pm:section";
    public const string Map = "pm:map";

    /// <summary>Every name of ours begins so; "_" keeps it from being the name of a cell.</summary>
    public const string Name = "PM_";
    public const string ListName = "PM_LIST_";
    public const string SummaryName = "PM_SUMMARY";
    public const string MapSheet = "_planmonitor";

    public static readonly Text Instructions = new("Hướng dẫn", "Instructions");
    public static readonly Text Yes = new("Có", "Yes");
    public static readonly Text No = new("Không", "No");
    public static readonly Text Code = new("Mã", "Code");
    public static readonly Text Indicator = new("Chỉ tiêu", "Indicator");
    public static readonly Text Measure = new("ĐVT", "Measure");
    public static readonly Text ThisPeriod = new("Số liệu kỳ này", "This period");
    public static readonly Text LastPeriod = new("Kỳ trước", "Last period");
    public static readonly Text Note = new("Ghi chú, căn cứ", "Notes, clause");
    public static readonly Text Ordinal = new("STT", "No.");
    public static readonly Text Unit = new("Đơn vị", "Unit");
    public static readonly Text Period = new("Kỳ", "Period");
    public static readonly Text Required = new("bắt buộc", "required");
    public static readonly Text RowsBefore = new("Kỳ trước: {0} dòng", "Last period: {0} rows");
    public static readonly Text Computed = new("tự tính", "computed");

    public static readonly Text WholeTitle = new("Cần số nguyên", "A whole number");
    public static readonly Text WholePrompt = new(
        "Nhập số nguyên, ví dụ 1234. Nhập 0 nếu bằng không; để trống nếu chưa có số liệu.",
        "Enter a whole number, e.g. 1234. Enter 0 for zero; leave it empty where there is no figure."
    );
    public static readonly Text ListTitle = new("Chọn trong danh sách", "Choose from the list");
    public static readonly Text ListPrompt = new(
        "Hãy chọn một giá trị trong danh sách thả xuống.",
        "Choose a value from the drop-down list."
    );

    /// <summary>The first sheet, line by line.</summary>
    public static readonly IReadOnlyList<Text> HowTo =
    [
        new(
            "Chỉ nhập vào các ô nền vàng ở cột \"Số liệu kỳ này\". Các cột mã, tên chỉ tiêu, đơn vị tính và số liệu kỳ trước được khóa.",
            "Type only in the yellow cells of the column \"Số liệu kỳ này\". Codes, names, measures and last period's values are locked."
        ),
        new(
            "Số không: nhập 0. Chưa có số liệu: để trống ô. Không dùng dấu \"-\" hoặc chữ \"x\" thay cho số.",
            "Zero: enter 0. No figure yet: leave the cell empty. Do not use \"-\" or \"x\" for a number."
        ),
        new(
            "Phần không phát sinh thì khai trên trang, không điền vào tệp này.",
            "What did not arise is declared on the page, not in this file."
        ),
        new(
            "Số nguyên viết 1234 hoặc 1.234 (dấu chấm ngăn hàng nghìn). Tiền viết bằng đồng.",
            "Write whole numbers 1234 or 1.234 (the dot separates thousands). Money is in đồng."
        ),
        new("Ngày viết dd/mm/yyyy, ví dụ 05/03/2023.", "Write days dd/mm/yyyy, e.g. 05/03/2023."),
        new(
            "Tỷ lệ gồm hai ô: tử số và mẫu số. Không nhập phần trăm. Không có đối tượng: nhập 0 và 0.",
            "A ratio has two cells: numerator and denominator. Do not enter a percentage. Nobody concerned: enter 0 and 0."
        ),
        new(
            "Ô có mũi tên: chọn trong danh sách. Bảng: mỗi hoạt động một dòng, có thể chèn thêm dòng vào giữa bảng.",
            "Cells with an arrow: choose from the list. Tables: one row for each activity; rows may be inserted within the table."
        ),
        new(
            "Được đổi tên trang tính, ẩn hoặc chuyển cột, tô màu. Không xóa cột mã.",
            "You may rename sheets, hide or move columns, use colours. Do not delete the code column."
        ),
        new(
            "Tải tệp lên trang của kỳ này: số liệu được đưa vào bản nháp, trang cho xem các thay đổi, rồi anh/chị tự bấm Nộp. Tải lên không phải là nộp.",
            "Upload the file on the page of this period: the values go into the draft, the page shows what changes, and you submit yourself. Uploading does not submit."
        ),
        new(
            "Ô không đọc được sẽ được trả lại trong chính tệp này, tô màu và có ghi chú.",
            "Cells that cannot be read come back in this same file, coloured and with a comment."
        ),
    ];
}
