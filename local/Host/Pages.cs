using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace PlanMonitor.Local;

/// <summary>The built pages: hashed assets for ever, index.html for every other address that is not the interface's.</summary>
public static class Pages
{
    public static void AddHeaders(WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api"))
            headers.CacheControl = "no-store";
        return next(context);
    });

    public static void Map(WebApplication app, IFileProvider files)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = new FileExtensionContentTypeProvider(),
            OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = c.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.MapFallback((HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/uploads") || !HttpMethods.IsGet(request.Method)
            ? ApiEndpoint.Refuse(Problems.NotFound.With(), request)
            : Results.File(files.GetFileInfo("index.html").PhysicalPath!, "text/html; charset=utf-8"));
    }
}
