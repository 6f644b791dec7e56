namespace PlanMonitor.Core.Forms;

/// <summary>The kinds of fields, as a configuration names them. What each is stands in its own file, in Kinds.</summary>
public enum FieldType
{
    /// <summary>A whole number of things, zero or more.</summary>
    Count,

    /// <summary>Distinct persons: a count that says nothing about persons counted by two units.</summary>
    People,

    /// <summary>Days that persons spent, e.g. at a training: persons times days.</summary>
    PersonDays,

    /// <summary>Whole đồng.</summary>
    Money,

    /// <summary>So many of so many.</summary>
    Ratio,

    /// <summary>Yes or no, with what proves a yes.</summary>
    YesNo,

    /// <summary>One code of a list.</summary>
    Choice,

    /// <summary>A day.</summary>
    Date,

    /// <summary>From a day to a day.</summary>
    DateRange,

    /// <summary>Number, date and issuer of a document.</summary>
    Document,

    /// <summary>Words.</summary>
    Narrative,

    /// <summary>Rows with columns.</summary>
    Table,

    /// <summary>Counted from other submissions; nobody enters it.</summary>
    Coverage,
}
