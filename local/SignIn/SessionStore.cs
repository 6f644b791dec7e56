using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.SignIn;

/// <summary>Sessions and known browsers, a partition for each account: <c>session|{SHA-256 of the token}</c>, <c>device|{SHA-256 of its token}</c>.</summary>
public sealed class SessionStore(IRecords records)
{
    private const string Table = "sessions";
    private const string Sessions = "session|";
    private const string Devices = "device|";

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    public Task<Stored<Session>?> Find(string login, string hash, CancellationToken cancel) =>
        records.Find<Session>(Table, login, Sessions + hash, cancel);

    /// <summary>Every session of the account with its hash, alive or not.</summary>
    public async Task<IReadOnlyList<(string Hash, Stored<Session> Session)>> Of(string login, CancellationToken cancel)
    {
        var rows = await records.All(Table, login, KeyRange.StartingWith(Sessions), cancel);
        return [.. rows.Select(r => (r.Key[Sessions.Length..], r.As<Session>()))];
    }

    public Task Open(string hash, Session session, CancellationToken cancel) =>
        records.Write(Table, session.Login, [RowChange.Insert(Sessions + hash, Json.Write(session))], cancel);

    /// <summary>Somebody else who wrote at the same moment wrote the same.</summary>
    public Task Used(string hash, Stored<Session> session, DateTimeOffset now, CancellationToken cancel)
    {
        var used = session.Value with { LastUsed = now };
        return records.Write(
            Table,
            used.Login,
            [RowChange.Replace(Sessions + hash, Json.Write(used), session.ETag)],
            cancel
        );
    }

    /// <summary>The session goes on under the account's new number: who changed his own password need not sign in again.</summary>
    public async Task Renew(string login, string hash, int version, CancellationToken cancel)
    {
        if (await Find(login, hash, cancel) is not { } stored)
            return;
        var renewed = stored.Value with { Version = version };
        await records.Write(
            Table,
            login,
            [RowChange.Replace(Sessions + hash, Json.Write(renewed), stored.ETag)],
            cancel
        );
    }

    /// <summary>A row that is gone, or that was used at this moment, is tried until it is gone: signing out must not fail for a race.</summary>
    public async Task End(string login, string hash, CancellationToken cancel)
    {
        while (await Find(login, hash, cancel) is { } stored)
            await records.Write(Table, login, [RowChange.Delete(Sessions + hash, stored.ETag)], cancel);
    }

    public async Task<Stored<Device>?> FindDevice(string login, string hash, CancellationToken cancel) =>
        RecordGuards.IsKey(login) ? await records.Find<Device>(Table, login, Devices + hash, cancel) : null;

    /// <summary>Remembers the browser; the ones used longest ago make room.</summary>
    public async Task Know(string hash, Device device, CancellationToken cancel)
    {
        var rows = await records.All(Table, device.Login, KeyRange.StartingWith(Devices), cancel);
        var same = rows.FirstOrDefault(r => r.Key == Devices + hash);
        var tooMany = rows.Where(r => r != same)
            .OrderByDescending(r => r.As<Device>().Value.LastUsed)
            .Skip(SessionRules.MostDevices - 1)
            .Select(r => RowChange.Delete(r.Key, r.ETag));
        var put = RowChange.Put(Devices + hash, Json.Write(device), same?.ETag);
        // Two tabs that sign in at once remember the same browser: the second finds it done.
        await records.Write(Table, device.Login, [put, .. tooMany], cancel);
    }
}
