using PlanMonitor.Core.Figures;

namespace PlanMonitor.Documents.Texts;

/// <summary>What stands in the place of a number that cannot be counted.</summary>
internal static class ZeroWords
{
    public static string Of(CellState state, bool narrow) =>
        state switch
        {
            CellState.Nil => narrow ? Words.NilShort : Words.Nil,
            CellState.NotApplicable => Words.NotApplicable,
            CellState.Value or CellState.Missing => Words.Missing,
        };
}
