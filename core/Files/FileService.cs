using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Files;

/// <summary>Uploads: opened, filled block by block by the browser, verified here, kept under their hash.</summary>
public sealed class FileService(
    IRecords records,
    IFiles files,
    PdfCheck pdf,
    NewBudget newBudget,
    VirusScan? scan = null
)
{
    private const string Table = "files";
    private const string Uploads = "uploads";

    /// <summary>Behind every upload's id.</summary>
    private const string DayKey = "~day";

    /// <summary>How long a ticket lasts; who needs longer asks for another one of the same upload.</summary>
    public static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(15);

    /// <summary>Opens an upload for this person. Refuses by name, size and what they have opened already, before a byte travels.</summary>
    public async Task<UploadTicket> Begin(string newId, string name, long size, Acting acting)
    {
        var (by, now, cancel) = acting;
        if (!Permissions.MayAttach(by))
            throw Problems.NotAllowed.With().AsException();
        if ((FileRules.CheckName(name).Problem ?? FileRules.CheckSize(size)) is { } problem)
            throw problem.AsException();
        await Retry.WhenOvertaken(() => Opened(newId, size, acting));
        return await files.Begin(newId, size, now + TicketLasts, cancel);
    }

    /// <summary>Another ticket for an upload that this person has under way.</summary>
    /// <exception cref="ProblemException">upload-unknown, also where it is somebody else's.</exception>
    public async Task<UploadTicket> Renew(string uploadId, Acting acting)
    {
        var (by, now, cancel) = acting;
        var open = await OpenUploadOf(uploadId, by, cancel) ?? throw Problems.UploadUnknown.With().AsException();
        return await files.Begin(uploadId, open.Value.Size, now + TicketLasts, cancel);
    }

    /// <summary>Null: this person opened another one at the same moment; it is counted again.</summary>
    private async Task<UploadDay?> Opened(string id, long size, Acting acting)
    {
        var (by, now, cancel) = acting;
        var rows = await records.All(Uploads, by.Login, KeyRange.All, cancel);
        var day = rows.FirstOrDefault(r => r.Key == DayKey);
        var uploads = rows.Where(r => r.Key != DayKey);
        var byAge = uploads.ToLookup(r => r.As<OpenUpload>().Value.At < now - UploadRules.GivenUp);
        var (next, problem) = UploadRules.Admit(byAge[false].Count(), day?.As<UploadDay>().Value, size, now);
        if (problem is not null)
            throw problem.AsException();
        var begun = RowChange.Insert(id, Json.Write(new OpenUpload(size, now)));
        var counted = RowChange.Put(DayKey, Json.Write(next), day?.ETag);
        var givenUp = byAge[true].Take(IRecords.MaxBatch - 2).Select(r => RowChange.Delete(r.Key, r.ETag));
        var outcome = await records.Write(Uploads, by.Login, [begun, counted, .. givenUp], cancel);
        return outcome.Written ? next : null;
    }

    private async Task<Stored<OpenUpload>?> OpenUploadOf(string id, Actor by, CancellationToken cancel) =>
        FileRules.IsUploadId(id) ? await records.Find<OpenUpload>(Uploads, by.Login, id, cancel) : null;

    /// <summary>Verifies size, type and hash while streaming, keeps the file, and notes who uploaded it.</summary>
    public async Task<FileRef> Commit(string uploadId, string name, string? expectedSha256, Acting acting)
    {
        var (by, now, cancel) = acting;
        var (type, badName) = FileRules.CheckName(name);
        if (badName is not null)
            throw badName.AsException();
        var open = await OpenUploadOf(uploadId, by, cancel);
        var upload = open is null ? null : await files.OpenUpload(uploadId, cancel);
        if (open is null || upload is null)
            return await KeptBefore(name, expectedSha256, acting) ?? throw Problems.UploadUnknown.With().AsException();
        await using var content = upload.Content;
        if (content.Length > open.Value.Size)
            throw Problems.UploadLarger.With().AsException();
        var problem = FileRules.CheckSize(content.Length)
            ?? FileRules.CheckContent(type, content, pdf, newBudget(cancel))
            ?? await Scanned(content, cancel);
        if (problem?.Kind == Problems.FileInfected)
        {
            // Nobody may come upon it again; who sent it and what was found is in the log.
            await content.DisposeAsync();
            await files.Quarantine(uploadId, cancel);
        }
        if (problem is not null)
            throw problem.AsException();
        content.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        if (expectedSha256 is not null && !string.Equals(expectedSha256, sha256, StringComparison.OrdinalIgnoreCase))
            throw Problems.FileHash.With().AsException();
        var size = content.Length;
        await content.DisposeAsync();
        await files.Keep(uploadId, upload.Version, sha256, cancel);
        var note = new FileNote(size, type, by.Login, now);
        // The same bytes may come twice and from several people; each may then refer to them.
        await records.Write(Table, sha256, [RowChange.Insert(by.Login, Json.Write(note))], cancel);
        await records.Write(Uploads, by.Login, [RowChange.Delete(uploadId, open.ETag)], cancel);
        return new(VietnameseText.Compose(name), sha256, size, type);
    }

    /// <summary>What a scanner says of it; where none is set, nothing. While the scanner is away nothing is taken.</summary>
    private async Task<Problem?> Scanned(Stream content, CancellationToken cancel)
    {
        if (scan is null)
            return null;
        content.Position = 0;
        try
        {
            return await scan(content, cancel) is { } found ? Problems.FileInfected.With(found) : null;
        }
        catch (ScannerAwayException)
        {
            return Problems.ScannerAway.With();
        }
    }

    /// <summary>A commit whose answer was lost on the way is asked for again: the file is there. Null: it is not, or nobody says which.</summary>
    private async Task<FileRef?> KeptBefore(string name, string? sha256, Acting acting)
    {
        if (sha256 is null || !FileRules.IsSha256(sha256))
            return null;
        var row = await records.Read(Table, sha256, acting.Actor.Login, acting.Cancel);
        if (row is null)
            return null;
        var note = Json.Read<FileNote>(row.Body);
        return new(VietnameseText.Compose(name), sha256, note.Size, note.Type);
    }

    /// <summary>Only files that this person uploaded completely may be attached; size and type are taken from what was kept, not from the request.</summary>
    public async Task<IReadOnlyList<FileRef>> Verify(
        IReadOnlyList<FileRef> wanted,
        IReadOnlyList<FileRef> alreadyAttached,
        Actor by,
        CancellationToken cancel
    )
    {
        var verified = new List<FileRef>();
        foreach (var file in wanted)
        {
            if (FileRules.CheckName(file.Name).Problem is { } badName)
                throw badName.AsException();
            if (alreadyAttached.FirstOrDefault(f => f.Sha256 == file.Sha256) is { } known)
                verified.Add(known with { Name = VietnameseText.Compose(file.Name) });
            else if (
                FileRules.IsSha256(file.Sha256) && await records.Read(Table, file.Sha256, by.Login, cancel) is { } row
            )
            {
                var note = Json.Read<FileNote>(row.Body);
                verified.Add(new(VietnameseText.Compose(file.Name), file.Sha256, note.Size, note.Type));
            }
            else
                throw Problems.FileUnknown.With(file.Name).AsException();
        }
        return verified;
    }

    /// <summary>Keeps a record as JSON under its hash, where nobody changes it any more; gives the hash.</summary>
    public async Task<string> Seal<T>(T record, CancellationToken cancel)
    {
        var bytes = Encoding.UTF8.GetBytes(Json.Write(record));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await files.Add(bytes, sha256, cancel);
        return sha256;
    }

    public Task<Stream?> Open(string sha256, CancellationToken cancel) => files.Open(sha256, cancel);

    private sealed record FileNote(long Size, FileType Type, string By, DateTimeOffset At);
}
