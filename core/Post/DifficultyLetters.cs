using PlanMonitor.Core.Difficulties;

namespace PlanMonitor.Core.Post;

/// <summary>What is written about difficulties. {0} duty, {1} period, {2} by when it is to be answered, {3} what was written, {4} unit; the others as in <see cref="LetterTexts"/>.</summary>
public static class DifficultyLetters
{
    public static readonly LetterTexts.Letter AskedAgain = new(
        new("Hỏi thêm về vướng mắc: {4}, {6} ({7})", "Asked again: {4}, {6} ({7})"),
        new("{5} hỏi thêm về vướng mắc đối với {9}:\n{3}", "{5} asks again about its difficulty with {9}:\n{3}")
    );

    public static readonly LetterTexts.Letter Closed = new(
        new("Đã kết thúc vướng mắc: {4}, {6} ({7})", "Difficulty closed: {4}, {6} ({7})"),
        new("Vướng mắc của {5} đối với {9} đã kết thúc.\n{3}", "The difficulty of {5} with {9} is closed.\n{3}")
    );

    public static readonly LetterTexts.Letter Blocks = new(
        new("Đã xác nhận vướng mắc: {0} ({7})", "Your difficulty was recognised: {0} ({7})"),
        new(
            "Kính gửi: {5}\nĐơn vị nhận xác nhận vướng mắc của đơn vị đối với {9} và tạm dừng nhắc hạn đến khi trả lời. Hạn nộp không thay đổi.\n{3}",
            "To {5},\nThe receiving office recognises your difficulty with {9}; reminders stop until it is answered. The deadline stays.\n{3}"
        )
    );

    public static readonly LetterTexts.Letter BlocksNoMore = new(
        new("Tiếp tục nhắc hạn: {0} ({7})", "Reminders go on: {0} ({7})"),
        new("Kính gửi: {5}\nViệc nhắc hạn nộp {9} được tiếp tục.\n{3}", "To {5},\nReminders of {9} go on.\n{3}")
    );

    public static readonly LetterTexts.Letter Published = new(
        new("Hướng dẫn mới: {0} ({7})", "New guidance: {0} ({7})"),
        new(
            "Kính gửi: {5}\nCó hướng dẫn chung mới về {9}:\n{3}\nXem đầy đủ ở trang Hướng dẫn trên PlanMonitor.",
            "To {5},\nThere is new guidance on {9}:\n{3}\nRead it in full on the guidance page of PlanMonitor."
        )
    );

    public static readonly LetterTexts.Letter AnswerSoon = new(
        new("Cần trả lời vướng mắc: {4}, {6} ({7})", "To be answered: {4}, {6} ({7})"),
        new(
            "Vướng mắc của {5} đối với {9} cần được trả lời {2}:\n{3}",
            "The difficulty of {5} with {9} is to be answered {2}:\n{3}"
        )
    );

    public static readonly LetterTexts.Letter AnswerLate = new(
        new("Quá thời gian trả lời vướng mắc: {4}, {6} ({7})", "Not answered in time: {4}, {6} ({7})"),
        new(
            "Vướng mắc của {5} đối với {9} chưa được trả lời; phải trả lời {2}:\n{3}\nĐề nghị trả lời đơn vị.",
            "The difficulty of {5} with {9} has not been answered; it was to be answered {2}:\n{3}\nPlease answer the unit."
        )
    );

    /// <summary>The letter of a reminder to answer.</summary>
    public static LetterTexts.Letter Of(AnswerReminderKind kind) =>
        kind is AnswerReminderKind.Before or AnswerReminderKind.OnTheDay ? AnswerSoon : AnswerLate;
}
