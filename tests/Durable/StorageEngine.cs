using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using DurableTask.Core.Settings;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PlanMonitor.Tests.Contracts.AzureStorage;
using P = Microsoft.DurableTask.Protobuf;

namespace PlanMonitor.Tests.Durable;

/// <summary>Runs one turn of an orchestration: the request and the answer as the Functions host and a worker exchange them, in Base64.</summary>
internal delegate Task<string> OrchestratorTurn(string orchestrator, string request);

/// <summary>Runs an activity: JSON in, JSON out; throws what the activity throws.</summary>
internal delegate Task<string?> ActivityCall(string activity, string? input);

/// <summary>
/// Durable Task on the backend that runs on Azure: history in tables, messages in queues, leases in blobs, here those of the emulator. It does what
/// the Durable extension of the Functions host does around it (azure-functions-durable-extension, OutOfProcMiddleware, LocalGrpcListener): turns
/// orchestrations and activities into calls, and serves the client of a worker over gRPC.
/// </summary>
internal sealed class StorageEngine : IAsyncDisposable
{
    public const string Hub = "planmonitor";

    private readonly TaskHubWorker? worker;
    private readonly WebApplication api;
    private readonly GrpcChannel channel;
    private readonly Outage outage;

    private StorageEngine(TaskHubWorker? worker, WebApplication api, Wire wire, Outage outage)
    {
        (this.worker, this.api, Wire, this.outage) = (worker, api, wire, outage);
        channel = GrpcChannel.ForAddress(Address);
        Client = new GrpcDurableTaskClient(
            "test",
            new GrpcDurableTaskClientOptions { Channel = channel },
            NullLogger<GrpcDurableTaskClient>.Instance
        );
    }

    /// <summary>Where a client of this task hub sends its calls.</summary>
    public Uri Address => new(api.Urls.First());

    public DurableTaskClient Client { get; }

    /// <summary>What it says to the storage.</summary>
    public Wire Wire { get; }

    /// <summary>Goes on where an engine that ran on the same account stood.</summary>
    /// <param name="change">Of the settings: how long leases and messages are held, for a test that does not wait minutes.</param>
    /// <param name="versions">As host.json gives them to a host; null: every version is run.</param>
    public static async Task<StorageEngine> Start(
        AzuriteAccount account,
        OrchestratorTurn orchestrate,
        ActivityCall act,
        Action<AzureStorageOrchestrationServiceSettings>? change = null,
        VersioningSettings? versions = null
    )
    {
        var (wire, outage) = (account.Wire(), new Outage());
        wire.Instead = outage.Answer;
        var service = await Service(account, wire, change);
        var worker = new TaskHubWorker(service, versions ?? new(), NullLoggerFactory.Instance);
        worker.AddOrchestrationDispatcherMiddleware((context, _) => Orchestrate(context, orchestrate));
        worker.AddActivityDispatcherMiddleware((context, _) => Act(context, act));
        // As the Durable extension does: a failure keeps the type of its exception.
        worker.ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails;
        var api = await Serve(service);
        await worker.StartAsync();
        return new(worker, api, wire, outage);
    }

    /// <summary>A client of the task hub where nothing runs what it asks for.</summary>
    public static async Task<StorageEngine> StartClient(AzuriteAccount account)
    {
        var wire = account.Wire();
        return new(null, await Serve(await Service(account, wire, null)), wire, new());
    }

    /// <summary>As when its machine stands still or has lost its network: nothing reaches the storage until it goes on. One that never does was killed.</summary>
    public void StandStill() => outage.Begin();

    public void GoOn() => outage.End();

    public async ValueTask DisposeAsync()
    {
        outage.Kill();
        if (worker is not null)
        {
            // What runs may end, as host.json has it (useGracefulShutdown).
            await worker.StopAsync(isForced: outage.Came);
            worker.Dispose();
        }
        channel.Dispose();
        await api.DisposeAsync();
    }

    private static async Task<AzureStorageOrchestrationService> Service(
        AzuriteAccount account,
        Wire wire,
        Action<AzureStorageOrchestrationServiceSettings>? change
    )
    {
        var settings = SettingsOf(account, wire.Transport);
        change?.Invoke(settings);
        var service = new AzureStorageOrchestrationService(settings);
        await service.CreateIfNotExistsAsync();
        return service;
    }

    /// <summary>As host.json sets it, but for how long an idle queue is left alone: a test does not wait a minute.</summary>
    private static AzureStorageOrchestrationServiceSettings SettingsOf(
        AzuriteAccount account,
        HttpPipelineTransport transport
    )
    {
        var key = new StorageSharedKeyCredential(account.Name, account.Key);
        return new()
        {
            TaskHubName = Hub,
            AppName = Hub,
            WorkerId = Guid.NewGuid().ToString("n"),
            PartitionCount = 1,
            UseTablePartitionManagement = true,
            UseAppLease = false,
            MaxQueuePollingInterval = TimeSpan.FromMilliseconds(250),
            MaxConcurrentTaskActivityWorkItems = 16,
            MaxConcurrentTaskOrchestrationWorkItems = 16,
            ThrowExceptionOnInvalidDedupeStatus = false,
            StorageAccountClientProvider = new(
                new Provider<BlobServiceClient, BlobClientOptions>(
                    () => new() { Transport = transport },
                    options => new(account.Blobs, key, options)
                ),
                new Provider<QueueServiceClient, QueueClientOptions>(
                    () => new() { Transport = transport },
                    options => new(account.Queues, key, options)
                ),
                new Provider<TableServiceClient, TableClientOptions>(
                    () => new() { Transport = transport },
                    options => new(account.Tables, new TableSharedKeyCredential(account.Name, account.Key), options)
                )
            ),
        };
    }

    private static async Task<WebApplication> Serve(AzureStorageOrchestrationService service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.Configure<TaskHubGrpcServerOptions>(o => o.Mode = TaskHubGrpcServerMode.ApiServerOnly);
        builder.Services.AddSingleton<IOrchestrationService>(service);
        builder.Services.AddSingleton<IOrchestrationServiceClient>(service);
        builder.Services.AddSingleton<TaskHubGrpcServer>();
        var api = builder.Build();
        api.MapGrpcService<TaskHubGrpcServer>();
        await api.StartAsync();
        return api;
    }

    private static async Task Orchestrate(DispatchMiddlewareContext context, OrchestratorTurn orchestrate)
    {
        var state = context.GetProperty<OrchestrationRuntimeState>();
        var request = new P.OrchestratorRequest { InstanceId = state.OrchestrationInstance!.InstanceId };
        request.PastEvents.Add(state.PastEvents.Select(ProtobufUtils.ToHistoryEventProto));
        request.NewEvents.Add(state.NewEvents.Select(ProtobufUtils.ToHistoryEventProto));
        string answer;
        try
        {
            answer = await orchestrate(state.Name, Convert.ToBase64String(request.ToByteArray()));
        }
        catch (Exception e)
        {
            // The worker died, or the host stops: the turn is given back and taken again.
            throw new SessionAbortedException(e.Message, e);
        }
        var response = P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer));
        context.SetProperty(
            new OrchestratorExecutionResult
            {
                Actions = response.Actions.Select(ProtobufUtils.ToOrchestratorAction),
                CustomStatus = response.CustomStatus,
            }
        );
    }

    private static async Task Act(DispatchMiddlewareContext context, ActivityCall act)
    {
        var scheduled = context.GetProperty<TaskScheduledEvent>();
        HistoryEvent outcome;
        try
        {
            // An activity has one argument, and the framework hands on arguments as an array.
            var output = await act(scheduled.Name!, scheduled.Input?[1..^1]);
            outcome = new TaskCompletedEvent(-1, scheduled.EventId, output);
        }
        catch (OperationCanceledException e)
        {
            throw new SessionAbortedException(e.Message, e);
        }
        catch (Exception e)
        {
            outcome = new TaskFailedEvent(-1, scheduled.EventId, e.Message, null, new FailureDetails(e));
        }
        context.SetProperty(new ActivityExecutionResult { ResponseEvent = outcome });
    }

    /// <summary>Holds requests back. Whoever was killed may still see to whom the partition belongs, without which it never ends.</summary>
    private sealed class Outage
    {
        private readonly TaskCompletionSource dead = new();
        private TaskCompletionSource? over;

        public bool Came { get; private set; }

        public void Begin() => (Came, over) = (true, new(TaskCreationOptions.RunContinuationsAsynchronously));

        public void End()
        {
            over?.TrySetResult();
            over = null;
        }

        /// <summary>Without effect on an engine that stands by its storage.</summary>
        public void Kill() => dead.TrySetResult();

        public async Task<HttpResponseMessage?> Answer(HttpRequestMessage request, CancellationToken cancel)
        {
            if (over is not { } outage || await Task.WhenAny(outage.Task, dead.Task).WaitAsync(cancel) == outage.Task)
                return null;
            return
                request.Method == HttpMethod.Get
                && request.RequestUri!.AbsolutePath.Contains("Partitions", StringComparison.Ordinal)
                ? null
                : new(HttpStatusCode.Forbidden);
        }
    }

    private sealed class Provider<TClient, TOptions>(Func<TOptions> options, Func<TOptions, TClient> client)
        : IStorageServiceClientProvider<TClient, TOptions>
        where TOptions : Azure.Core.ClientOptions
    {
        public TOptions CreateOptions() => options();

        public TClient CreateClient(TOptions given) => client(given);
    }
}
