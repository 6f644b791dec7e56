using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanMonitor.Tests.Functions;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The demonstration town on Azure's storage, with every request to the storage counted. No loop runs: what is due runs when it is asked to.</summary>
internal sealed class AzureTown : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Wire storage;
    private readonly (Azurite Azurite, AzuriteAccount Account) place;
    private readonly VirtualClock clock;
    private readonly List<HttpClient> clients = [];

    private AzureTown(
        WebApplication app,
        IServiceProvider services,
        VirtualClock clock,
        Wire storage,
        (Azurite, AzuriteAccount) place
    ) => (this.app, Services, this.clock, this.storage, this.place) = (app, services, clock, storage, place);

    public IServiceProvider Services { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<AzureTown> Open(Azurite azurite, string at)
    {
        var town = await Start(azurite, azurite.NewAccount(), Given.At(at));
        var (services, now) = (town.Services, town.Now);
        await DemoData.Load(services.Cycles, services.Accounts, (_, _) => "", now, CancellationToken.None);
        return town;
    }

    /// <summary>Another host over the same storage.</summary>
    public Task<AzureTown> Beside() => Start(place.Azurite, place.Account, Now);

    private static async Task<AzureTown> Start(Azurite azurite, AzuriteAccount account, DateTimeOffset at)
    {
        var storage = account.Wire();
        // As far away as Azure's: what is asked for side by side is then under way at the same time.
        storage.Instead = async (_, cancel) =>
        {
            await Task.Delay(5, cancel);
            return null;
        };
        var clock = new VirtualClock(at, speed: 0);
        var files = new BlobFiles(account.BlobClient(storage), TimeProvider.System);
        await files.MakeContainers(CancellationToken.None);
        var services = Composed
            .Ports(new TableRecords(account.TableClient(storage)), new TicketsOfToday(files))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IHeads>(new BlobHeads(account.BlobClient(storage)))
            .AddInterface(AppSettings(account))
            .BuildServiceProvider();
        var builder = WebApplication.CreateSlimBuilder();
        // What answers 500 is seen in the output.
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var router = new Router(services.Interface, AzureServices.Pages, []);
        app.MapFallback("{*path}", (HttpRequest request, CancellationToken cancel) => router.Answer(request, cancel));
        await app.StartAsync();
        return new(app, services, clock, storage, (azurite, account));
    }

    public void MoveTo(string at) => clock.AdvanceTo(Given.At(at));

    public Person SignedIn(string login)
    {
        var client = new HttpClient(place.Azurite.Wire()) { BaseAddress = new(app.Urls.First()) };
        clients.Add(client);
        client.DefaultRequestHeaders.Add(EasyAuth.Header, AzureServices.Principal(login));
        return new(client);
    }

    /// <summary>What an act asks of the storage.</summary>
    public async Task<(T Answer, Trips Trips)> Count<T>(Func<Task<T>> act)
    {
        storage.Forget();
        var answer = await act();
        return (answer, new(storage.Requests.Count, storage.Rounds));
    }

    /// <summary>The requests of the last act that was counted, for whoever wonders where they come from.</summary>
    public IEnumerable<string> LastTrips =>
        storage.Requests.Select(r => $"{r.Method} {Uri.UnescapeDataString(r.Address.PathAndQuery)}");

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(c => c.Dispose());
        await app.DisposeAsync();
        clock.Dispose();
    }

    private static Settings AppSettings(AzuriteAccount account) =>
        new(account.Tables, account.Blobs, AzureServices.Provider, null, 30, 20, ChannelSettings.None);

    /// <summary>The emulator looks at the real clock when a file comes.</summary>
    private sealed class TicketsOfToday(BlobFiles files) : IFiles
    {
        public Task<UploadTicket> Begin(
            string uploadId,
            long size,
            DateTimeOffset expiresAt,
            CancellationToken cancel
        ) => files.Begin(uploadId, size, TimeProvider.System.GetUtcNow().AddMinutes(15), cancel);

        public Task<Upload?> OpenUpload(string uploadId, CancellationToken cancel) =>
            files.OpenUpload(uploadId, cancel);

        public Task Keep(string uploadId, string version, string sha256, CancellationToken cancel) =>
            files.Keep(uploadId, version, sha256, cancel);

        public Task Quarantine(string uploadId, CancellationToken cancel) => files.Quarantine(uploadId, cancel);

        public Task<int> Sweep(DateTimeOffset before, CancellationToken cancel) => files.Sweep(before, cancel);

        public Task Add(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel) =>
            files.Add(content, sha256, cancel);

        public Task<Stream?> Open(string sha256, CancellationToken cancel) => files.Open(sha256, cancel);

        public Task Delete(string sha256, CancellationToken cancel) => files.Delete(sha256, cancel);
    }
}

/// <param name="All">Requests to the storage.</param>
/// <param name="Rounds">One after another: what was asked for side by side counts once.</param>
internal readonly record struct Trips(int All, int Rounds);
