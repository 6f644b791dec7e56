using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using DurableTask.AzureStorage;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PlanMonitor.Tests.Contracts.AzureStorage;
using PlanMonitor.Tests.Durable;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>
/// Stands where the Functions host stands: starts the published worker with the host's arguments, loads its functions over the host's protocol, sends
/// HTTP requests on as the host does, and runs its orchestrators and activities with Durable on azureStorage. What it does is written after the host's
/// own sources (azure-functions-host, GrpcWorkerChannel and WebScriptHostHttpRoutesManager; azure-functions-durable-extension); the host's start-up,
/// scaling, sign-in and timers of its own are not in it.
/// </summary>
internal sealed class FunctionsPeer : IFunctionsHost
{
    private const string InvocationHeader = "x-ms-invocation-id";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] PerHop = ["Host", "Connection", "Transfer-Encoding", "Keep-Alive"];

    private readonly WorkerChannel channel = new();
    private readonly ConcurrentQueue<string> said = [];
    private readonly HttpClient toWorker = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
    );
    private readonly WebApplication rpc;
    private Process? worker;
    private IReadOnlyList<PeerFunction> functions = [];
    private StorageEngine? engine;
    private WebApplication? front;
    private Uri? workerAddress;

    private FunctionsPeer() => rpc = MakeRpc(channel);

    /// <summary>Where people and browsers reach the app.</summary>
    public Uri Address => new(front!.Urls.First());

    /// <summary>The instances of its workflows.</summary>
    public DurableTaskClient Instances => engine!.Client;

    public string Log => string.Join('\n', said.Concat(channel.Log));

    public static async Task<FunctionsPeer> Start(
        string folder,
        AzuriteAccount account,
        IReadOnlyDictionary<string, string> settings,
        Action<AzureStorageOrchestrationServiceSettings>? change = null
    )
    {
        var peer = new FunctionsPeer();
        try
        {
            await peer.rpc.StartAsync();
            peer.StartWorker(folder, settings);
            await peer.LoadFunctions(folder).WaitAsync(Patience);
            peer.engine = await StorageEngine.Start(account, peer.Orchestrate, peer.Act, change);
            peer.front = peer.MakeFront();
            await peer.front.StartAsync();
            return peer;
        }
        catch (Exception e)
        {
            await peer.DisposeAsync();
            throw new InvalidOperationException($"The worker did not come up: {e.Message}\n{peer.Log}", e);
        }
    }

    /// <summary>Every timer once, as if its moment had come.</summary>
    public async Task FireTimers()
    {
        foreach (var function in functions.Where(f => f.Has("timerTrigger")))
        {
            var timer = new JsonObject { ["json"] = """{"IsPastDue":false,"Schedule":{"AdjustForDST":true}}""" };
            Succeeded(function, await Invoke(function, "timerTrigger", timer, null));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (front is not null)
            await front.DisposeAsync();
        if (engine is not null)
            await engine.DisposeAsync();
        if (worker is not null)
        {
            // As the platform ends it: what it has still to say, it says.
            using (var end = Process.Start("kill", ["-TERM", $"{worker.Id}"]))
                await end.WaitForExitAsync();
            await worker.WaitForExitAsync().WaitAsync(Patience);
            worker.Dispose();
        }
        toWorker.Dispose();
        await rpc.DisposeAsync();
    }

    private static WebApplication MakeRpc(WorkerChannel channel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(o => o.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(channel);
        builder.Services.AddSingleton<IServiceMethodProvider<WorkerChannel>, WorkerChannel.Methods>();
        var rpc = builder.Build();
        rpc.MapGrpcService<WorkerChannel>();
        return rpc;
    }

    /// <summary>As RpcWorkerContext writes them.</summary>
    private void StartWorker(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var description = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "worker.config.json")))!["description"]!;
        var (uri, id, request) = (new Uri(rpc.Urls.First()), Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        string[] arguments =
        [
            Path.Combine(folder, (string)description["defaultWorkerPath"]!),
            .. new[] { "--host", uri.Host, "--port", $"{uri.Port}", "--workerId", id, "--requestId", request },
            .. new[] { "--grpcMaxMessageLength", $"{int.MaxValue}", "--functions-uri", uri.AbsoluteUri },
            .. new[] { "--functions-worker-id", id, "--functions-request-id", request },
            .. new[] { "--functions-grpc-max-message-length", $"{int.MaxValue}" },
        ];
        var start = new ProcessStartInfo((string)description["defaultExecutablePath"]!, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = folder;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        worker = new() { StartInfo = start, EnableRaisingEvents = true };
        worker.OutputDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        worker.ErrorDataReceived += (_, e) => said.Enqueue(e.Data ?? "");
        worker.Exited += (_, _) => channel.Abandon(new InvalidOperationException("The worker has ended."));
        worker.Start();
        worker.BeginOutputReadLine();
        worker.BeginErrorReadLine();
    }

    private async Task LoadFunctions(string folder)
    {
        await channel.Started;
        var init = await channel.Ask(
            "workerInitRequest",
            new()
            {
                ["hostVersion"] = "4.1037.0",
                ["workerDirectory"] = folder,
                ["functionAppDirectory"] = folder,
            },
            "workerInitResponse"
        );
        workerAddress = new((string)init["capabilities"]!["HttpUri"]!);
        var described = await channel.Ask(
            "functionsMetadataRequest",
            new() { ["functionAppDirectory"] = folder },
            "functionMetadataResponse"
        );
        functions =
        [
            .. described["functionMetadataResults"]!
                .AsArray()
                .Select(f => new PeerFunction(f!.AsObject()))
                // FunctionMetadataManager.LoadFunctionMetadata; this order is the order in which routes are tried.
                .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase),
        ];
        foreach (var function in functions)
        {
            var loaded = await channel.Ask("functionLoadRequest", function.LoadRequest, "functionLoadResponse");
            Assert.True(IsSuccess(loaded), $"{function.Name}: {loaded}");
        }
    }

    private WebApplication MakeFront()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var routes = new RouteBuilder(app);
        foreach (var function in functions.Where(f => f.Has("httpTrigger")))
        {
            var constraints = new Dictionary<string, object>();
            if (function.HttpMethods is { Count: > 0 } methods)
                constraints["httpMethod"] = new HttpMethodRouteConstraint([.. methods]);
            var handler = new RouteHandler(context => Forward(function, context));
            var resolver = app.Services.GetRequiredService<IInlineConstraintResolver>();
            routes.Routes.Add(new Route(handler, function.Name, function.Route, null, constraints, null, resolver));
        }
        app.UseRouter(routes.Build());
        return app;
    }

    /// <summary>The host sends the request itself to the worker's own web server, and tells the worker beside it which function it is for.</summary>
    private async Task Forward(PeerFunction function, HttpContext context)
    {
        var invocation = Guid.NewGuid().ToString();
        var input = new JsonObject { ["http"] = new JsonObject() };
        var running = Invoke(function, "httpTrigger", input, context.Request.Headers.TraceParent, invocation);
        var address = new Uri(workerAddress!, context.Request.Path + context.Request.QueryString);
        using var request = new HttpRequestMessage(new(context.Request.Method), address);
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(h => !PerHop.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        request.Headers.Add(InvocationHeader, invocation);
        using var answer = await toWorker.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            context.RequestAborted
        );
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (
            var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !PerHop.Contains(h.Key))
        )
            context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        Succeeded(function, await running);
    }

    private async Task<string> Orchestrate(string orchestrator, string request)
    {
        var function = functions.Single(f => f.Name == orchestrator);
        var answer = await Invoke(function, "orchestrationTrigger", new() { ["string"] = request }, null);
        return (string)Succeeded(function, answer)["returnValue"]!["string"]!;
    }

    private async Task<string?> Act(string activity, string? input)
    {
        var function = functions.Single(f => f.Name == activity);
        var answer = await Invoke(function, "activityTrigger", new() { ["string"] = input ?? "null" }, null);
        var value = Succeeded(function, answer)["returnValue"];
        return (string?)value?["json"] ?? (string?)value?["string"] ?? value?["int"]?.ToString();
    }

    private Task<JsonObject> Invoke(
        PeerFunction function,
        string trigger,
        JsonObject value,
        string? traceParent,
        string? invocation = null
    )
    {
        var client = new JsonObject
        {
            ["taskHubName"] = "planmonitor",
            ["connectionName"] = "Storage",
            ["rpcBaseUrl"] = engine?.Address.AbsoluteUri ?? "http://127.0.0.1:1/",
            ["requiredQueryStringParameters"] = "",
            ["httpBaseUrl"] = front?.Urls.FirstOrDefault() ?? "",
            ["maxGrpcMessageSizeInBytes"] = int.MaxValue,
            ["grpcHttpClientTimeout"] = "\"00:01:40\"",
        };
        var inputs = function.Inputs(trigger, value, client.ToJsonString());
        return channel.Invoke(invocation ?? Guid.NewGuid().ToString(), function.Id, inputs, traceParent);
    }

    private JsonObject Succeeded(PeerFunction function, JsonObject answer) =>
        IsSuccess(answer) ? answer : throw new InvalidOperationException($"{function.Name}: {answer["result"]}\n{Log}");

    private static bool IsSuccess(JsonNode answer) => (string?)answer["result"]?["status"] == "Success";
}
