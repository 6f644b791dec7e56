using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

/// <summary>The report of xã Hương Toàn with every type of field.</summary>
internal static class Commune
{
    public static UnitReportModel Model(int? revision = 2) =>
        new()
        {
            Heading = new()
            {
                Issuer = ["ỦY BAN NHÂN DÂN", "XÃ HƯƠNG TOÀN"],
                Symbol = "BC-UBND",
                Place = "Hương Toàn",
                Subject = "Báo cáo kết quả năm 2023",
                AddressedTo = "Ủy ban nhân dân thị xã Hương Trà (qua Phòng Lao động - Thương binh và Xã hội)",
                Opening = "Ủy ban nhân dân xã Hương Toàn báo cáo kết quả như sau:",
                Closing = "Trên đây là báo cáo của Ủy ban nhân dân xã Hương Toàn.",
                SignatureLines = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
                Recipients = ["Như trên", "Lưu: VT"],
            },
            Form = AllTypes.Form,
            Values = new Dictionary<string, FormValue>
            {
                ["B1"] = FormValue.Of(1_250L),
                ["B2"] = new()
                {
                    Number = 40,
                    Splits = new Dictionary<string, IReadOnlyDictionary<string, long>>
                    {
                        ["sex"] = new Dictionary<string, long> { ["female"] = 30, ["male"] = 10 },
                    },
                },
                ["B3"] = FormValue.Ratio(2, 3),
                ["B4"] = new() { Yes = true, Evidence = "Thông báo số 5/TB-UBND" },
                ["B7"] = FormValue.Of("meeting"),
                ["B8"] = FormValue.Of("2023-07-30"),
                ["B9"] = FormValue.Of(0L),
                ["B10"] = new() { Document = new("12/KH-UBND", new(2023, 2, 25)) },
                ["B11"] = new()
                {
                    Rows =
                    [
                        new Dictionary<string, FormValue>
                        {
                            ["Day"] = FormValue.Of("2023-07-30"),
                            ["Place"] = FormValue.Of("Nhà văn hóa xã"),
                            ["People"] = FormValue.Of(120L),
                            ["Cost"] = FormValue.Of(5_000_000L),
                        },
                        new Dictionary<string, FormValue>
                        {
                            ["Day"] = FormValue.Of("2023-08-05"),
                            ["Place"] = FormValue.Of("Thôn Giáp Tư"),
                            ["People"] = FormValue.Of(60L),
                        },
                    ],
                },
                ["C3"] = FormValue.Of(1L),
                ["F1"] = FormValue.Of("Địa bàn rộng.\nKinh phí hạn chế."),
            },
            Unit = "20005",
            Revision = revision,
            Identifier = "huong-tra-2023/results-report/2023/20005/2",
            Explanations = [new("20005", "Số buổi tăng quá hai lần so với kỳ trước.", "Tổ chức thêm ở các thôn.")],
            Files = ["ke-hoach.pdf"],
            Year = 2023,
        };
}
