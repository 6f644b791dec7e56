namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>What one value brings to the sum over units.</summary>
public readonly record struct FieldFigure
{
    public FieldFigure() { }

    /// <summary>Nothing was said, though something was entered: blank words.</summary>
    public bool IsBlank { get; init; }

    public long? Number { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public bool? Yes { get; init; }

    /// <summary>A day (yyyy-MM-dd), a code of a choice, words.</summary>
    public string? Text { get; init; }

    /// <summary>dimension -> item -> count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits { get; init; } = FormValue.NoSplits;

    /// <summary>0 of 0: there was nothing to count.</summary>
    public bool IsOfNothing => Denominator == 0;
}
