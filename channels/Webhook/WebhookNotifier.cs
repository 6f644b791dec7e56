using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly;

namespace PlanMonitor.Channels;

/// <summary>Messages as signed JSON to the office's gateway.</summary>
public sealed class WebhookNotifier : INotifier, IDisposable
{
    public const string Name = "webhook";

    private readonly WebhookOptions options;
    private readonly TimeProvider clock;
    private readonly HttpClient client;
    private readonly ResiliencePipeline<Attempt> pipeline;

    /// <param name="clock">Of the signature: real time, as the gateway has it.</param>
    public WebhookNotifier(WebhookOptions options, TimeProvider clock, AttemptLimits? limits = null)
    {
        (this.options, this.clock) = (options, clock);
        client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = options.ConnectTimeout,
                // On a connection kept from before, the handler may send a request twice by itself.
                PooledConnectionLifetime = TimeSpan.Zero,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        pipeline = ChannelPipeline.Build(limits ?? new());
    }

    public string Channel => Name;

    public Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        var body = Encoding.UTF8.GetBytes(Json.Write(WebhookBody.Of(message)));
        return pipeline.Deliver(token => Once(message.Id, body, token), cancel);
    }

    public void Dispose() => client.Dispose();

    private async ValueTask<Attempt> Once(string id, byte[] body, CancellationToken cancel)
    {
        using var content = new TrackedContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Address) { Content = content };
        request.Headers.Add("PlanMonitor-Delivery", id);
        request.Headers.Add("PlanMonitor-Signature", WebhookSignature.Of(body, clock.GetUtcNow(), options.Secret));
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(options.AnswerTimeout);
        try
        {
            // The answer's body says nothing we need: it is not read.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timer.Token);
            return WebhookRules.Of(answer.StatusCode, AfterOf(answer.Headers.RetryAfter));
        }
        catch (HttpRequestException e)
        {
            return content.Begun ? Attempt.Doubtful(e.Message) : Attempt.Away(e.Message);
        }
        catch (OperationCanceledException) when (content.Begun)
        {
            return Attempt.Doubtful("no answer in time");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Attempt.Away("no connection in time");
        }
    }

    private TimeSpan? AfterOf(RetryConditionHeaderValue? asked) =>
        (asked?.Delta ?? (asked?.Date - clock.GetUtcNow())) is { } after && after > TimeSpan.Zero ? after : null;

    /// <summary>Knows whether the first byte of the body was handed to the connection: before that nobody can have read the message.</summary>
    private sealed class TrackedContent : HttpContent
    {
        private readonly byte[] body;

        public TrackedContent(byte[] body)
        {
            this.body = body;
            Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        }

        public bool Begun { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context,
            CancellationToken cancellationToken
        )
        {
            Begun = true;
            await stream.WriteAsync(body, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
