namespace PlanMonitor.Core.Submissions;

/// <summary>How a duty stands, in the words of a list.</summary>
public static class DutyTexts
{
    public static readonly Text Submitted = new("đã nộp", "submitted");
    public static readonly Text InvitedPast = new("vẫn nhận", "still welcome");
    public static readonly Text Waived = new("được miễn nộp", "released from it");
    public static readonly Text NotOpenYet = new("Chưa mở", "Not open yet");
    private static readonly Text None = new("", "");
    private static readonly Text DueSoon = new("Sắp đến hạn", "Due soon");
    private static readonly Text Overdue = new("Quá hạn {0} ngày", "{0} day(s) overdue");
    private static readonly Text Late = new("Nộp quá hạn {0} ngày", "{0} day(s) late");
    private static readonly Text OnTime = new("Đúng hạn", "On time");
    private static readonly Text Waiting = new("Đã nộp, chờ tiếp nhận", "Waiting for review");

    public static Text Of(Standing standing, int daysLate) =>
        standing switch
        {
            Standing.None => None,
            Standing.DueSoon => DueSoon,
            Standing.Overdue => Overdue.Counted(daysLate),
            Standing.Late => Late.Counted(daysLate),
            Standing.OnTime => OnTime,
            Standing.Waiting => Waiting,
        };
}
