using System.Globalization;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>What a person does that changes no record and must be answered for all the same.</summary>
public enum PersonalActKind
{
    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Took figures, documents or files out of the system.</summary>
    Exported,
}

/// <param name="On">Of an export: its address, without what stands in the query. Of a sign-in: where from.</param>
public sealed record PersonalAct(DateTimeOffset At, string By, PersonalActKind Kind, string On);

/// <summary>A partition for each person, chained as the others; a row an act, never changed.</summary>
public sealed class ActLog(IRecords records)
{
    private const string Table = "acts";

    /// <summary>Characters of an address that are kept.</summary>
    private const int MostOn = 400;

    /// <param name="id">Tells acts of one instant from each other.</param>
    public async Task Add(PersonalAct act, string id, CancellationToken cancel)
    {
        var on = act.On.Length > MostOn ? act.On[..MostOn] : act.On;
        var newestFirst = DateTime.MaxValue.Ticks - act.At.UtcTicks;
        var key = $"{newestFirst.ToString("D19", CultureInfo.InvariantCulture)}|{id}";
        var row = RowChange.Insert(key, Json.Write(act with { On = on }));
        var outcome = await records.Write(Table, act.By, [row], cancel);
        if (!outcome.Written)
            throw new InvalidOperationException($"The id {id} was used twice at one instant.");
    }

    /// <summary>Newest first.</summary>
    /// <param name="cursor">What an earlier page gave; null: the newest.</param>
    public async Task<(IReadOnlyList<PersonalAct> Acts, string? Cursor)> Of(
        string login,
        int take,
        string? cursor,
        CancellationToken cancel
    )
    {
        var page = await records.Query(Table, login, KeyRange.All, take, cursor, cancel);
        return ([.. page.Rows.Select(r => r.As<PersonalAct>().Value)], page.Cursor);
    }
}
