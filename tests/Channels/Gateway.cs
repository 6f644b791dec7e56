using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PlanMonitor.Tests.Channels;

/// <summary>A gateway on this machine that keeps what it is sent and answers as it is told.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly WebApplication app;

    private Gateway(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string? Delivery, string? Signature, string? ContentType, string Body)> Taken { get; } =
        new();

    public Uri Address =>
        new(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
                + "/hook"
        );

    public static async Task<Gateway> Start(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gateway = new Gateway(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            gateway.Taken.Enqueue(
                (
                    context.Request.Headers["PlanMonitor-Delivery"],
                    context.Request.Headers["PlanMonitor-Signature"],
                    context.Request.ContentType,
                    body
                )
            );
            await answer(context, gateway.Taken.Count);
        });
        await app.StartAsync();
        return gateway;
    }

    public static Task<Gateway> Answering(int status, string? retryAfter = null) =>
        Start(
            (context, _) =>
            {
                context.Response.StatusCode = status;
                if (retryAfter is not null)
                    context.Response.Headers.RetryAfter = retryAfter;
                return Task.CompletedTask;
            }
        );

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
