using PlanMonitor.Core;
using PlanMonitor.Core.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace PlanMonitor.Documents.Uploads;

/// <summary>
/// Whether a PDF from outside can be read by whoever receives it: opened as a reader opens it, with its trailers and cross-reference streams, within a budget of
/// time and memory. What restricts printing or copying only is no password.
/// </summary>
public static class PdfFiles
{
    /// <summary>ISO 32000-1, annex H.3.4.1: readers look for the header in so many bytes.</summary>
    private const int HeaderWithin = 1024;

    private const int Stack = 16 * 1024 * 1024;

    /// <summary>So many at a time; each may take its budget.</summary>
    private static readonly SemaphoreSlim Places = new(2);

    public static Problem? Check(Stream content, ReadBudget budget)
    {
        Places.Wait();
        try
        {
            return Judge(Whole(content), budget);
        }
        finally
        {
            Places.Release();
        }
    }

    private static Problem? Judge(byte[] bytes, ReadBudget budget)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, HeaderWithin + 5)).IndexOf("%PDF-"u8);
        var end = bytes.AsSpan().LastIndexOf("%%EOF"u8);
        if (head < 0 || end < head)
            return Problems.FileType.With("PDF");
        // What a mail program or a scanner left before the header and behind the end belongs to nobody; places in the file count from either.
        var whole = bytes.AsMemory(0, end + 5);
        var fromHeader = bytes.AsMemory(head, end + 5 - head);
        Problem? problem = null;
        OperationCanceledException? stopped = null;
        void Look()
        {
            try
            {
                problem = Open(fromHeader, whole, budget);
            }
            // Of another thread it would end the program.
            catch (OperationCanceledException e)
            {
                stopped = e;
            }
        }
        // Its own thread: a deep nesting meets a stack of known size, and one that does not come back holds nobody up.
        var thread = new Thread(Look, Stack) { IsBackground = true };
        thread.Start();
        if (thread.Join(budget.Time))
            return stopped is null ? problem : throw new OperationCanceledException(stopped.Message, stopped);
        budget.Exhaust();
        return Problems.FileTooComplex.With();
    }

    private static Problem? Open(ReadOnlyMemory<byte> fromHeader, ReadOnlyMemory<byte> whole, ReadBudget budget)
    {
        budget.Begin();
        var problem = Open(fromHeader, budget);
        return problem?.Kind == Problems.FileType && whole.Length > fromHeader.Length ? Open(whole, budget) : problem;
    }

    private static Problem? Open(ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        try
        {
            using var stream = new BudgetStream(bytes, budget);
            using var document = PdfDocument.Open(stream, OptionsFor(budget));
            return document.NumberOfPages > 0 ? WhatActs(document, bytes, budget) : Problems.FilePages.With();
        }
        catch (PdfDocumentEncryptedException)
        {
            return Problems.FileEncrypted.With();
        }
        catch (BudgetException)
        {
            return Problems.FileTooComplex.With();
        }
        // The library has no one exception for what is broken: a damaged file can make any of its parts fail.
#pragma warning disable CA1031
        catch (Exception e) when (!budget.IsExhausted && e is not OperationCanceledException)
        {
            return Problems.FileType.With("PDF");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Problems.FileTooComplex.With();
        }
#pragma warning restore CA1031
    }

    private static Problem? WhatActs(PdfDocument document, ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        var actions = new PdfActions(document, budget);
        var found = actions.Find();
        // What the library cannot read another reader might: then the names alone decide.
        if (found is null && actions.HasUnread && NamesAction(bytes.Span))
            found = ActiveTexts.JavaScript;
        return found is null ? null : Problems.FileActive.WithTexts(found);
    }

    private static bool NamesAction(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("/JavaScript"u8) >= 0 || bytes.IndexOf("/JS"u8) >= 0 || bytes.IndexOf("/Launch"u8) >= 0;

    private static ParsingOptions OptionsFor(ReadBudget budget) =>
        new()
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            MaxStackDepth = 128,
            FilterProvider = new BudgetFilters(budget),
        };

    private static byte[] Whole(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
