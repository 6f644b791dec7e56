using PlanMonitor.Core;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What a cell means for its line: a value, nothing, or a refusal with its reason. A warning goes with "nothing".</summary>
internal readonly record struct CellReading(
    LineValue Value,
    string? Code = null,
    Text? Text = null,
    Severity Severity = Severity.Error
)
{
    public bool IsRefused => Code is not null && Severity == Severity.Error;

    public bool IsEmpty => Value == default;

    public static CellReading Refused(string code, Text text) => new(default, code, text);
}
