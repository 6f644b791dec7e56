using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Model;

/// <summary>One unit's own report, as it was entered: a revision, or the draft.</summary>
public sealed record UnitReportModel
{
    public required UnitReportHeading Heading { get; init; }
    public required Form Form { get; init; }
    public required IReadOnlyDictionary<string, FormValue> Values { get; init; }

    /// <summary>What the unit declares did not occur; empty: it declares nothing of the kind.</summary>
    public IReadOnlySet<Field> Nil { get; init; } = new HashSet<Field>();

    /// <summary>Code of the unit; part of the tags of its figures.</summary>
    public required string Unit { get; init; }

    /// <summary>The revision the figures are of; null: they are of a draft, and the document says so on every page.</summary>
    public required int? Revision { get; init; }

    /// <summary>Which submission, which revision, and the hash of its values.</summary>
    public required string Identifier { get; init; }

    /// <summary>Fields that are closed to this reader.</summary>
    public IReadOnlySet<string> Withheld { get; init; } = new HashSet<string>();
    public IReadOnlyList<ExplanationLine> Explanations { get; init; } = [];

    /// <summary>Names of the attached files.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Of the day it was made: of a blank date.</summary>
    public required int Year { get; init; }
}

/// <summary>The boxes of a unit's report. Number and date stand where the document was given them; otherwise they are blank.</summary>
public sealed record UnitReportHeading
{
    /// <summary>The body above an agency; none above a People's Committee.</summary>
    public IReadOnlyList<string> Superior { get; init; } = [];
    public required IReadOnlyList<string> Issuer { get; init; }

    /// <summary>Name of the type in capitals: BÁO CÁO, KẾ HOẠCH.</summary>
    public string DocumentType { get; init; } = "BÁO CÁO";

    /// <summary>"15/BC-UBND"; null: blank before <see cref="Symbol"/>.</summary>
    public string? Number { get; init; }
    public required string Symbol { get; init; }
    public required string Place { get; init; }
    public DateOnly? Date { get; init; }
    public required string Subject { get; init; }

    /// <summary>Empty: it does not go to a higher body.</summary>
    public required string AddressedTo { get; init; }
    public required string Opening { get; init; }
    public required string Closing { get; init; }
    public required IReadOnlyList<string> SignatureLines { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
}
