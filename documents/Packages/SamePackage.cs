using System.IO.Compression;

namespace PlanMonitor.Documents.Packages;

/// <summary>
/// Writes a package so that the same parts are the same bytes: entries in one order, each dated alike. A consolidation is kept by its
/// hash, and a document made again from it must be the one that was kept.
/// </summary>
internal static class SamePackage
{
    private const string ContentTypes = "[Content_Types].xml";
    private static readonly DateTimeOffset Dated = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream package, Stream output)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var bytes = new MemoryStream();
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers that stream look for the content types first.
            var entries = source
                .Entries.OrderBy(e => e.FullName != ContentTypes)
                .ThenBy(e => e.FullName, StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Dated;
                copy.ExternalAttributes = 0;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }
        // The archive seeks back while it is written; the caller's stream (a response) need not be able to.
        bytes.Position = 0;
        bytes.CopyTo(output);
    }
}
