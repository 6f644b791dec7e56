using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Local.Simulation;

/// <summary>What happens by itself, drawn from the seed and the key of each duty, so that another act in the scenario does not change it.</summary>
public sealed class Draws(Duties duties, RandomShares shares, int seed)
{
    private const int UsualDays = 14;

    /// <summary>The acts of every reporter's duty that no scripted act touches.</summary>
    public IEnumerable<ScenarioAct> Acts(IReadOnlyList<ScenarioAct> scripted)
    {
        var touched = scripted
            .Where(a => a.Do != "amend-deadline")
            .Select(a => (a.Obligation, a.Period, a.Unit))
            .ToHashSet();
        return duties
            .All.Where(d =>
                d is { IsConsolidation: false, FedBy: null }
                && !touched.Contains((d.Obligation.Id, d.Period.Id, d.Unit))
            )
            .SelectMany(Of);
    }

    /// <summary>Stable across machines and versions: SHA-256 of the seed and the key starts the framework's seeded generator.</summary>
    public static Random For(int seed, string key) =>
        new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{key}")), 0) & int.MaxValue);

    private IEnumerable<ScenarioAct> Of(Duty duty)
    {
        var random = For(seed, $"{duty.Partition}|{duty.Unit}");
        var (never, late, returned, nil) = (
            random.NextDouble() < shares.Never,
            random.NextDouble() < shares.Late,
            random.NextDouble() < shares.Returned,
            random.NextDouble() < shares.Nil
        );
        if (never)
            yield break;
        var days = duties.Days;
        var first = duty.Period.OpensOn;
        var last = duty.Due?.LastDay ?? first.AddDays(UsualDays);
        if (last.AddDays(-UsualDays) > first)
            first = last.AddDays(-UsualDays);
        var day =
            late && duty.Due is not null
                ? last.AddDays(random.Next(1, 9))
                : first.AddDays(random.Next(0, last.DayNumber - first.DayNumber + 1));
        var act = new ScenarioAct
        {
            At = WorkingMoment(day, random),
            As = $"unit:{duty.Unit}",
            Do = nil && duty.Form.Nil is not null ? "nil" : "submit",
            Cycle = duties.Cycle.Id,
            Unit = duty.Unit,
            Obligation = duty.Obligation.Id,
            Period = duty.Period.Id,
        };
        yield return act;
        var review = act with { As = $"reviewer:{duty.Collector}", Do = "accept" };
        if (returned)
        {
            var returnedAt = Later(act.At, days, random);
            yield return review with
            {
                Do = "return",
                At = returnedAt,
                Reason = "Đề nghị rà soát lại số liệu và bổ sung phần khó khăn, vướng mắc.",
            };
            act = act with { At = Later(returnedAt, days, random) };
            yield return act;
        }
        yield return review with
        {
            At = Later(act.At, days, random),
        };
    }

    private static DateTimeOffset WorkingMoment(DateOnly day, Random random) =>
        VietnamTime.At(day, random.Next(8, 17)).AddMinutes(random.Next(0, 60)).AddSeconds(random.Next(0, 60));

    private static DateTimeOffset Later(DateTimeOffset at, WorkingDays days, Random random) =>
        WorkingMoment(days.After(VietnamTime.DayOf(at), random.Next(1, 3)), random);
}
