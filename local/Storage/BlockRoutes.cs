using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Storage;

/// <summary>The part of Azure Blob Storage's REST interface that a browser needs to upload: Put Block and Put Block List.</summary>
public static class BlockRoutes
{
    private const int MaxBlocks = 1000;
    private const int MaxBlockId = 64;

    /// <summary>Bytes of a block list.</summary>
    private const int MaxList = 256 * 1024;

    public static void Map(WebApplication app, DiskFiles files, TimeProvider clock, Gate gate) =>
        app.MapPut("/uploads/{id}", (string id, HttpRequest request, CancellationToken cancel) =>
            Admitted(gate, request, () => Put(id, request, files, clock, cancel), cancel)
        );

    /// <summary>One of the requests that are answered at once.</summary>
    private static async Task<IResult> Admitted(
        Gate gate,
        HttpRequest request,
        Func<Task<IResult>> put,
        CancellationToken cancel
    )
    {
        try
        {
            using var place = await gate.Enter(Cost.Usual, cancel);
            return await put();
        }
        catch (ProblemException e)
        {
            return ApiEndpoint.Refuse(e.Problem, request);
        }
    }

    private static async Task<IResult> Put(
        string id,
        HttpRequest request,
        DiskFiles files,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var query = request.Query;
        _ = long.TryParse(query["sz"], CultureInfo.InvariantCulture, out var size);
        if (!files.IsAllowed(id, query["se"].ToString(), size, query["sig"].ToString(), clock.GetUtcNow()))
            return ApiEndpoint.Refuse(Problems.UploadUnknown.With(), request);
        try
        {
            return request.Query["comp"].ToString() switch
            {
                "block" => await PutBlock(id, size, request, files, cancel),
                "blocklist" => await PutBlockList(id, request, files, cancel),
                _ => ApiEndpoint.Refuse(Problems.UploadBlock.With("comp"), request),
            };
        }
        // Kept, or swept, while this block was on its way.
        catch (DirectoryNotFoundException)
        {
            return ApiEndpoint.Refuse(Problems.UploadUnknown.With(), request);
        }
        catch (StorageFullException)
        {
            return ApiEndpoint.Refuse(Problems.StorageFull.With(), request);
        }
    }

    private static async Task<IResult> PutBlock(
        string id,
        long size,
        HttpRequest request,
        DiskFiles files,
        CancellationToken cancel
    )
    {
        var blockId = request.Query["blockid"].ToString();
        if (!IsBlockId(blockId))
            return ApiEndpoint.Refuse(Problems.UploadBlock.With("blockid"), request);
        byte[]? md5 = null;
        if (request.Headers.ContentMD5.ToString() is { Length: > 0 } text)
        {
            md5 = new byte[16];
            if (!Convert.TryFromBase64String(text, md5, out var length) || length != 16)
                return ApiEndpoint.Refuse(Problems.UploadBlock.With("Content-MD5"), request);
        }
        if (await files.PutBlock(id, blockId, size, request.Body, md5, cancel))
            return Results.StatusCode(StatusCodes.Status201Created);
        var wrong = md5 is null ? $"> {DiskFiles.BlockSize}, {size}" : "Content-MD5";
        return ApiEndpoint.Refuse(Problems.UploadBlock.With(wrong), request);
    }

    /// <summary>Base64 of at most 64 characters.</summary>
    private static bool IsBlockId(string id) =>
        id.Length is > 0 and <= MaxBlockId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=');

    /// <summary>The whole list, before it is read as XML: a reader that meets an error looks on without waiting, which the server forbids. Null: it is too long.</summary>
    private static async Task<byte[]?> ReadList(Stream body, CancellationToken cancel)
    {
        var list = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; )
        {
            if (list.Length + read > MaxList)
                return null;
            list.Write(buffer, 0, read);
        }
        return list.ToArray();
    }

    private static async Task<IResult> PutBlockList(
        string id,
        HttpRequest request,
        DiskFiles files,
        CancellationToken cancel
    )
    {
        if (await ReadList(request.Body, cancel) is not { } bytes)
            return ApiEndpoint.Refuse(Problems.UploadBlock.With($"> {MaxList}"), request);
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            var list = XDocument.Load(reader);
            var ids = list.Root?.Elements("Latest").Select(e => e.Value).ToList() ?? [];
            if (ids.Count is 0 or > MaxBlocks || !ids.All(IsBlockId))
                return ApiEndpoint.Refuse(Problems.FileEmpty.With(), request);
            return await files.PutBlockList(id, ids, cancel)
                ? Results.StatusCode(StatusCodes.Status201Created)
                : ApiEndpoint.Refuse(Problems.UploadBlock.With("block list"), request);
        }
        catch (XmlException)
        {
            return ApiEndpoint.Refuse(Problems.UploadBlock.With("XML"), request);
        }
    }
}
