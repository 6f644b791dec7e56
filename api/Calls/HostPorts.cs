using Microsoft.AspNetCore.Http;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Api.Calls;

/// <summary>Who is asking; null: nobody signed in.</summary>
public delegate Task<Actor?> WhoAsks(HttpRequest request, CancellationToken cancel);

/// <summary>A new id (of an upload); the host makes it.</summary>
public delegate string NewId();

/// <summary>Gives an account a new password that its owner must change; a host where somebody else signs people in has none.</summary>
public delegate GivenPassword GivePassword(Account account);

/// <param name="Password">Shown once, to who gave it.</param>
public sealed record GivenPassword(Account Account, string Password);

/// <summary>What the sign-in page and the header need to know of the host.</summary>
/// <param name="Outbox">E-mail lies in a box that the administrator reads: no mail server is set.</param>
/// <param name="SignIn">Where the platform signs people in and out; null: this host does, with passwords.</param>
public sealed record HostFeatures(
    bool VirtualClock,
    double Speed,
    IReadOnlyList<DemoAccount> DemoAccounts,
    SignInAddresses? SignIn = null,
    bool Outbox = false
);

/// <summary>Addresses of the platform a person is sent to.</summary>
public sealed record SignInAddresses(string SignIn, string SignOut);

/// <summary>A demonstration account, shown as such; exists only with the demonstration data.</summary>
public sealed record DemoAccount(string Login, string Password, Text Title);
