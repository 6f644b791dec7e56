using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanMonitor.Documents;

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
}

/// <summary>The styles of the workbooks. #,##0 shows dots where Excel is Vietnamese; texts are text, so that "12/3" does not become a day.</summary>
internal static class WorkbookStyles
{
    private const uint Thousands = 3;
    private const uint AsText = 49;
    private const uint Day = 164;
    private const string Grey = "FF595959";

    public static Stylesheet Make()
    {
        var formats = Enum.GetValues<Look>().Select(FormatOf).ToList();
        return new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = Day, FormatCode = "dd/mm/yyyy" }) { Count = 1 },
            new Fonts(
                FontOf(12),
                FontOf(12, bold: true),
                FontOf(14, bold: true),
                FontOf(10, colour: Grey),
                FontOf(12, colour: Grey)
            )
            {
                Count = 5,
            },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                FillOf("FFFFF9DB"),
                FillOf("FFDCE6F1"),
                FillOf("FFEDEDED")
            )
            {
                Count = 5,
            },
            new Borders(new Border(), Thin()) { Count = 2 },
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
            Look.Plain => Format(0, 0, 0, border: false),
            Look.Title => Format(2, 0, 0, border: false),
            Look.Words => Format(0, 0, 0, border: false, wrap: true),
            Look.Head => Format(1, 3, 0, wrap: true, centre: true),
            Look.Section => Format(1, 4, 0),
            Look.Code => Format(1, 0, AsText),
            Look.Label => Format(0, 0, 0, wrap: true),
            Look.Indented => Format(0, 0, 0, wrap: true, indent: 2),
            Look.Small => Format(3, 0, 0, wrap: true),
            Look.Whole => Format(0, 2, Thousands, open: true),
            Look.Word => Format(0, 2, AsText, open: true, wrap: true),
            Look.QuotedWord => Format(0, 2, AsText, open: true, wrap: true, quoted: true),
            Look.Day => Format(0, 2, Day, open: true),
            Look.Pick => Format(0, 2, 0, open: true, wrap: true),
            Look.Computed => Format(4, 4, Thousands),
            Look.WholeBefore => Format(4, 0, Thousands),
            Look.WordBefore => Format(4, 0, AsText, wrap: true),
            Look.QuotedWordBefore => Format(4, 0, AsText, wrap: true, quoted: true),
            Look.DayBefore => Format(4, 0, Day),
        };

    private static CellFormat Format(
        uint font,
        uint fill,
        uint number,
        bool border = true,
        bool wrap = false,
        bool centre = false,
        uint indent = 0,
        bool open = false,
        bool quoted = false
    )
    {
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Top };
        if (wrap)
            alignment.WrapText = true;
        if (centre)
            alignment.Horizontal = HorizontalAlignmentValues.Center;
        if (indent > 0)
            (alignment.Horizontal, alignment.Indent) = (HorizontalAlignmentValues.Left, indent);
        var format = new CellFormat(alignment, new Protection { Locked = !open })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border ? 1u : 0u,
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

    private static Font FontOf(double size, bool bold = false, string? colour = null)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
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

    private static Border Thin()
    {
        static T Side<T>()
            where T : BorderPropertiesType, new()
        {
            var side = new T { Style = BorderStyleValues.Thin };
            side.Append(new Color { Rgb = "FFBFBFBF" });
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
