using PlanMonitor.Core;
using PlanMonitor.Core.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace PlanMonitor.Documents.Uploads;

/// <summary>
/// What of a PDF acts when it is opened (ISO 32000-1, 12.6): everything that can be reached from its catalogue is walked through, without the contents of pages. What
/// cannot be reached does nothing.
/// </summary>
internal sealed class PdfActions(PdfDocument document, ReadBudget budget)
{
    /// <summary>They lead to what is drawn, or back.</summary>
    private static readonly HashSet<string> Drawn =
    [
        "Contents",
        "Resources",
        "Parent",
        "StructTreeRoot",
        "StructParents",
        "Metadata",
        "Thumb",
        "P",
        "AP",
        "Font",
    ];

    private readonly Stack<IToken> open = new();
    private readonly HashSet<IndirectReference> seen = [];

    /// <summary>An object that the library cannot read; another reader may.</summary>
    public bool HasUnread { get; private set; }

    /// <summary>The first that is found; null: nothing acts.</summary>
    public Text? Find()
    {
        open.Push(document.Structure.Catalog.CatalogDictionary);
        while (open.TryPop(out var token))
        {
            budget.Take(1);
            if (Look(token) is { } found)
                return found;
        }
        return Attached();
    }

    private Text? Look(IToken token)
    {
        switch (token)
        {
            case IndirectReferenceToken reference when seen.Add(reference.Data):
                if (Read(reference.Data) is { } read)
                    open.Push(read);
                return null;
            case ArrayToken array:
                foreach (var item in array.Data)
                    open.Push(item);
                return null;
            case StreamToken stream:
                return Look(stream.StreamDictionary);
            case DictionaryToken dictionary:
                return LookInto(dictionary);
            default:
                return null;
        }
    }

    private Text? LookInto(DictionaryToken dictionary)
    {
        foreach (var (key, value) in dictionary.Data)
        {
            if (Named(key, value) is { } found)
                return found;
            if (!Drawn.Contains(key))
                open.Push(value);
        }
        return null;
    }

    private static Text? Named(string key, IToken value)
    {
        if (key is "JS" or "JavaScript" or "OnInstantiate")
            return ActiveTexts.JavaScript;
        if (key == "XFA")
            return ActiveTexts.Xfa;
        if (value is not NameToken { Data: var name })
            return null;
        return (key, name) switch
        {
            ("S", "JavaScript") => ActiveTexts.JavaScript,
            ("S", "Launch") => ActiveTexts.Launch,
            ("S", "ImportData" or "SubmitForm") => ActiveTexts.Sending,
            ("Subtype", "RichMedia") => ActiveTexts.RichMedia,
            _ => null,
        };
    }

#pragma warning disable CA1031 // The library has no one exception for what is broken.
    private IToken? Read(IndirectReference reference)
    {
        try
        {
            return document.Structure.GetObject(reference)?.Data;
        }
        catch (Exception e) when (e is not (BudgetException or OperationCanceledException))
        {
            HasUnread = true;
            return null;
        }
    }

    /// <summary>Files in the file: data is welcome (an invoice is XML), a program is not.</summary>
    private Text? Attached()
    {
        try
        {
            if (!document.Advanced.TryGetEmbeddedFiles(out var files))
                return null;
            var program = files.FirstOrDefault(f => ActiveContent.IsRun(f.Name) || IsProgram(f.Memory.Span));
            return program is null ? null : ActiveTexts.Program.With(program.Name);
        }
        catch (Exception e) when (e is not (BudgetException or OperationCanceledException))
        {
            HasUnread = true;
            return null;
        }
    }
#pragma warning restore CA1031

    /// <summary>Of Windows or of Linux.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("MZ"u8) || bytes.StartsWith("\x7fELF"u8);
}
