using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Units;

/// <summary>
/// How the documents of a unit begin and end (NĐ 30/2020/NĐ-CP, Phụ lục I), where its name and the unit above do not tell: a town's police stands under the province's,
/// a health centre under the department of health. Written as in a sentence; a line break is one on paper too.
/// </summary>
public sealed record Letterhead
{
    /// <summary>The body above the issuer: "Công an tỉnh Thừa Thiên Huế". Null: the People's Committee of the unit above an agency.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Superior { get; init; }

    /// <summary>The issuer, where its lines are to be these: "Phòng Lao động - Thương binh\nvà Xã hội". Null: its name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Issuer { get; init; }

    /// <summary>In numbers of documents ("15/BC-LĐTBXH", "23/UBND-LĐTBXH") and in "Lưu: VT, LĐTBXH".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Abbreviation { get; init; }

    /// <summary>Who signs, authority first: "TM. Ban Thường vụ\nChủ tịch", "Trưởng phòng".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Signer { get; init; }
}
