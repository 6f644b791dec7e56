using System.Globalization;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Consolidation;

/// <summary>Where a number comes from: the units, their revision, person and time, level by level down to the file of the commune.</summary>
public sealed class ProvenanceEndpoints(ConsolidationService consolidations, ConsolidationLoader loader)
{
    public async Task<IResult> Get(Call call)
    {
        var path = call.Query("cell") ?? throw Problems.BodyInvalid.With("cell").AsException();
        var opened = await loader.Open(call);
        var number = Number(call);
        var read = number is { } n ? await OfRevision(opened, n, call) : await OfNow(opened, call);
        var form = read.Form;
        var code = path.Split('.')[0];
        var field = form.Fields.FirstOrDefault(f => f.Code == code) ?? throw Problems.NotFound.With().AsException();
        var seen = await consolidations.Seen(read.Figures, form, opened, number, call.Acting);
        var cell = seen.Cells.FirstOrDefault(c => c.Field == code) ?? throw Problems.NotFound.With().AsException();
        var total = FigureText.At(cell, path) ?? throw Problems.NotFound.With().AsException();
        var name = NameOf(path, field, form, opened);
        var parts = PartsOf(cell, path, read, opened, call.Actor);
        var view = new ProvenanceView(
            path,
            code,
            name,
            field.Measure,
            FigureView.Of(total, cell.Withheld || (cell.PartsClosed && path.Split('.').Length > 2)),
            cell.Reported,
            cell.Expected,
            cell.SourceReported,
            cell.SourceExpected,
            number,
            [.. parts]
        );
        return Answer.Ok(view);
    }

    /// <summary>Whether what was sent up can be made again, byte for byte, from the revisions that went in.</summary>
    public async Task<IResult> Verify(Call call)
    {
        var opened = await loader.Open(call);
        var number = Number(call) ?? opened.State?.Current?.Number ?? throw Problems.NotFound.With().AsException();
        var sent = await consolidations.Recompute(opened, number, call.Cancel);
        if (sent is null)
            return Answer.Ok(new VerifyView(number, null, null, null));
        var kept = sent.Revision.FiguresSha256;
        var same = kept == sent.Sha256;
        // Beside all that is open, a hash lets the small number that is closed be tried out.
        return SightRules.SeesAll(call.Actor, opened)
            ? Answer.Ok(new VerifyView(number, kept, sent.Sha256, same))
            : Answer.Ok(new VerifyView(number, null, null, same));
    }

    private static int? Number(Call call)
    {
        if (call.Query("revision") is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
            ? n
            : throw Problems.BodyInvalid.With("revision").AsException();
    }

    private async Task<FiguresRead> OfNow(Opened opened, Call call)
    {
        var (figures, children, _) = await consolidations.Build(opened, VietnamTime.DayOf(call.Now), call.Cancel);
        var counted = children.Where(c => c is { Counts: true, Revision: not null });
        var revisions = counted.ToDictionary(c => c.Duty.Unit, c => c.Revision!);
        var accepted = children.Where(c => c.Status == SubmissionStatus.Accepted).Select(c => c.Duty.Unit);
        return new(figures, ConsolidationService.FormOf(opened), revisions, [.. accepted]);
    }

    private async Task<FiguresRead> OfRevision(Opened opened, int number, Call call)
    {
        var sent = await consolidations.Recompute(opened, number, call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        var accepted = sent.Figures.Sources.Where(s => s.Accepted).Select(s => s.Unit);
        return new(sent.Figures, sent.Form, sent.Revisions, [.. accepted]);
    }

    /// <summary>A group of units at the source: those that consolidated bring their share of it, the others belong to it or not.</summary>
    private static IEnumerable<ProvenancePart> PartsOf(
        Cell cell,
        string path,
        FiguresRead read,
        Opened opened,
        Actor actor
    )
    {
        var members = MembersOf(path, opened);
        var seesAll = SightRules.SeesAll(actor, opened);
        foreach (var part in cell.Parts.Where(p => members is null || p.FromBelow || members.Contains(p.Unit)))
        {
            var own = part.FromBelow || members is null ? path : cell.Field;
            var source = new PartSource(read.Revisions.GetValueOrDefault(part.Unit), seesAll);
            yield return new(part, own, source, opened) { Accepted = read.Accepted.Contains(part.Unit) };
        }
    }

    /// <summary>The units of the group of which the figure is; null: it is of no group.</summary>
    private static HashSet<string>? MembersOf(string path, Opened opened)
    {
        if (path.Split('.') is not [_, "group", var group])
            return null;
        return Duties.Expand(opened.Cycle.Configuration, [$"{Duties.GroupPrefix}{group}"]).ToHashSet();
    }

    private static Text NameOf(string path, Field field, Form form, Opened opened)
    {
        var part = PartNameOf(path.Split('.'), field, form, opened);
        return part is null ? field.Name : Text.Join(": ", field.Name, part);
    }

    /// <summary>How the part of the field is called at which the path ends; null: it is the whole field.</summary>
    private static Text? PartNameOf(string[] steps, Field field, Form form, Opened opened)
    {
        if (steps is [_, "group", var group])
            return opened.Cycle.Configuration.Groups.First(g => g.Id == group).Name;
        if (steps is [_, var split, var item])
            return item == Undivided.Code ? Undivided.Name : ItemOf(field, split, item, form)?.Name;
        return steps switch
        {
            [_, FigureReferences.Numerator] => field.Numerator ?? field.Name,
            [_, FigureReferences.Denominator] => field.Denominator ?? field.Name,
            _ => null,
        };
    }

    private static DimensionItem? ItemOf(Field field, string split, string item, Form form)
    {
        var by = field.Splits.FirstOrDefault(s => s.Key == split);
        return by?.ItemsIn(form).FirstOrDefault(i => i.Code == item);
    }

    /// <param name="Revisions">What was counted, by unit.</param>
    /// <param name="Accepted">The units whose figures are accepted.</param>
    private sealed record FiguresRead(
        Consolidated Figures,
        Form Form,
        IReadOnlyDictionary<string, Revision> Revisions,
        HashSet<string> Accepted
    );
}

/// <summary>One figure with how it is said.</summary>
public sealed record FigureView(
    CellState State,
    long? Number,
    long? Numerator,
    long? Denominator,
    bool? Yes,
    Text Shown,
    bool Withheld
)
{
    public static FigureView Of(FigureText? figure, bool withheld)
    {
        if (withheld)
            return new(figure?.State ?? CellState.Missing, null, null, null, null, FigureWords.Withheld, true);
        if (figure is null)
            return new(CellState.Missing, null, null, null, null, FigureWords.NotReported, false);
        var (numerator, denominator) = (figure.Numerator, figure.Denominator);
        return new(figure.State, figure.Number, numerator, denominator, figure.Yes, figure.Shown(), false);
    }
}

/// <param name="Revision">The revision that was sent up; null: as it stands now.</param>
public sealed record ProvenanceView(
    string Cell,
    string Field,
    Text Name,
    Text? Measure,
    FigureView Total,
    int Reported,
    int Expected,
    int? SourceReported,
    int? SourceExpected,
    int? Revision,
    IReadOnlyList<ProvenancePart> Parts
);

/// <param name="path">The figure of which it is a part, as this unit has it.</param>
public sealed class ProvenancePart(CellPart part, string path, PartSource source, Opened opened)
{
    public string Unit { get; } = part.Unit;
    public Text UnitName { get; } = opened.Units.NameOf(part.Unit);
    public FigureView Figure { get; } = FigureView.Of(FigureText.At(part, path), part.Withheld);

    /// <summary>A table's rows as the unit entered them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, FormValue>> Rows { get; } =
        part.FromBelow || part.Withheld ? [] : source.RowsAt(path);
    public int? SourceReported { get; } = part.SourceReported;
    public int? SourceExpected { get; } = part.SourceExpected;
    public int? Revision { get; } = source.Revision?.Number;
    public string? By { get; } = source.Revision?.Receipt.By;
    public DateTimeOffset? At { get; } = source.Revision?.Receipt.At;
    public bool Nil { get; } = source.SeesAll && source.Revision is { Content.Nil: true };
    public required bool Accepted { get; init; }
    public string? ValuesSha256 { get; } = source.SeesAll ? source.Revision?.Receipt.ValuesSha256 : null;
    public IReadOnlyList<FileRef> Files { get; } = source.SeesAll ? source.Revision?.Content.Files ?? [] : [];

    /// <summary>Where the unit's own submission is.</summary>
    public DutyKey? Submission { get; } = SubmissionOf(part.Unit, opened);

    /// <summary>Where its figures come from in turn; null: the unit entered them.</summary>
    public BelowKey? Below { get; } = BelowKey.Of(source.Revision);

    private static DutyKey? SubmissionOf(string unit, Opened opened)
    {
        var duty = opened.Duties.ChildrenOf(opened.Duty).FirstOrDefault(d => d.Unit == unit);
        return duty is null ? null : new(duty.Home.Cycle, duty.Home.Obligation.Id, duty.Home.Period.Id, duty.Unit);
    }
}

/// <param name="Revision">What the unit's figures were taken from; null: it has sent nothing that counts.</param>
/// <param name="SeesAll">The reader may see all that is in it.</param>
public sealed record PartSource(Revision? Revision, bool SeesAll)
{
    public IReadOnlyList<IReadOnlyDictionary<string, FormValue>> RowsAt(string path) =>
        SeesAll ? Revision?.Content.Values.GetValueOrDefault(path)?.Rows ?? [] : [];
}

public sealed record BelowKey(string Cycle, string Obligation, string Period, string Unit, int Revision)
{
    public static BelowKey? Of(Revision? revision)
    {
        if (revision?.Figures is not { } figures)
            return null;
        return new(figures.Cycle, figures.Obligation, figures.Period, figures.Unit, revision.Number);
    }
}

/// <param name="Same">Null: sent by a version of this program that did not keep what is needed to tell.</param>
public sealed record VerifyView(int Revision, string? Sha256, string? RecomputedSha256, bool? Same);
