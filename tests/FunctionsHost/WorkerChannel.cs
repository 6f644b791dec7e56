using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>
/// The host's end of the conversation with its worker (FunctionRpc). The messages are those that Microsoft.Azure.Functions.Worker.Grpc brings; they are
/// internal to it, so they are written and read here as JSON, by their own descriptors.
/// </summary>
internal sealed class WorkerChannel
{
    private readonly Channel<JsonObject> outgoing = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> invocations = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> answers = [];

    /// <summary>What the worker and the functions in it logged, a line each; for whoever asks why a test failed.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>The worker has connected.</summary>
    public Task<JsonObject> Started => Answer("startStream").Task;

    /// <summary>Says something that has one answer, and waits for it; one thing at a time.</summary>
    public Task<JsonObject> Ask(string question, JsonObject content, string answer)
    {
        answers.TryRemove(answer, out _);
        var waits = Answer(answer);
        Say(question, content);
        return waits.Task;
    }

    /// <summary>Calls a function and waits until it has run.</summary>
    /// <returns>The invocation response, whatever its status.</returns>
    public Task<JsonObject> Invoke(string invocation, string function, JsonArray inputs, string? traceParent)
    {
        var waits = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        invocations[invocation] = waits;
        Say(
            "invocationRequest",
            new()
            {
                ["invocationId"] = invocation,
                ["functionId"] = function,
                ["inputData"] = inputs,
                ["traceContext"] = new JsonObject { ["traceParent"] = traceParent ?? "" },
            }
        );
        return waits.Task;
    }

    /// <summary>The worker has gone: whatever was not answered never will be.</summary>
    public void Abandon(Exception why)
    {
        foreach (var waits in invocations.Values.Concat(answers.Values))
            waits.TrySetException(why);
    }

    private async Task Serve(IAsyncStreamReader<IMessage> requests, IServerStreamWriter<IMessage> responses)
    {
        var writing = Task.Run(async () =>
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync())
                await responses.WriteAsync(Protocol.Write(message));
        });
        while (await requests.MoveNext(CancellationToken.None))
            Hear(Protocol.Read(requests.Current));
        outgoing.Writer.TryComplete();
        await writing;
    }

    private void Hear(JsonObject message)
    {
        if (message["rpcLog"] is JsonObject log)
            Log.Enqueue($"{log["level"]} {log["category"]} {log["message"]} {log["exception"]}");
        else if (message["invocationResponse"] is JsonObject response)
            invocations[(string)response["invocationId"]!].TrySetResult(response);
        else
            foreach (var (kind, content) in message)
                if (content is JsonObject answer)
                    Answer(kind).TrySetResult(answer);
    }

    private TaskCompletionSource<JsonObject> Answer(string kind) =>
        answers.GetOrAdd(kind, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Say(string kind, JsonObject content) =>
        outgoing.Writer.TryWrite(new() { ["requestId"] = Guid.NewGuid().ToString(), [kind] = content });

    /// <summary>Tells ASP.NET Core's gRPC of the one method, which no generated base class declares.</summary>
    public sealed class Methods : IServiceMethodProvider<WorkerChannel>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<WorkerChannel> context) =>
            context.AddDuplexStreamingMethod(Protocol.EventStream, [], (channel, requests, responses, _) =>
                channel.Serve(requests, responses)
            );
    }

    private static class Protocol
    {
        private static readonly FileDescriptor File = (FileDescriptor)
            Type.GetType(
                        "Microsoft.Azure.Functions.Worker.Grpc.Messages.FunctionRpcReflection, Microsoft.Azure.Functions.Worker.Grpc",
                        throwOnError: true
                    )!
                .GetProperty("Descriptor")!
                .GetValue(null)!;

        private static readonly MessageDescriptor Message = File.MessageTypes.Single(m => m.Name == "StreamingMessage");

        private static readonly Marshaller<IMessage> Bytes = Marshallers.Create<IMessage>(
            message => message.ToByteArray(),
            bytes => Message.Parser.ParseFrom(bytes)
        );

        public static Method<IMessage, IMessage> EventStream { get; } =
            new(
                MethodType.DuplexStreaming,
                File.Services.Single(s => s.Name == "FunctionRpc").FullName,
                "EventStream",
                Bytes,
                Bytes
            );

        public static IMessage Write(JsonObject message) => JsonParser.Default.Parse(message.ToJsonString(), Message);

        public static JsonObject Read(IMessage message) =>
            JsonNode.Parse(JsonFormatter.Default.Format(message))!.AsObject();
    }
}
