namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Everything the server knows of one kind of field: what it takes, how it adds up over units, what may be seen of it.</summary>
public abstract class FieldKind
{
    // What a configuration may ask of it

    /// <summary>How it may be added up, beside not at all; the first is the usual one.</summary>
    public abstract IReadOnlyList<Aggregation> Aggregations { get; }

    /// <summary>Whether it may be left out of the figures; what nobody enters is always counted.</summary>
    public bool Fits(Aggregation aggregation) =>
        aggregation == Aggregation.None ? IsEntered : Aggregations.Contains(aggregation);

    /// <summary>False: it comes from other submissions.</summary>
    public virtual bool IsEntered => true;

    /// <summary>Whether a column of a table may be of this kind.</summary>
    public virtual bool FitsTable => false;

    /// <summary>Whether it may be broken down by sex, age, purpose…</summary>
    public virtual bool MayBeSplit => false;

    /// <summary>Whether something may be asked to prove it.</summary>
    public virtual bool HasEvidence => false;

    /// <summary>Whether it has rows with columns.</summary>
    public virtual bool HasRows => false;

    /// <summary>Whether it is one number that rules can compare and sums can name.</summary>
    public virtual bool IsNumber => false;

    /// <summary>What a field of this kind lacks in its configuration; null: nothing.</summary>
    public virtual FieldProblem? CheckDefinition(Field field, string path) => null;

    /// <summary>The value of a nil report where the form says that nil means zero; of a kind that cannot be zero there is none.</summary>
    public virtual FormValue ZeroOf(Form form, Field field) =>
        throw new InvalidOperationException($"{field.Code} cannot be zero.");

    public virtual bool CanBeZero => false;

    // What a person enters

    /// <summary>Whether a value is of this kind, whatever the others are.</summary>
    public abstract IEnumerable<FieldProblem> Check(Entry entry);

    /// <summary>A plausible value; null: none is given this time.</summary>
    public abstract FormValue? Draw(Drawing drawing);

    /// <summary>A plausible cell of a table.</summary>
    public virtual FormValue DrawCell(Drawing drawing) => FormValue.Of("Nhà văn hóa xã");

    // How it adds up

    /// <summary>It is two numbers, each added by itself: so many of so many.</summary>
    public virtual bool HasTwo => false;

    /// <summary>Numbers it takes in a row of figures, without its breakdowns.</summary>
    public virtual int SlotsOf(Field field) => HasTwo ? 2 : 1;

    public abstract FieldFigure Read(Field field, FormValue value);

    /// <summary>The rows it brings, where nothing is added and all are shown.</summary>
    public virtual IReadOnlyList<IReadOnlyDictionary<string, FormValue>> RowsOf(Field field, FormValue value) =>
        [new Dictionary<string, FormValue> { [Field.TextColumn] = FormValue.Of(Read(field, value).Text!) }];

    /// <summary>Whether what a unit consolidated and sent up is of this kind.</summary>
    public abstract bool IsOfKind(Field field, FieldFigure figure);

    /// <summary>The number that stands for it in a row of figures; null: it has none, or two.</summary>
    public virtual long? NumberOf(Field field, FieldFigure figure) => figure.Number;

    /// <summary>What such a number says where it is no number: a day, a code.</summary>
    public virtual string? TextOf(Field field, long number) => null;

    /// <summary>Its breakdowns.</summary>
    public virtual IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> SplitsOf(
        Field field,
        FieldFigure figure
    ) => figure.Splits;

    /// <summary>What is true of all units together; null: nothing but the numbers.</summary>
    public virtual bool? Together(Aggregation aggregation, long numerator, long denominator) => null;

    // What may be seen of it

    /// <summary>It tells of persons whatever the numbers are.</summary>
    public virtual bool TellsByWords => false;

    /// <summary>It tells of few persons whatever its amount.</summary>
    public virtual bool TellsByAnyAmount => false;

    /// <summary>A unit's words, too long for a sentence about them.</summary>
    public virtual bool IsProse => false;
}
