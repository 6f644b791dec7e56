using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

/// <summary>
/// Hand-made consolidations with every type of field and every way of adding up: by a district of many communes (<see cref="OfCommunes"/>), and by a
/// province whose parts nine districts consolidated (<see cref="OfDistricts"/>).
/// </summary>
internal static class Province
{
    private const string Collector = "46";

    /// <summary>141 communes in two groups; the last two did not report, the third declared nil, the fourth is released from it.</summary>
    public static ReportModel OfCommunes(int count = 141) =>
        Model(
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i =>
                        (
                            $"{19001 + 3 * i}",
                            i % 3 == 0 ? $"Phường Số {Letter(i)}" : $"Xã Bình {Letter(i)}",
                            i % 3 == 0 ? "wards" : "communes"
                        )
                    ),
            ],
            fromBelow: false
        );

    public static ReportModel OfDistricts() =>
        Model(
            [
                ("474", "Thành phố Huế", "lowland"),
                ("476", "Huyện Phong Điền", "lowland"),
                ("477", "Huyện Quảng Điền", "lowland"),
                ("478", "Huyện Phú Vang", "lowland"),
                ("479", "Thị xã Hương Thủy", "lowland"),
                ("480", "Thị xã Hương Trà", "lowland"),
                ("481", "Huyện A Lưới", "mountains"),
                ("482", "Huyện Phú Lộc", "lowland"),
                ("483", "Huyện Nam Đông", "mountains"),
            ],
            fromBelow: true
        );

    private static ReportModel Model(IReadOnlyList<(string Code, string Name, string Group)> units, bool fromBelow)
    {
        var figures = new AllTypes([.. units.Select(u => (u.Code, u.Group))], fromBelow);
        var consolidated = figures.Consolidated(Collector);
        var target = consolidated.Cells[0];
        return new()
        {
            Heading = new()
            {
                Issuer = ["ỦY BAN NHÂN DÂN", "TỈNH THỪA THIÊN HUẾ"],
                Symbol = "BC-UBND",
                Place = "Thừa Thiên Huế",
                Subject =
                    "Kết quả thực hiện công tác hỗ trợ nạn nhân bị mua bán trở về trên địa bàn tỉnh Thừa Thiên Huế năm 2023",
                AddressedTo = "Bộ Lao động - Thương binh và Xã hội",
                Opening = "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh, Ủy ban nhân dân tỉnh báo cáo kết quả như sau:",
                Closing = "Trên đây là báo cáo của Ủy ban nhân dân tỉnh Thừa Thiên Huế.",
                SignatureLines = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
                Recipients = ["Như trên", "CT, các PCT UBND tỉnh", "Lưu: VT, LĐTBXH"],
            },
            Form = AllTypes.Form,
            OwnForm = AllTypes.OwnForm,
            OwnWords = new Dictionary<string, string> { ["T2"] = "Nhận thức của người dân được nâng lên." },
            Figures = consolidated,
            UnitNames = units.Select(u => (u.Code, u.Name)).Append((Collector, "Tỉnh Thừa Thiên Huế")).ToDictionary(),
            Targets =
            [
                new(
                    "A1",
                    "Đơn vị triển khai kế hoạch",
                    "I.2.a",
                    100,
                    CellState.Value,
                    target.Numerator,
                    target.Denominator,
                    ""
                ),
            ],
            Status = [.. units.Select((u, i) => figures.StatusOf(u.Code, i))],
            Groups = fromBelow
                ? [new("lowland", "Đồng bằng"), new("mountains", "Miền núi")]
                : [new("wards", "Phường"), new("communes", "Xã")],
            Explanations =
            [
                new(
                    units[0].Code,
                    "Số buổi truyền thông tăng quá hai lần so với kỳ trước.",
                    "Tổ chức thêm ở các thôn vùng sâu."
                ),
                new(units[1].Code, "Số nạn nhân tăng.", null),
            ],
            Unmapped =
            [
                new(units[5].Code, 1, 1, "Số tờ rơi (mẫu cũ)", "Phiên bản mới của biểu mẫu không có nội dung này."),
            ],
            Year = 2023,
            MadeOn = new(2023, 12, 20),
        };
    }

    private static string Letter(int i) => $"{(char)('A' + i / 26)}{(char)('a' + i % 26)}";
}
