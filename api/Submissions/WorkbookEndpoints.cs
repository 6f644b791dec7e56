using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Workbook.Mark;
using PlanMonitor.Documents.Workbook.Read;
using PlanMonitor.Documents.Workbook.Write;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Api.Submissions;

/// <summary>A unit's form as an Excel workbook; uploaded again it fills the draft and nothing else.</summary>
public sealed class WorkbookEndpoints(
    SubmissionService submissions,
    ContentService contents,
    ConsolidationService consolidations,
    ConsolidationLoader loader,
    SubmissionViews submissionViews,
    NewBudget newBudget
)
{
    private const int MaxBytes = 10 * 1024 * 1024;

    public async Task<IResult> Get(Call call)
    {
        var opened = await submissions.Open(call.Duty(), call.Acting);
        call.Require(Right.SeeContent, opened.Situation.Place);
        var content = await contents.Standing(opened, call.Actor, call.Cancel) ?? Content.Empty;
        var before = await contents.Previous(opened, call.Cancel);
        return File(WorkbookModels.OfUnit(opened, content, before, SightRules.SeesAll(call.Actor, opened)), opened);
    }

    /// <summary>A sheet for each unit that reports at the source.</summary>
    public async Task<IResult> OfUnits(Call call)
    {
        var opened = await loader.Open(call);
        var children = opened.Duties.ChildrenOf(opened.Duty);
        bool HasSheet(Duty duty) => duty.Obligation.Id == opened.Duty.Obligation.Id && !duty.IsConsolidation;
        var duties = children.Where(d => HasSheet(d) && d.FedBy is null).ToList();
        if (duties.Count == 0)
            throw Problems.NotFound.With().AsException();
        var now = await consolidations.Children(duties, opened.Units, call.Cancel);
        var before = await consolidations.Earlier(duties, opened, call.Cancel);
        return File(
            WorkbookModels.OfUnits(opened, duties[0], now, before, SightRules.SeesAll(call.Actor, opened)),
            opened
        );
    }

    public async Task<IResult> Fill(Call call)
    {
        var (seen, bytes) = (call.Seen(), await Bytes(call));
        var (opened, before, after, problems) = await Judge(call, bytes);
        if (opened.WhyNot(SubmissionActName.Draft) is { } refused)
            throw refused.AsException();
        var changes = ValueChanges.Between(opened.Duty.Form, before, after);
        if (changes.Count > 0)
            opened = (await submissions.Do(call.Duty(), seen, new SaveDraft(after), call.Acting)).Opened;
        var submission = await submissionViews.Of(opened, call);
        return Answer.Ok(new WorkbookFilled(changes.Count > 0, changes, problems, problems.Count > 0, submission));
    }

    /// <summary>The same file, marked. It is made from the file sent again: one with victims' counts and mistakes is kept nowhere.</summary>
    public async Task<IResult> Mark(Call call)
    {
        var bytes = await Bytes(call);
        var (opened, _, _, problems) = await Judge(call, bytes);
        var marked = WorkbookMarks.Mark(bytes, problems, newBudget(call.Cancel));
        return Results.File(marked, WorkbookWriter.ContentType, $"{Name(opened)}-can-sua.xlsx");
    }

    /// <summary>What stands now, what would stand with the file, and everything wrong with it.</summary>
    private async Task<(Opened Opened, Content Before, Content After, IReadOnlyList<CellProblem> Problems)> Judge(
        Call call,
        byte[] bytes
    )
    {
        var opened = await submissions.Open(call.Duty(), call.Acting);
        call.Require(Right.Report, opened.Situation.Place);
        var form = opened.Duty.Form;
        var reading = WorkbookReader.Read(bytes, ExpectedFor(opened), newBudget(call.Cancel));
        var before = await contents.Standing(opened, call.Actor, call.Cancel) ?? Content.Empty;
        if (reading.IsEmpty)
            return (opened, before, before, ProblemsOfEmpty(reading));
        var after = ContentRules.Clean(form, WorkbookMerge.Over(before, reading, _ => true));
        var (today, day) = (VietnamTime.DayOf(call.Now), opened.Duty.DataDay);
        var days = DocumentDays.Of(opened.Cycle.Configuration, opened.Duty);
        var found = ContentRules.Check(form, after, complete: false, today, day: day, days: days);
        var wrong = found.Where(p => p.Severity != Severity.Warning).ToList();
        // What not even a draft may hold stays out, and only that.
        if (wrong.Count > 0)
        {
            var wrongFields = wrong.Select(p => WorkbookMerge.FieldOf(p.Path)).ToHashSet();
            var rest = WorkbookMerge.Over(before, reading, code => !wrongFields.Contains(code));
            after = ContentRules.Clean(form, rest);
        }
        if (System.Text.Encoding.UTF8.GetByteCount(Json.Write(after)) > Call.MaxBody)
            throw Problems.BodyTooLarge.With().AsException();
        var (_, said) = await submissions.Check(call.Duty(), after, call.Acting);
        return (opened, before, after, WorkbookMerge.Problems(reading, [.. wrong, .. said]));
    }

    private static WorkbookExpected ExpectedFor(Opened opened)
    {
        var (duty, form) = (opened.Duty, opened.Duty.Form);
        var (obligation, period) = (duty.Obligation, duty.Period);
        var unitName = opened.Units.NameOf(duty.Unit);
        return new(opened.Cycle.Id, obligation.Id, period.Id, duty.Unit, unitName, period.Name, form)
        {
            NameOf = opened.Units.NameOf,
            Earlier = version => opened.Cycle.Configuration.FormOf(form.Id, version),
        };
    }

    private static IReadOnlyList<CellProblem> ProblemsOfEmpty(WorkbookReading reading)
    {
        var isTold = reading.Problems.Any(p => p.Severity == Severity.Error);
        return isTold ? reading.Problems : [.. reading.Problems, reading.SaysNothing];
    }

    private static IResult File(WorkbookModel model, Opened opened)
    {
        var buffer = new MemoryStream();
        WorkbookWriter.Write(model, buffer);
        return Results.File(buffer.ToArray(), WorkbookWriter.ContentType, $"{Name(opened)}-bieu.xlsx");
    }

    private static string Name(Opened opened)
    {
        var duty = opened.Duty;
        return $"{opened.Cycle.Id}-{duty.Obligation.Id}-{duty.Period.Id}-{duty.Unit}";
    }

    private static async Task<byte[]> Bytes(Call call)
    {
        if (
            call.Request.ContentType?.StartsWith(WorkbookWriter.ContentType, StringComparison.OrdinalIgnoreCase) != true
        )
            throw Problems.BodyInvalid.With($"Content-Type: {WorkbookWriter.ContentType}").AsException();
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await call.Request.Body.ReadAsync(chunk, call.Cancel)) > 0; )
        {
            if (buffer.Length + read > MaxBytes)
                throw WorkbookLimits.Bytes.AsException();
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    private sealed record WorkbookFilled(
        bool Applied,
        IReadOnlyList<ValueChange> Changes,
        IReadOnlyList<CellProblem> Problems,
        bool Marked,
        SubmissionView Submission
    );
}
