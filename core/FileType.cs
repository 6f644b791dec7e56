namespace PlanMonitor.Core;

/// <summary>What kinds of files may be attached.</summary>
public enum FileType
{
    /// <summary>PDF (ISO 32000).</summary>
    Pdf,

    /// <summary>Word (ECMA-376).</summary>
    Docx,

    /// <summary>A photograph or a scan (ISO/IEC 10918).</summary>
    Jpeg,

    /// <summary>A scan or a picture of a screen (ISO/IEC 15948).</summary>
    Png,

    /// <summary>A spreadsheet (ECMA-376), as evidence.</summary>
    Xlsx,
}
