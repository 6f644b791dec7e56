namespace PlanMonitor.Core.Chasing;

/// <summary>Why something stands on the list of who is to be chased.</summary>
public static class WorkTexts
{
    public static Text Of(WorkKind kind) =>
        kind switch
        {
            WorkKind.Overdue => new("Quá hạn, chưa nộp", "Overdue"),
            WorkKind.DueSoon => new("Sắp đến hạn", "Due soon"),
            WorkKind.Stuck => new("Chờ tiếp nhận quá lâu", "Waiting too long for review"),
            WorkKind.Difficulty => new("Vướng mắc chưa trả lời", "Difficulty not answered"),
            WorkKind.Extension => new("Đề nghị gia hạn chưa trả lời", "Extension request not answered"),
        };
}
