using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Units;

/// <summary>
/// An administrative unit or an agency. A code means nothing without its validity (19996 was Phường Tứ Hạ until 30/6/2025,
/// Phường Hương Trà since: Nghị quyết 1675/NQ-UBTVQH15).
/// </summary>
public sealed record Unit
{
    public required string Code { get; init; }
    public required Text Name { get; init; }
    public required UnitKind Kind { get; init; }

    /// <summary>Code of the unit above; null at the top.</summary>
    public string? Parent { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day of validity; null: still valid.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Deactivated by an administrator: it owes nothing more and may not submit.</summary>
    public bool Deactivated { get; init; }

    /// <summary>Null: its documents begin and end as its name and the unit above tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Letterhead? Letterhead { get; init; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

public enum UnitKind
{
    /// <summary>Tỉnh, thành phố trực thuộc trung ương.</summary>
    Province,

    /// <summary>Huyện, quận, thị xã; until 30/06/2025.</summary>
    District,

    /// <summary>Xã, phường, đặc khu.</summary>
    Commune,

    /// <summary>Sở, phòng, ban: a body of the administration.</summary>
    Agency,

    /// <summary>Mặt trận, đoàn thể.</summary>
    MassOrganisation,
}
