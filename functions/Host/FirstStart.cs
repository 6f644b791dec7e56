using Microsoft.Extensions.Hosting;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Proof;
using PlanMonitor.Functions.Configuration;
using PlanMonitor.Functions.Storage;

namespace PlanMonitor.Functions.Host;

/// <summary>
/// What must be there before the first request: done before any service starts, as the worker, which takes requests, is the first of them. Every instance runs it
/// at its start; the second finds it done.
/// </summary>
public sealed class FirstStart(
    Settings settings,
    AccountService accounts,
    AccountNotices notices,
    BlobFiles files,
    HeadService heads
) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await files.MakeContainers(cancellationToken);
        await heads.Begin(cancellationToken);
        await MakeAdministrator(accounts, settings.FirstAdministrator, cancellationToken);
        await notices.TellAll(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The first administrator, named by a setting; without effect once there is one.</summary>
    /// <exception cref="ProblemException">account-invalid: the setting is no subject id.</exception>
    public static async Task MakeAdministrator(AccountService accounts, string? subjectId, CancellationToken cancel)
    {
        if (subjectId is null || (await accounts.All(cancel)).Any(a => AccountRules.Administers(a.Value)))
            return;
        try
        {
            await accounts.Insert(
                new()
                {
                    Login = EasyAuth.LoginOf(subjectId),
                    Name = "Quản trị hệ thống",
                    Grants = [new(Role.Administrator, "")],
                },
                cancel
            );
        }
        catch (ProblemException e) when (e.Problem.Kind == Problems.AccountExists)
        {
            // Another instance was first, or an administrator deactivated this very account: then the setting does not bring it back.
        }
    }
}
