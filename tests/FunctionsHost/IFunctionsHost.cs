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
    public static async Task<IFunctionsHost> Start(PublishedApp app, Azurite azurite)
    {
        var (folder, account) = (await app.Folder(), azurite.NewAccount());
        return HostCommand.Command is null
            ? await FunctionsPeer.Start(folder, azurite, account)
            : await HostCommand.Start(folder, azurite, account);
    }
}
