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
        var (figures, form, revisions, accepted) = number is { } n
            ? await OfRevision(opened, n, call)
            : await OfNow(opened, call);
        var field = form.Fields.FirstOrDefault(f => f.Code == path.Split('.')[0])
            ?? throw Problems.NotFound.With().AsException();
        var cell = ConsolidationViews
            .Shown(figures.Cells, form, opened, call.Actor)
            .FirstOrDefault(c => c.Field == field.Code)
            ?? throw Problems.NotFound.With().AsException();
        var total = FigureText.At(cell, path) ?? throw Problems.NotFound.With().AsException();
        var members = path.Split('.') is [_, "group", var group]
            ? Duties.Expand(opened.Cycle.Configuration, [$"{Duties.GroupPrefix}{group}"]).ToHashSet()
            : null;
        var seesFiles = Permissions.May(call.Actor, Right.SeeSensitive, opened.Situation.Place);
        // A group of units at the source: those that consolidated bring their share of it, the others belong to it or not.
        var parts = cell
            .Parts.Where(p => members is null || p.FromBelow || members.Contains(p.Unit))
            .Select(p =>
                PartOf(
                    p,
                    p.FromBelow || members is null ? path : field.Code,
                    revisions.GetValueOrDefault(p.Unit),
                    accepted.Contains(p.Unit),
                    opened,
                    seesFiles
                )
            );
        return Answer.Ok(
            new ProvenanceView(
                path,
                field.Code,
                NameOf(path, field, form, opened),
                field.Measure,
                FigureView.Of(total, cell.Withheld),
                cell.Reported,
                cell.Expected,
                cell.SourceReported,
                cell.SourceExpected,
                number,
                [.. parts]
            )
        );
    }

    /// <summary>Whether what was sent up can be made again, byte for byte, from the revisions that went in.</summary>
    public async Task<IResult> Verify(Call call)
    {
        var opened = await loader.Open(call);
        var number = Number(call) ?? opened.State?.Current?.Number ?? throw Problems.NotFound.With().AsException();
        var sent = await consolidations.Recompute(opened, number, call.Cancel);
        return Answer.Ok(
            new VerifyView(
                number,
                sent?.Revision.FiguresSha256,
                sent?.Sha256,
                sent is null ? null : sent.Revision.FiguresSha256 == sent.Sha256
            )
        );
    }

    private static int? Number(Call call)
    {
        if (call.Query("revision") is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
            ? n
            : throw Problems.BodyInvalid.With("revision").AsException();
    }

    private async Task<(Consolidated, Form, IReadOnlyDictionary<string, Revision>, HashSet<string>)> OfNow(
        Opened opened,
        Call call
    )
    {
        var collected = await consolidations.Build(opened, call.Cancel);
        return (
            collected.Figures,
            ConsolidationService.FormOf(opened),
            collected
                .Children.Where(c => c is { Counts: true, Revision: not null })
                .ToDictionary(c => c.Duty.Unit, c => c.Revision!),
            [.. collected.Children.Where(c => c.Status == SubmissionStatus.Accepted).Select(c => c.Duty.Unit)]
        );
    }

    private async Task<(Consolidated, Form, IReadOnlyDictionary<string, Revision>, HashSet<string>)> OfRevision(
        Opened opened,
        int number,
        Call call
    )
    {
        var sent = await consolidations.Recompute(opened, number, call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        return (
            sent.Figures,
            sent.Form,
            sent.Revisions,
            [.. sent.Figures.Sources.Where(s => s.Accepted).Select(s => s.Unit)]
        );
    }

    private static ProvenancePart PartOf(
        CellPart part,
        string path,
        Revision? revision,
        bool accepted,
        Opened opened,
        bool seesFiles
    )
    {
        var figures = revision?.Figures;
        var duty = opened.Duties.ChildrenOf(opened.Duty).FirstOrDefault(d => d.Unit == part.Unit);
        return new(
            part.Unit,
            opened.Units.NameOf(part.Unit),
            FigureView.Of(FigureText.At(part, path), part.Withheld),
            part.FromBelow ? [] : RowsOf(part, path, revision, seesFiles),
            part.SourceReported,
            part.SourceExpected,
            revision?.Number,
            revision?.Receipt.By,
            revision?.Receipt.At,
            revision?.Nil ?? false,
            accepted,
            seesFiles ? revision?.Receipt.ValuesSha256 : null,
            seesFiles ? revision?.Content.Files ?? [] : [],
            duty is null ? null : new(duty.Home.Cycle, duty.Home.Obligation.Id, duty.Home.Period.Id, duty.Unit),
            figures is null
                ? null
                : new(figures.Cycle, figures.Obligation, figures.Period, figures.Unit, revision!.Number)
        );
    }

    /// <summary>A table's rows as the unit entered them.</summary>
    private static IReadOnlyList<IReadOnlyDictionary<string, FormValue>> RowsOf(
        CellPart part,
        string path,
        Revision? revision,
        bool sees
    ) => sees && !part.Withheld ? revision?.Content.Values.GetValueOrDefault(path)?.Rows ?? [] : [];

    private static Text NameOf(string path, Field field, Form form, Opened opened) =>
        path.Split('.') switch
        {
            [_, FigureReferences.Numerator] => Text.Join(": ", field.Name, field.Numerator ?? field.Name),
            [_, FigureReferences.Denominator] => Text.Join(": ", field.Name, field.Denominator ?? field.Name),
            [_, "group", var group] => Text.Join(
                ": ",
                field.Name,
                opened.Cycle.Configuration.Groups.First(g => g.Id == group).Name
            ),
            [_, var split, var item]
                when field.Splits.FirstOrDefault(s => s.Key == split) is { } by
                    && by.ItemsIn(form).FirstOrDefault(i => i.Code == item) is { } named => Text.Join(
                ": ",
                field.Name,
                named.Name
            ),
            _ => field.Name,
        };
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
            return new(figure?.State ?? CellState.Missing, null, null, null, null, ConsolidationTexts.Withheld, true);
        return figure is null
            ? new(CellState.Missing, null, null, null, null, ConsolidationTexts.Missing, false)
            : new(figure.State, figure.Number, figure.Numerator, figure.Denominator, figure.Yes, figure.Shown(), false);
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

/// <param name="Submission">Where the unit's own submission is.</param>
/// <param name="Below">Where its figures come from in turn; null: the unit entered them.</param>
public sealed record ProvenancePart(
    string Unit,
    Text UnitName,
    FigureView Figure,
    IReadOnlyList<IReadOnlyDictionary<string, FormValue>> Rows,
    int? SourceReported,
    int? SourceExpected,
    int? Revision,
    string? By,
    DateTimeOffset? At,
    bool Nil,
    bool Accepted,
    string? ValuesSha256,
    IReadOnlyList<FileRef> Files,
    DutyKey? Submission,
    BelowKey? Below
);

public sealed record BelowKey(string Cycle, string Obligation, string Period, string Unit, int Revision);

/// <param name="Same">Null: sent by a version of this program that did not keep what is needed to tell.</param>
public sealed record VerifyView(int Revision, string? Sha256, string? RecomputedSha256, bool? Same);
