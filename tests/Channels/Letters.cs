using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>Messages to send over a channel.</summary>
internal static class Letters
{
    public static readonly Outgoing One = new()
    {
        Id = "0123456789abcdef0123456789abcdef",
        Channel = "email",
        To = "xa.tu-ha",
        Name = "Nguyễn Thị Hạnh (Ủy ban nhân dân phường Tứ Hạ)",
        Address = "tu-ha@huong-tra.example.vn",
        Language = "vi",
        Subject = new(
            "Nhắc hạn: Kế hoạch phòng, chống bạo lực gia đình năm 2023 của Ủy ban nhân dân phường Tứ Hạ, còn 3 ngày làm việc",
            "Reminder: the plan of Tứ Hạ"
        ),
        Letters =
        [
            new(
                "k1",
                "small-2023",
                "c1",
                "plan",
                "2023",
                new("Nhắc hạn nộp kế hoạch", "Reminder of the plan"),
                new(
                    "Kính gửi Ủy ban nhân dân phường Tứ Hạ,\n\nHạn: trước ngày 28/02/2023, tức hết ngày 27/02/2023.\n.\n..\nTrân trọng.",
                    "To the commune,\n\nDue: 27/02/2023."
                ),
                At("28/02/2023 00:00:00")
            ),
        ],
        At = At("24/02/2023 07:00:00"),
    };

    public static readonly Outgoing Digest = One with
    {
        Id = "ffff456789abcdef0123456789abcdef",
        Subject = new("2 tin nhắc việc", "2 reminders"),
        Letters =
        [
            One.Letters[0],
            One.Letters[0] with
            {
                Key = "k2",
                Subject = new("Báo cáo <quý I> & số liệu", "Report <Q1> & figures"),
                Body = new("<script>alert(1)</script>", "<b>bold</b>"),
            },
        ],
    };
}
