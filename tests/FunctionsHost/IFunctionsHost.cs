using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>What runs the published app: a real Functions host where there is one, the peer everywhere else.</summary>
internal interface IFunctionsHost : IAsyncDisposable
{
    /// <summary>Where people and browsers reach the app.</summary>
    Uri Address { get; }

    /// <summary>What the host, the worker and the functions said, for whoever asks why a test failed.</summary>
    string Log { get; }

    /// <summary>Every timer once, as if its moment had come.</summary>
    Task FireTimers();
}

internal static class FunctionsHosts
{
    public static async Task<IFunctionsHost> Start(PublishedApp app, Azurite azurite, TelemetrySink? sink = null)
    {
        var folder = await app.Folder();
        var account = azurite.NewAccount();
        var settings = AppSettings.For(azurite, account, sink?.ConnectionString);
        return HostCommand.Command is null
            ? await FunctionsPeer.Start(folder, account, settings)
            : await HostCommand.Start(folder, settings);
    }
}
