namespace PlanMonitor.Documents;

/// <summary>The styles of the workbook, one for each <see cref="ReportLook"/> in its order. Words have the format of words: what is typed over them is no formula either.</summary>
internal static class ReportLooks
{
    private const string Boxed = """borderId="1" applyBorder="1" """;
    private const string Top = """<alignment vertical="top" wrapText="1"/>""";
    private const string Middle = """<alignment horizontal="center" vertical="top" wrapText="1"/>""";

    public static string Xml { get; } =
        $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>
            <fonts count="4">{Font("")}{Font("<b/>")}{Font(
                "<i/>"
            )}<font><b/><sz val="14"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font></fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>{Border}</borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="11">
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
            <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
            <xf numFmtId="49" fontId="1" fillId="2" {Boxed}xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
            <xf numFmtId="49" fontId="0" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyAlignment="1">{Top}</xf>
            <xf numFmtId="49" fontId="0" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyAlignment="1">{Middle}</xf>
            <xf numFmtId="49" fontId="1" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">{Top}</xf>
            <xf numFmtId="3" fontId="0" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
            <xf numFmtId="3" fontId="1" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>
            <xf numFmtId="165" fontId="0" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
            <xf numFmtId="164" fontId="0" fillId="0" {Boxed}xfId="0" applyNumberFormat="1" applyAlignment="1">{Middle}</xf>
            </cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>
            """;

    private static string Border =>
        $"<border>{Side("left")}{Side("right")}{Side("top")}{Side("bottom")}<diagonal/></border>";

    private static string Side(string name) => $"""<{name} style="thin"><color rgb="FF000000"/></{name}>""";

    private static string Font(string weight) =>
        $"""<font>{weight}<sz val="11"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>""";
}
