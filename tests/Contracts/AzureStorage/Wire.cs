using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The requests of a client, as they leave it; a test may answer in the place of the service.</summary>
public sealed class Wire : DelegatingHandler
{
    private readonly ConcurrentQueue<Sent> sent = new();
    private int underWay;
    private int rounds;

    /// <param name="trusted">The one certificate a service may have; null: no service is to be reached.</param>
    public Wire(X509Certificate2? trusted = null)
        : base(
            new SocketsHttpHandler
            {
                SslOptions =
                {
                    RemoteCertificateValidationCallback = (_, shown, _, _) =>
                        shown is X509Certificate2 given
                        && trusted is not null
                        && given.RawDataMemory.Span.SequenceEqual(trusted.RawDataMemory.Span),
                },
            }
        ) { }

    public sealed record Sent(string Method, Uri Address, string Headers, string Body);

    /// <summary>Null: the service answers.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>>? Instead { get; set; }

    /// <summary>Whether the answer to a request gets lost on its way back, after the service did what was asked.</summary>
    public Func<HttpRequestMessage, bool> LosesAnswer { get; set; } = _ => false;

    public IReadOnlyList<Sent> Requests => [.. sent];

    public HttpPipelineTransport Transport => new HttpClientTransport(this);

    /// <summary>How often nothing was under way when something was sent: what is asked for side by side counts once.</summary>
    public int Rounds => rounds;

    public void Forget()
    {
        sent.Clear();
        rounds = 0;
    }

    /// <summary>Every request gets this answer, in the form of its service: tables speak JSON, blobs XML.</summary>
    public void AlwaysAnswer(HttpStatusCode status, string code) =>
        Instead = (request, _) =>
        {
            var tables = request.Headers.Accept.Any(a => a.MediaType == "application/json");
            var body = tables
                ? Json.Write(
                    new Dictionary<string, object>
                    {
                        ["odata.error"] = new { code, message = new { lang = "en-US", value = code } },
                    }
                )
                : $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>";
            var answer = new HttpResponseMessage(status)
            {
                Content = new StringContent(body, null, tables ? "application/json" : "application/xml"),
            };
            answer.Headers.Add("x-ms-error-code", code);
            return Task.FromResult<HttpResponseMessage?>(answer);
        };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is { Headers.ContentType.MediaType: not "application/octet-stream" } content
            ? await content.ReadAsStringAsync(cancellationToken)
            : "";
        sent.Enqueue(new(request.Method.Method, request.RequestUri!, request.Headers.ToString(), body));
        if (Interlocked.Increment(ref underWay) == 1)
            Interlocked.Increment(ref rounds);
        try
        {
            if (Instead is { } instead && await instead(request, cancellationToken) is { } given)
                return given;
            var answer = await base.SendAsync(request, cancellationToken);
            return LosesAnswer(request) ? throw new HttpRequestException("The answer got lost.") : answer;
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }
}
