using Microsoft.AspNetCore.Http;
using PlanMonitor.Documents;

namespace PlanMonitor.Api;

/// <summary>A unit's form as an Excel workbook; uploaded again it fills the draft and nothing else.</summary>
public static class WorkbookEndpoints
{
    private const int MaxBytes = 10 * 1024 * 1024;

    public static async Task<IResult> Get(Call call)
    {
        var opened = await call.Services.Submissions.Open(call.Duty(), call.Acting);
        call.Require(Act.SeeContent, opened.Moment.Place);
        return File(await WorkbookModels.OfUnit(opened, call), opened);
    }

    public static async Task<IResult> OfUnits(Call call)
    {
        var opened = await ConsolidationEndpoints.Open(call);
        return File(await WorkbookModels.OfUnits(opened, call), opened);
    }

    public static async Task<IResult> Fill(Call call)
    {
        var (seen, bytes) = (call.Seen(), await Bytes(call));
        var (opened, before, after, problems) = await Judge(call, bytes);
        if (opened.WhyNot(SubmissionActName.Draft) is { } refused)
            throw refused.AsException();
        var changes = ValueChanges.Between(opened.Duty.Form, before, after);
        if (changes.Count > 0)
            opened = (await call.Services.Submissions.Do(call.Duty(), seen, new SaveDraft(after), call.Acting)).Opened;
        return Answer.Ok(
            new WorkbookFilled(
                changes.Count > 0,
                changes,
                problems,
                problems.Count > 0,
                await SubmissionViews.Of(opened, call)
            )
        );
    }

    /// <summary>The same file, marked. It is made from the file sent again: one with victims' counts and mistakes is kept nowhere.</summary>
    public static async Task<IResult> Mark(Call call)
    {
        var bytes = await Bytes(call);
        var (opened, _, _, problems) = await Judge(call, bytes);
        return Results.File(
            WorkbookMarks.Mark(bytes, problems),
            WorkbookWriter.ContentType,
            $"{Name(opened)}-can-sua.xlsx"
        );
    }

    /// <summary>What stands now, what would stand with the file, and everything wrong with it.</summary>
    private static async Task<(
        Opened Opened,
        Content Before,
        Content After,
        IReadOnlyList<CellProblem> Problems
    )> Judge(Call call, byte[] bytes)
    {
        var opened = await call.Services.Submissions.Open(call.Duty(), call.Acting);
        call.Require(Act.Report, opened.Moment.Place);
        var (duty, form) = (opened.Duty, opened.Duty.Form);
        var expected = new WorkbookExpected(
            opened.Cycle.Id,
            duty.Obligation.Id,
            duty.Period.Id,
            duty.Unit,
            opened.Units.NameOf(duty.Unit),
            duty.Period.Name,
            form
        )
        {
            NameOf = opened.Units.NameOf,
            Earlier = version => opened.Cycle.Configuration.FormOf(form.Id, version),
        };
        var reading = WorkbookReader.Read(bytes, expected);
        var before = await WorkbookModels.Standing(opened, call) ?? Content.Empty;
        if (reading.IsEmpty)
            return (
                opened,
                before,
                before,
                reading.Problems.Any(p => p.Severity == Severity.Error)
                    ? reading.Problems
                    : [.. reading.Problems, reading.SaysNothing]
            );

        var after = ContentRules.Clean(form, WorkbookMerge.Over(before, reading, _ => true));
        var wrong = ContentRules
            .Check(form, after, complete: false, VietnamTime.DayOf(call.Now), day: duty.DataDay)
            .Where(p => p.Severity != Severity.Warning)
            .ToList();
        // What not even a draft may hold stays out, and only that.
        if (wrong.Count > 0)
            after = ContentRules.Clean(
                form,
                WorkbookMerge.Over(before, reading, code => wrong.All(p => WorkbookMerge.FieldOf(p.Path) != code))
            );
        if (System.Text.Encoding.UTF8.GetByteCount(Json.Write(after)) > Call.MaxBody)
            throw Problems.BodyTooLarge.With().AsException();
        var (_, said) = await call.Services.Submissions.Check(call.Duty(), after, call.Acting);
        return (opened, before, after, WorkbookMerge.Problems(reading, [.. wrong, .. said]));
    }

    private static IResult File(WorkbookModel model, Opened opened)
    {
        var buffer = new MemoryStream();
        WorkbookWriter.Write(model, buffer);
        return Results.File(buffer.ToArray(), WorkbookWriter.ContentType, $"{Name(opened)}-bieu.xlsx");
    }

    private static string Name(Opened opened) =>
        $"{opened.Cycle.Id}-{opened.Duty.Obligation.Id}-{opened.Duty.Period.Id}-{opened.Duty.Unit}";

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
                throw Problems.WorkbookTooLarge.With().AsException();
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
