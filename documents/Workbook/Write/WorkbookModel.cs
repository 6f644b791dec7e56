using PlanMonitor.Core;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Write;

/// <summary>What a workbook is made of: one duty in one period, a sheet for each unit.</summary>
public sealed record WorkbookModel
{
    public required string Cycle { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }

    /// <summary>What is owed, e.g. "Báo cáo kết quả thực hiện".</summary>
    public required Text Title { get; init; }
    public required Text PeriodName { get; init; }

    /// <summary>The last day the figures speak of: codes of lists are offered that are valid then.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The deadline in one sentence; null: none is stated.</summary>
    public Text? Due { get; init; }
    public required Form Form { get; init; }

    public required IReadOnlyList<WorkbookUnit> Units { get; init; }

    /// <summary>False: the reader may not see victims' figures, and the sheets do not have these lines.</summary>
    public bool ShowsSensitive { get; init; } = true;
}

/// <summary>One unit's sheet.</summary>
public sealed record WorkbookUnit(string Code, Text Name)
{
    public IReadOnlyDictionary<string, FormValue> Values { get; init; } = new Dictionary<string, FormValue>();
    public DocumentReference? Document { get; init; }

    /// <summary>The period whose values stand beside; null: there is none.</summary>
    public Text? PreviousName { get; init; }
    public IReadOnlyDictionary<string, FormValue> Previous { get; init; } = new Dictionary<string, FormValue>();
}
