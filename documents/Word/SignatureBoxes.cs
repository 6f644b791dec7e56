using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Word;

/// <summary>
/// Boxes 7a-7c and 9b of NĐ 30/2020, Phụ lục I, Mục V: "Nơi nhận" at the left margin level with the signer's authority at the right.
/// Name, signature and seal are put in when it is signed.
/// </summary>
internal static class SignatureBoxes
{
    /// <summary>Room for the signature: at least four blank lines.</summary>
    private const int BlankLines = 5;

    public static IEnumerable<OpenXmlElement> Write(IReadOnlyList<string> recipients, IReadOnlyList<string> signature)
    {
        var half = PageSetup.TextWidth(landscape: false) / 2;
        var table = Grid.Invisible([half, half]);
        table.Append(
            Grid.Row(Grid.Cell(half, Recipients(recipients)).AtTop(), Grid.Cell(half, Signature(signature)).AtTop())
        );
        yield return table;
    }

    private static List<OpenXmlElement> Recipients(IReadOnlyList<string> recipients)
    {
        var names = recipients.Select(r => r.Trim().TrimStart('-').TrimEnd(';', '.').Trim()).ToList();
        return
        [
            Prose.Paragraph(Styles.RecipientsHead, Words.Recipients),
            .. names.Select(
                (name, i) => Prose.Paragraph(Styles.Recipient, $"- {name}{(i == names.Count - 1 ? '.' : ';')}")
            ),
        ];
    }

    private static List<OpenXmlElement> Signature(IReadOnlyList<string> lines) =>
        [
            .. lines.Select(line => Prose.Paragraph(Styles.Signature, line)),
            .. Enumerable.Range(0, BlankLines).Select(_ => Prose.Paragraph(Styles.Signature, [])),
        ];
}
