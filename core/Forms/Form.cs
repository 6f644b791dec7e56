using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Forms;

// A form is data in the cycle. Values are typed; percentages do not exist as input.

public sealed record Form
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required Text Title { get; init; }
    public string? Clause { get; init; }

    /// <summary>Number/symbol and date of the submitted document.</summary>
    public Need Document { get; init; } = Need.None;

    /// <summary>Uploaded files.</summary>
    public Need Files { get; init; } = Need.Optional;

    /// <summary>Of which kinds: documents always; scans and evidence where it says so.</summary>
    public IReadOnlyList<FileType> FileTypes { get; init; } = [FileType.Pdf, FileType.Docx];
    public int MaxFiles { get; init; } = 5;

    /// <summary>What can be declared not to have occurred ("không phát sinh"); null: the form knows no nil.</summary>
    public NilDeclaration? Nil { get; init; }
    public IReadOnlyList<Dimension> Dimensions { get; init; } = [];
    public IReadOnlyList<FormSection> Sections { get; init; } = [];
    public IReadOnlyList<FormRule> Rules { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<Field> Fields => Sections.SelectMany(s => s.Fields);
}

public enum Need
{
    /// <summary>It is not asked for.</summary>
    None,

    /// <summary>It may be given.</summary>
    Optional,

    /// <summary>Without it nothing can be submitted.</summary>
    Required,
}

/// <summary>A breakdown of a count: sex, age band, purpose… Items with ages are bands: together they leave no gap and do not overlap.</summary>
public sealed record Dimension(string Id, Text Name, IReadOnlyList<DimensionItem> Items);

/// <summary>A code of a list. It is offered and accepted for periods that end within its validity.</summary>
public sealed record DimensionItem(string Code, Text Name)
{
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    /// <summary>For an age band: the first age in full years.</summary>
    public int? From { get; init; }

    /// <summary>For an age band: the first age that is above it; null: open.</summary>
    public int? Below { get; init; }

    public bool IsValidOn(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}

public sealed record FormSection(
    string Id,
    Text Title,
    IReadOnlyList<Field> Fields,
    Text? Help = null,
    string? Clause = null
);

public sealed record Field
{
    /// <summary>The column of a field that is words, where its rows stand beside each other.</summary>
    public const string TextColumn = "Text";

    public required string Code { get; init; }
    public required Text Name { get; init; }
    public required FieldType Type { get; init; }

    /// <summary>Unit of measure, e.g. người, buổi, đồng.</summary>
    public Text? Measure { get; init; }
    public bool Required { get; init; }

    /// <summary>Dimensions the count is split by, each independently of the others.</summary>
    public IReadOnlyList<Split> Splits { get; init; } = [];

    /// <summary>For a ratio: what is counted above and below the line.</summary>
    public Text? Numerator { get; init; }
    public Text? Denominator { get; init; }

    /// <summary>For a ratio: the figure it is derived from (<see cref="Figures"/>), and then never entered; null: entered.</summary>
    public string? NumeratorFrom { get; init; }
    public string? DenominatorFrom { get; init; }

    /// <summary>For a choice.</summary>
    public IReadOnlyList<DimensionItem> Options { get; init; } = [];

    /// <summary>For a table: what each row has.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];
    public int MaxRows { get; init; } = 200;

    /// <summary>For yes/no: what proves a yes (a document's number, the name of an attached file, a link).</summary>
    public Need Evidence { get; init; } = Need.None;
    public required Aggregation Aggregation { get; init; }

    /// <summary>For coverage: the obligation whose submissions are counted.</summary>
    public string? CountsObligation { get; init; }

    /// <summary>For coverage: the units counted, a code or a group ("group:communes"); null: all that owe the obligation.</summary>
    public string? CountsUnits { get; init; }

    /// <summary>For coverage by period: the field that must reach <see cref="CountsAtLeast"/>; null: any number of the report.</summary>
    public string? CountsField { get; init; }

    /// <summary>The quota of one period, e.g. one broadcast a month.</summary>
    public int CountsAtLeast { get; init; } = 1;

    /// <summary>For coverage of units that meet conditions: all of them must hold.</summary>
    public IReadOnlyList<UnitCondition> Conditions { get; init; } = [];

    /// <summary>In the collector's own form: how many persons of this indicator are counted by more than one unit.</summary>
    public string? OverlapOf { get; init; }

    /// <summary>A nil declaration puts zero here; in the other fields of its sections it leaves "nil", which is not zero.</summary>
    public bool NilMeansZero { get; init; }

    /// <summary>Victim figures: secret by unit outside the reporting line (Luật 66/2011/QH12, Điều 3(10), 31(1)).</summary>
    public bool Sensitive { get; init; }
    public int? MaxLength { get; init; }
    public Text? Help { get; init; }
    public string? Clause { get; init; }

    /// <summary>Nobody enters it: it comes from other submissions or wholly from other fields.</summary>
    [JsonIgnore]
    public bool IsDerived => Type == FieldType.Coverage || (NumeratorFrom is not null && DenominatorFrom is not null);
}

/// <param name="Dimension">Id of the dimension.</param>
/// <param name="MustEqualTotal">The parts must add up to the total; otherwise they may stay below it (rest unknown).</param>
/// <param name="Cross">A second dimension: every item of the one with every item of the other.</param>
public sealed record Split(string Dimension, bool MustEqualTotal, string? Cross = null)
{
    /// <summary>Between the two dimensions of a crossed split, and between their items.</summary>
    public const char Times = '*';

    /// <summary>How values name it: "sex", or "sex*age".</summary>
    [JsonIgnore]
    public string Key => Cross is null ? Dimension : $"{Dimension}{Times}{Cross}";

    /// <summary>The codes of its parts: "female", or "female*under16".</summary>
    public IEnumerable<DimensionItem> ItemsIn(Form form)
    {
        var items = form.Dimensions.First(d => d.Id == Dimension).Items;
        if (Cross is null)
            return items;
        var others = form.Dimensions.First(d => d.Id == Cross).Items;
        return items.SelectMany(a => others.Select(b => Crossed(a, b)));
    }

    /// <summary>In use while both are.</summary>
    private static DimensionItem Crossed(DimensionItem a, DimensionItem b)
    {
        var later = a.ValidFrom > b.ValidFrom ? a.ValidFrom : b.ValidFrom ?? a.ValidFrom;
        var earlier = a.ValidTo < b.ValidTo ? a.ValidTo : b.ValidTo ?? a.ValidTo;
        var name = Text.Join(", ", a.Name, b.Name);
        return new($"{a.Code}{Times}{b.Code}", name) { ValidFrom = later, ValidTo = earlier };
    }

    /// <summary>"Giới tính", or "Giới tính × Độ tuổi".</summary>
    public Text NameIn(Form form)
    {
        var name = form.Dimensions.First(d => d.Id == Dimension).Name;
        if (Cross is null)
            return name;
        return Text.Join(" × ", name, form.Dimensions.First(d => d.Id == Cross).Name);
    }
}

/// <summary>A column of a table: count, money, date, choice or narrative (one line of text).</summary>
public sealed record Column
{
    public required string Code { get; init; }
    public required Text Name { get; init; }
    public required FieldType Type { get; init; }
    public Text? Measure { get; init; }
    public bool Required { get; init; }
    public IReadOnlyList<DimensionItem> Options { get; init; } = [];
    public int MaxLength { get; init; } = 500;

    /// <summary>The column as a field of its kind.</summary>
    public Field AsField() =>
        new()
        {
            Code = Code,
            Name = Name,
            Type = Type,
            Measure = Measure,
            Required = Required,
            Options = Options,
            MaxLength = MaxLength,
            Aggregation = Aggregation.None,
        };
}

/// <summary>What must hold of a unit for it to be counted: that its submission is accepted, and what a field of it says.</summary>
/// <param name="Obligation">Whose submission of the unit is looked at, in its last period.</param>
public sealed record UnitCondition(string Obligation)
{
    public bool Accepted { get; init; }
    public string? Field { get; init; }

    /// <summary>The yes/no field must say so.</summary>
    public bool? Yes { get; init; }

    /// <summary>The number must reach this.</summary>
    public long? AtLeast { get; init; }

    /// <summary>The ratio must reach this percentage; 0/0 fulfils it: where there is nobody to help, nobody was left without help.</summary>
    public int? AtLeastPercent { get; init; }
}

/// <summary>A rule over the values of one submission. It speaks only where all it names was reported: missing is not zero.</summary>
public sealed record FormRule
{
    public required string Id { get; init; }
    public RuleKind Kind { get; init; } = RuleKind.Compare;
    public RuleSeverity Severity { get; init; } = RuleSeverity.Blocks;

    /// <summary>For compare: the two sides, figures as in <see cref="Figures"/>.</summary>
    public string? Left { get; init; }
    public string? Right { get; init; }
    public RuleOperator Operator { get; init; }

    /// <summary>For the others: the figure or the field it is about.</summary>
    public string? Of { get; init; }

    /// <summary>The rule speaks only where this figure is above zero.</summary>
    public string? When { get; init; }

    /// <summary>For range: the least and most; for text: the least and most characters.</summary>
    public long? Min { get; init; }
    public long? Max { get; init; }

    /// <summary>For change: more than so many percent up or down against the period before…</summary>
    public int? Percent { get; init; }

    /// <summary>…and by more than this number (a step from 1 to 2 is 100 %).</summary>
    public long? By { get; init; }

    /// <summary>For text: a regular expression that may not occur, e.g. the number of an identity card.</summary>
    public string? Forbids { get; init; }

    /// <summary>What to tell the person, and what to do.</summary>
    public required Text Message { get; init; }
    public string? Clause { get; init; }
}

/// <summary>What a rule asks of a figure or of a field.</summary>
public enum RuleKind
{
    /// <summary>One figure is not above another one, or equals it.</summary>
    Compare,

    /// <summary>A field is answered.</summary>
    Required,

    /// <summary>A figure stays between two numbers.</summary>
    Range,

    /// <summary>A figure is not less than in the period before: it counts from the beginning of the year.</summary>
    NotBelowPrevious,

    /// <summary>A figure does not move too far from that of the period before.</summary>
    Change,

    /// <summary>A text is neither too short nor too long, and something does not occur in it.</summary>
    Text,
}

/// <summary>How the left figure of a rule that compares stands to the right one.</summary>
public enum RuleOperator
{
    /// <summary>It is not above it.</summary>
    LessOrEqual,

    /// <summary>It is the same.</summary>
    Equal,
}

/// <summary>What a broken rule leads to.</summary>
public enum RuleSeverity
{
    /// <summary>The report cannot be submitted so.</summary>
    Blocks,

    /// <summary>The report can be submitted with words why, which everybody above reads.</summary>
    NeedsExplanation,

    /// <summary>It is only said.</summary>
    Notice,
}
