using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Submissions;

/// <summary>What a person sends, judged before it is recorded: the values, with what the unit reported before, and the files.</summary>
public sealed class ContentService(
    SubmissionStore store,
    RevisionStore revisions,
    FileService files,
    CycleService cycleService
)
{
    /// <summary>As it is kept.</summary>
    /// <exception cref="ProblemException">values-invalid, with every problem that is more than a notice; file-unknown.</exception>
    public async Task<Content> Clean(Opened opened, Content content, bool complete, Acting acting)
    {
        var cancel = acting.Cancel;
        var (cleaned, problems) = await Judge(opened, content, complete, acting.Now, cancel);
        var wrong = problems.Count(p => p.Severity != Severity.Warning);
        if (wrong > 0)
            throw (Problems.ValuesInvalid.With(wrong) with { Fields = problems }).AsException();
        var attached = new List<FileRef>(opened.State?.Draft?.Content.Files ?? []);
        if (opened.State?.Current is { } current && cleaned.Files.Count > 0)
            attached.AddRange((await revisions.Find(opened.Duty, current.Number, cancel))!.Content.Files);
        return cleaned with { Files = await files.Verify(cleaned.Files, attached, acting.Actor, cancel) };
    }

    /// <summary>The content as it would be kept, and everything that is to be said of it.</summary>
    public async Task<(Content Content, IReadOnlyList<FieldProblem> Problems)> Judge(
        Opened opened,
        Content content,
        bool complete,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (duty, form, today) = (opened.Duty, opened.Duty.Form, VietnamTime.DayOf(now));
        var cleaned = ContentRules.Clean(form, content);
        // Not in a draft: who takes the declaration back would find zeros nobody typed.
        if (complete && cleaned.Nil)
            cleaned = cleaned with { Values = NilRules.Answer(form, cleaned.Values) };
        var looksBack = complete && form.Rules.Any(RuleChecks.LooksBack);
        var before = looksBack ? (await Previous(opened, cancel))?.Figures : null;
        var days = DocumentDays.Of(opened.Cycle.Configuration, duty);
        var mayBeEmpty = duty.IsConsolidation;
        var problems = ContentRules.Check(form, cleaned, complete, today, mayBeEmpty, duty.DataDay, before, days);
        return (cleaned, problems);
    }

    /// <summary>
    /// What counts of the same unit in the period before. In the first period of a plan: the last that counts of it in the plan of the year before, as far as it
    /// means the same on this form. Null: there is none.
    /// </summary>
    public async Task<EarlierReport?> Previous(Opened opened, CancellationToken cancel)
    {
        var duty = opened.Duty;
        if (duty.IsConsolidation)
            return null;
        if (duty.PeriodBefore is { } period)
            return await CountingIn(opened.Duties, period, duty, isOfYearBefore: false, cancel);
        if (await cycleService.YearBefore(opened.Cycle.Configuration, cancel) is not { } yearBefore)
            return null;
        var duties = cycleService.DutiesOf(yearBefore);
        foreach (var earlier in duties.PeriodsOf(duty.Obligation.Id).Reverse())
        {
            if (await CountingIn(duties, earlier, duty, isOfYearBefore: true, cancel) is { } report)
                return report;
        }
        return null;
    }

    private async Task<EarlierReport?> CountingIn(
        Duties duties,
        Period period,
        Duty duty,
        bool isOfYearBefore,
        CancellationToken cancel
    )
    {
        if (duties.Find(duty.Obligation.Id, period.Id, duty.Unit) is not { IsConsolidation: false } earlier)
            return null;
        var state = (await store.Find(earlier, cancel))?.Value;
        var counts = state?.Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted;
        if (!counts || state?.Current is not { } current)
            return null;
        var revision = await revisions.Find(earlier, current.Number, cancel);
        return EarlierReport.Of(revision!, earlier, duties.Cycle, duty, isOfYearBefore);
    }

    /// <summary>The draft for whoever may write it; else what counts; null: there is nothing.</summary>
    public async Task<Content?> Standing(Opened opened, Actor actor, CancellationToken cancel)
    {
        if (opened.State?.Draft is { } draft && Permissions.May(actor, Right.Report, opened.Situation.Place))
            return draft.Content;
        if (opened.State?.Current is not { } current)
            return null;
        var revision = await revisions.Find(opened.Duty, current.Number, cancel);
        return revision is null ? null : ContentRules.OnForm(opened.Cycle.Configuration, opened.Duty, revision);
    }
}
