using PlanMonitor.Core;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>Why a workbook is too large: each reason by its name, with what helps.</summary>
public static class WorkbookLimits
{
    public static Problem Bytes =>
        Of(
            "tệp nặng hơn 10 MB. Hãy bỏ hình ảnh và những gì không thuộc biểu mẫu",
            "it has more than 10 MB. Remove pictures and what does not belong to the form"
        );

    public static Problem Cells =>
        Of(
            "có hơn 200.000 ô có nội dung. Hãy tải tệp mẫu mới và chép số liệu sang",
            "it has more than 200,000 cells with content. Download a new one and copy the figures into it"
        );

    public static Problem Work =>
        Of(
            "đọc mất quá nhiều thời gian hoặc bộ nhớ. Hãy tải tệp mẫu mới và chép số liệu sang",
            "reading it takes too much time or memory. Download a new one and copy the figures into it"
        );

    internal static Problem Parts =>
        Of(
            "có quá nhiều trang tính, tên hoặc thành phần. Hãy tải tệp mẫu mới và chép số liệu sang",
            "it has too many sheets, names or parts. Download a new one and copy the figures into it"
        );

    /// <summary>Hundreds of thousands of empty rows that somebody gave colours or borders.</summary>
    internal static Problem Unpacked(string part, long bytes)
    {
        var size = Math.Max(1, bytes / (1024 * 1024));
        return Of(
            $"phần {part} giải nén thành {size} MB, thường do rất nhiều dòng trống được kẻ ô hoặc tô màu. Hãy chọn các dòng trống dưới biểu, bấm Xóa (Delete) và lưu lại",
            $"its part {part} unpacks to {size} MB, mostly because of very many empty rows with borders or colours. Select the empty rows below the form, delete them and save"
        );
    }

    private static Problem Of(string vi, string en) => Problems.WorkbookTooLarge.WithTexts(new Text(vi, en));
}
