using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Cycles;

/// <summary>What is changed of a cycle that runs.</summary>
public sealed partial class CycleService
{
    /// <summary>A form changed in mid-cycle: a new version for what comes; submissions keep the version they were made with.</summary>
    public async Task<Stored<CycleRecord>> AmendForm(string id, Form form, string reason, string etag, Acting acting)
    {
        var (by, _, cancel) = acting;
        var record = await Running(id, reason, by, cancel);
        var configuration = record.Configuration;
        var before = configuration.Forms.FirstOrDefault(f => f.Id == form.Id);
        if (before is null)
            throw Problems.NotFound.With().AsException();
        if (form.Version != before.Version + 1)
            throw Problems.FormVersion.With(before.Version, before.Version + 1).AsException();
        var forms = configuration.Forms.Select(f => f.Id == form.Id ? form : f);
        var changed = configuration with { Forms = [.. forms], EarlierForms = [.. configuration.EarlierForms, before] };
        // As a template is read: first the shape, then the references.
        var (cycle, problems) = TemplateReader.Read(Json.Write(changed), Days);
        RequireSound(problems);
        var next = record with { Configuration = cycle! };
        var note = $"{form.Id} {form.Version}: {reason.Trim()}";
        return await Save(next, etag, FormAmended, note, acting);
    }

    /// <summary>Changes a deadline of one level in mid-cycle. What it was stays in the amendment; everything derived from it follows at once.</summary>
    public async Task<Stored<CycleRecord>> Amend(
        string id,
        string obligation,
        string period,
        int level,
        Deadline deadline,
        string reason,
        string etag,
        Acting acting
    )
    {
        var (by, now, cancel) = acting;
        var record = await Running(id, reason, by, cancel);
        var found = record.Configuration.Obligations.FirstOrDefault(o => o.Id == obligation);
        if (found is null || found.Periods.All(p => p.Id != period))
            throw Problems.NotFound.With().AsException();
        if (level < 0 || level > Duties.StepsOf(found).Count())
            throw Problems.NotFound.With().AsException();
        var (cycle, before) = CycleRules.WithDeadline(record.Configuration, obligation, period, level, deadline);
        RequireSound(CycleRules.Check(cycle, Days));
        var why = reason.Trim();
        var amendment = Amendment.Of(obligation, period, level, before, deadline, why, by.Signature, now);
        var next = record with { Configuration = cycle, Amendments = [.. record.Amendments, amendment] };
        return await Save(next, etag, DeadlineAmended, reason, acting);
    }
}
