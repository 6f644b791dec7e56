namespace PlanMonitor.Core.Figures;

/// <summary>
/// What stands where there is no number, and why: one sentence for each reason, the same on pages, in files and in letters. Files print a short mark where a
/// column is narrow, with this sentence under the table.
/// </summary>
public static class FigureWords
{
    /// <summary>The unit said nothing of it.</summary>
    public static readonly Text NotReported = new("chưa báo cáo", "not reported");

    /// <summary>The unit declared that it did not occur.</summary>
    public static readonly Text Nil = new("không phát sinh", "nil");

    /// <summary>0 of 0: there was nothing to count.</summary>
    public static readonly Text NotApplicable = new("không áp dụng (0/0)", "not applicable (0/0)");

    /// <summary>There may be a figure; this reader's role does not open it.</summary>
    public static readonly Text NotShown = new("không thuộc quyền xem", "not shown to you");

    /// <summary>There may be a figure; it would tell of a person (Luật 66/2011/QH12, Điều 3(10)), or one would follow from it.</summary>
    public static readonly Text Withheld = new("không hiển thị để bảo vệ nạn nhân", "withheld to protect victims");
}
