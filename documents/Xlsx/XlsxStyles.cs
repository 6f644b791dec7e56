using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>How a cell looks and whether it is locked; the number is its place among the cell formats.</summary>
internal enum Look
{
    Plain,
    Title,
    Words,
    Head,
    Section,
    Code,
    Label,
    Indented,
    Small,
    Whole,
    Word,
    QuotedWord,
    Day,
    Pick,
    Computed,
    WholeBefore,
    WordBefore,
    QuotedWordBefore,
    DayBefore,
    Note,
    ReportHead,
    ReportWords,
    ReportCentred,
    ReportBold,
    ReportWhole,
    ReportWholeBold,
    ReportShare,
    ReportMoment,
}

/// <summary>The styles of the workbooks. #,##0 shows dots where Excel is Vietnamese; texts are text, so that "12/3" does not become a day.</summary>
internal static class XlsxStyles
{
    private const uint Thousands = 3;
    private const uint AsText = 49;
    private const uint Day = 164;
    private const uint Moment = 165;
    private const uint Share = 166;
    private const string Grey = "FF595959";

    /// <summary>Places among the lists below.</summary>
    private const uint Bold = 1,
        Large = 2,
        Small = 3,
        Faint = 4,
        Italic = 5;
    private const uint Open = 2,
        Blue = 3,
        Light = 4,
        Dark = 5;
    private const uint Thin = 1,
        Black = 2;

    /// <param name="size">Of the usual type.</param>
    public static Stylesheet Make(double size)
    {
        var formats = Enum.GetValues<Look>().Select(FormatOf).ToList();
        return new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = Day, FormatCode = "dd/mm/yyyy" },
                new NumberingFormat { NumberFormatId = Moment, FormatCode = "dd/mm/yyyy\\ hh:mm" },
                new NumberingFormat { NumberFormatId = Share, FormatCode = "0.0%" }
            )
            {
                Count = 3,
            },
            new Fonts(
                FontOf(size),
                FontOf(size, new Bold()),
                FontOf(14, new Bold()),
                FontOf(10, colour: Grey),
                FontOf(size, colour: Grey),
                FontOf(size, new Italic())
            )
            {
                Count = 6,
            },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                FillOf("FFFFF9DB"),
                FillOf("FFDCE6F1"),
                FillOf("FFEDEDED"),
                FillOf("FFE7E6E6")
            )
            {
                Count = 6,
            },
            new Borders(new Border(), BorderOf("FFBFBFBF"), BorderOf("FF000000")) { Count = 3 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(formats) { Count = (uint)formats.Count },
            new CellStyles(
                new CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
            {
                Count = 1,
            }
        );
    }

    private static CellFormat FormatOf(Look look) =>
        look switch
        {
            Look.Plain => Format(border: 0),
            Look.Title => Format(Large, number: AsText, border: 0),
            Look.Words => Format(border: 0, wrap: true),
            Look.Head => Format(Bold, Blue, wrap: true, centre: true),
            Look.Section => Format(Bold, Light),
            Look.Code => Format(Bold, number: AsText),
            Look.Label => Format(wrap: true),
            Look.Indented => Format(wrap: true, indent: 2),
            Look.Small => Format(Small, wrap: true),
            Look.Whole => Format(0, Open, Thousands),
            Look.Word => Format(0, Open, AsText, wrap: true),
            Look.QuotedWord => Format(0, Open, AsText, wrap: true, quoted: true),
            Look.Day => Format(0, Open, Day),
            Look.Pick => Format(0, Open, wrap: true),
            Look.Computed => Format(Faint, Light, Thousands),
            Look.WholeBefore => Format(Faint, number: Thousands),
            Look.WordBefore => Format(Faint, number: AsText, wrap: true),
            Look.QuotedWordBefore => Format(Faint, number: AsText, wrap: true, quoted: true),
            Look.DayBefore => Format(Faint, number: Day),
            Look.Note => Format(Italic, number: AsText, border: 0),
            Look.ReportHead => Format(Bold, Dark, AsText, Black, wrap: true, centre: true, middle: true),
            Look.ReportWords => Format(number: AsText, border: Black, wrap: true),
            Look.ReportCentred => Format(number: AsText, border: Black, wrap: true, centre: true),
            Look.ReportBold => Format(Bold, number: AsText, border: Black, wrap: true),
            Look.ReportWhole => Format(number: Thousands, border: Black),
            Look.ReportWholeBold => Format(Bold, number: Thousands, border: Black),
            Look.ReportShare => Format(number: Share, border: Black),
            Look.ReportMoment => Format(number: Moment, border: Black, wrap: true, centre: true),
        };

    private static CellFormat Format(
        uint font = 0,
        uint fill = 0,
        uint number = 0,
        uint border = Thin,
        bool wrap = false,
        bool centre = false,
        bool middle = false,
        uint indent = 0,
        bool quoted = false
    )
    {
        var alignment = new Alignment
        {
            Vertical = middle ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
        };
        if (wrap)
            alignment.WrapText = true;
        if (centre)
            alignment.Horizontal = HorizontalAlignmentValues.Center;
        if (indent > 0)
            (alignment.Horizontal, alignment.Indent) = (HorizontalAlignmentValues.Left, indent);
        var format = new CellFormat(alignment, new Protection { Locked = fill != Open })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            ApplyProtection = true,
        };
        if (quoted)
            format.QuotePrefix = true;
        return format;
    }

    private static Font FontOf(double size, OpenXmlElement? style = null, string? colour = null)
    {
        var font = new Font();
        if (style is not null)
            font.Append(style);
        font.Append(new FontSize { Val = size });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = "Times New Roman" }, new FontFamilyNumbering { Val = 1 });
        return font;
    }

    private static Fill FillOf(string colour) =>
        new(
            new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 })
            {
                PatternType = PatternValues.Solid,
            }
        );

    private static Border BorderOf(string colour)
    {
        T Side<T>()
            where T : BorderPropertiesType, new()
        {
            var side = new T { Style = BorderStyleValues.Thin };
            side.Append(new Color { Rgb = colour });
            return side;
        }
        return new(
            Side<LeftBorder>(),
            Side<RightBorder>(),
            Side<TopBorder>(),
            Side<BottomBorder>(),
            new DiagonalBorder()
        );
    }
}
