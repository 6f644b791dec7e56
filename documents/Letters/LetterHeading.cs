using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;

namespace PlanMonitor.Documents.Letters;

/// <summary>The boxes of a letter or a brief. Number and date are blank: they are given after the signature (NĐ 30/2020, Điều 15(3), 18(1)).</summary>
/// <param name="Superior">The body above an agency; none above a People's Committee.</param>
/// <param name="Symbol">Behind the blank number; a part that no source tells is left blank as well.</param>
/// <param name="AddressedTo">One addressee a line.</param>
public sealed record LetterHeading(
    IReadOnlyList<string> Superior,
    IReadOnlyList<string> Issuer,
    string Symbol,
    string Place,
    string Subject,
    string AddressedTo,
    IReadOnlyList<string> SignatureLines,
    IReadOnlyList<string> Recipients
)
{
    /// <summary>Number and day are written by hand: the program does not know them.</summary>
    internal Boxes BoxesIn(int year)
    {
        var (number, placeAndDate) = (Words.Fill(Words.Number, Symbol), Words.Fill(Words.PlaceAndDate, Place, year));
        return new(Superior, Issuer, number, placeAndDate, Subject, AddressedTo);
    }
}
