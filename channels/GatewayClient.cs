using System.Net;
using System.Net.Http.Headers;
using Polly;

namespace PlanMonitor.Channels;

/// <summary>Posts JSON to a gateway, and knows of every failure whether the message may have arrived.</summary>
internal sealed class GatewayClient : IDisposable
{
    private readonly Uri address;
    private readonly TimeSpan answerTimeout;
    private readonly TimeProvider clock;
    private readonly HttpClient client;
    private readonly ResiliencePipeline<Attempt> pipeline;

    /// <param name="clock">Of Retry-After and of signatures: real time, as the gateway has it.</param>
    public GatewayClient(
        Uri address,
        TimeSpan connectTimeout,
        TimeSpan answerTimeout,
        TimeProvider clock,
        AttemptLimits? limits
    )
    {
        (this.address, this.answerTimeout, this.clock) = (address, answerTimeout, clock);
        client = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = connectTimeout,
                // On a connection kept from before, the handler may send a request twice by itself.
                PooledConnectionLifetime = TimeSpan.Zero,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        pipeline = ChannelPipeline.Build(limits ?? new());
    }

    /// <param name="head">Adds the headers of one attempt.</param>
    /// <param name="meaning">Of a status, with what Retry-After asks for.</param>
    public Task<Delivery> Post(
        byte[] body,
        Action<HttpRequestHeaders> head,
        Func<HttpStatusCode, TimeSpan?, Attempt> meaning,
        CancellationToken cancel
    ) => pipeline.Deliver(token => Once(body, head, meaning, token), cancel);

    public void Dispose() => client.Dispose();

    private async ValueTask<Attempt> Once(
        byte[] body,
        Action<HttpRequestHeaders> head,
        Func<HttpStatusCode, TimeSpan?, Attempt> meaning,
        CancellationToken cancel
    )
    {
        using var content = new TrackedContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        head(request.Headers);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(answerTimeout);
        try
        {
            // The answer's body says nothing we need: it is not read.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timer.Token);
            return meaning(answer.StatusCode, AfterOf(answer.Headers.RetryAfter));
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

    private TimeSpan? AfterOf(RetryConditionHeaderValue? asked)
    {
        var after = asked?.Delta ?? (asked?.Date - clock.GetUtcNow());
        return after > TimeSpan.Zero ? after : null;
    }

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
