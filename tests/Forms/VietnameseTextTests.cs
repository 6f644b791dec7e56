using FsCheck;
using FsCheck.Fluent;

namespace PlanMonitor.Tests.Forms;

public sealed class VietnameseTextTests
{
    private const string Grave = "\u0300",
        Acute = "\u0301",
        Circumflex = "\u0302",
        Tilde = "\u0303",
        Breve = "\u0306",
        Hook = "\u0309",
        Horn = "\u031b",
        Dot = "\u0323";

    private static readonly string[] Tones = ["", Grave, Hook, Tilde, Acute, Dot];

    /// <summary>Letter and shape, then the letters with the tones in the order above.</summary>
    private static readonly (string Plain, string Shape, string Letters)[] Vowels =
    [
        ("a", "", "aàảãáạ"),
        ("a", Breve, "ăằẳẵắặ"),
        ("a", Circumflex, "âầẩẫấậ"),
        ("e", "", "eèẻẽéẹ"),
        ("e", Circumflex, "êềểễếệ"),
        ("i", "", "iìỉĩíị"),
        ("o", "", "oòỏõóọ"),
        ("o", Circumflex, "ôồổỗốộ"),
        ("o", Horn, "ơờởỡớợ"),
        ("u", "", "uùủũúụ"),
        ("u", Horn, "ưừửữứự"),
        ("y", "", "yỳỷỹýỵ"),
    ];

    /// <summary>All 134 letters with marks: composed, and decomposed with the marks in either order.</summary>
    private static readonly (string Letter, string Decomposed)[] Letters =
    [
        .. Vowels
            .SelectMany(v =>
                Tones.SelectMany(
                    (tone, i) =>
                        new[] { v.Plain + v.Shape + tone, v.Plain + tone + v.Shape }.Select(d =>
                            (v.Letters[i].ToString(), d)
                        )
                )
            )
            .Append(("đ", "đ"))
            .SelectMany(l => new[] { l, (l.Item1.ToUpperInvariant(), l.Item2.ToUpperInvariant()) })
            .Where(l => l.Item1.Any(c => c > 127)),
    ];

    [Fact]
    public void Every_letter_composes_in_any_order_of_its_marks()
    {
        Assert.Equal(134, Letters.Select(l => l.Letter).Distinct().Count());
        Assert.All(Letters, l => Assert.Equal(l.Letter, VietnameseText.Compose(l.Decomposed)));
    }

    [Theory]
    [InlineData("\u00e2\u0323", "ậ")] // half composed
    [InlineData("\u1ea1\u0302", "ậ")]
    [InlineData("Hu\u031bo\u031bng Tra\u0300", "Hương Trà")]
    [InlineData("n\u0303", "n\u0303")] // no Vietnamese letter: kept as it is
    [InlineData("\u0301a", "\u0301a")]
    public void Text_is_composed_where_the_alphabet_has_the_letter(string text, string composed) =>
        Assert.Equal(composed, VietnameseText.Compose(text));

    [Fact]
    public void Composing_twice_changes_nothing_more() =>
        Prop.ForAll(Arb.From(Pieces()), text =>
            {
                var once = VietnameseText.Compose(text);
                return VietnameseText.Compose(once) == once;
            })
            .Check();

    [Fact]
    public void A_text_of_letters_composes_letter_by_letter() =>
        Prop.ForAll(Arb.From(Gen.Elements(Letters).ArrayOf()), letters =>
                VietnameseText.Compose(string.Concat(letters.Select(l => l.Decomposed)))
                == string.Concat(letters.Select(l => l.Letter))
            )
            .Check();

    private static Gen<string> Pieces() =>
        Gen.Elements([
                "a",
                "E",
                "i",
                "o",
                "U",
                "y",
                "đ",
                "n",
                "ế",
                "ớ",
                " ",
                Grave,
                Acute,
                Circumflex,
                Tilde,
                Breve,
                Hook,
                Horn,
                Dot,
                "\u0308",
            ])
            .ArrayOf()
            .Select(string.Concat);
}
