using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;

namespace PlanMonitor.Api.Hosting;

/// <summary>
/// The built pages, the same from both hosts. They are read once, at the start, into a closed list: a request's path is looked up in it and never
/// touches the disk. Hashed assets are kept by browsers for ever, everything else is asked for again with its ETag.
/// </summary>
public sealed class Pages
{
    private const string Index = "/index.html";
    private const string Assets = "/assets";

    /// <summary>In no frame of anybody; no other base for addresses; forms go here only.</summary>
    private const string Frames = "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>Nothing of the machine is needed.</summary>
    private const string Permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private readonly FrozenDictionary<string, Page> pages;
    private readonly string policy;

    private Pages(FrozenDictionary<string, Page> pages, string policy) => (this.pages, this.policy) = (pages, policy);

    /// <param name="uploads">Where the browser sends files directly, when that is not this host itself.</param>
    /// <exception cref="DirectoryNotFoundException">The pages were not built.</exception>
    /// <exception cref="InvalidDataException">No index.html, or a file of a kind that nobody knows how to serve.</exception>
    public static Pages Read(string folder, Uri? uploads = null)
    {
        var types = new FileExtensionContentTypeProvider();
        var pages = Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToFrozenDictionary(
                f => "/" + Path.GetRelativePath(folder, f).Replace('\\', '/'),
                f => ReadPage(f, types),
                StringComparer.Ordinal
            );
        var connect = uploads is null ? "" : $" connect-src 'self' {uploads.GetLeftPart(UriPartial.Authority)};";
        var policy = $"default-src 'self';{connect} img-src 'self' data:; object-src 'none'; {Frames}";
        return pages.ContainsKey(Index)
            ? new(pages, policy)
            : throw new InvalidDataException($"There is no index.html in {folder}.");
    }

    /// <summary>What every answer of a host says to the browser, of pages and of the interface; answers of the interface are not kept.</summary>
    public void AddHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        // ASVS 5, 3.4.8 and 3.5.8: no window of another site holds on to ours, none shows what is ours.
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (IsInterface(context.Request))
            headers.CacheControl = "no-store";
    }

    /// <summary>index.html for every address that is no file and not the interface's: the pages find their way from the address themselves.</summary>
    public IResult Answer(HttpRequest request)
    {
        var isFile = pages.TryGetValue(request.Path.Value ?? "", out var page);
        // An asset of an older build is gone: a page in its place would be run as a script.
        if (!IsRead(request) || IsInterface(request) || (!isFile && request.Path.StartsWithSegments(Assets)))
            return ApiEndpoint.Refuse(Problems.NotFound.With(), request);
        page ??= pages[Index];
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = request.Path.StartsWithSegments(Assets)
            ? "public, max-age=31536000, immutable"
            : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var packed = page.Brotli is not null && TakesBrotli(request);
        if (packed)
            headers.ContentEncoding = "br";
        return Results.Bytes(
            packed ? page.Brotli! : page.Bytes,
            page.Type,
            entityTag: new($"\"{page.Sha256}{(packed ? "-br" : "")}\"")
        );
    }

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsInterface(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/uploads");

    private static bool TakesBrotli(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is not 0);

    private static Page ReadPage(string file, FileExtensionContentTypeProvider types)
    {
        if (!types.TryGetContentType(file, out var type))
            throw new InvalidDataException($"{Path.GetFileName(file)} is of no known kind.");
        var bytes = File.ReadAllBytes(file);
        return new(
            bytes,
            Pack(bytes),
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
    }

    /// <summary>A third of the size for the many on a weak connection; null where it gains nothing. Quality 9: some milliseconds at the start.</summary>
    private static byte[]? Pack(byte[] bytes)
    {
        var packed = new byte[bytes.Length];
        return BrotliEncoder.TryCompress(bytes, packed, out var length, quality: 9, window: 22)
            ? packed[..length]
            : null;
    }

    private sealed record Page(byte[] Bytes, byte[]? Brotli, string Type, string Sha256);
}
