using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Units;

/// <summary>Units: list, add, rename, move, deactivate.</summary>
public sealed class UnitEndpoints(UnitService unitService)
{
    public async Task<IResult> List(Call call)
    {
        call.Require(Right.ManageUnits);
        return Answer.Ok((await unitService.All(call.Cancel)).Select(ViewOf));
    }

    public async Task<IResult> Add(Call call)
    {
        var body = await call.Body<AddBody>();
        var unit = new Unit
        {
            Code = body.Code.Trim(),
            Name = Clean(body.Name),
            Kind = body.Kind,
            Parent = body.Parent,
            ValidFrom = body.ValidFrom,
            Letterhead = Clean(body.Letterhead),
        };
        return Answer.Created(ViewOf(await unitService.Add(unit, call.Acting)));
    }

    public async Task<IResult> Change(Call call)
    {
        var body = await call.Body<ChangeBody>();
        Unit Apply(Unit unit) =>
            unit with
            {
                Name = Clean(body.Name),
                Parent = body.Parent,
                ValidTo = body.ValidTo,
                Deactivated = body.Deactivated,
                Letterhead = Clean(body.Letterhead),
            };
        return Answer.Ok(
            ViewOf(await unitService.Change(call.Route("code"), Apply, body.Reason, call.IfMatch(), call.Acting))
        );
    }

    private static Text Clean(Text name) => new(VietnameseText.Clean(name.Vi), VietnameseText.Clean(name.En));

    /// <summary>Null: nothing is said.</summary>
    private static Letterhead? Clean(Letterhead? letterhead)
    {
        if (letterhead is null)
            return null;
        var cleaned = new Letterhead
        {
            Superior = CleanOrNull(letterhead.Superior),
            Issuer = CleanOrNull(letterhead.Issuer),
            Abbreviation = CleanOrNull(letterhead.Abbreviation),
            Signer = CleanOrNull(letterhead.Signer),
        };
        return cleaned == new Letterhead() ? null : cleaned;
    }

    private static string? CleanOrNull(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Clean(text.ReplaceLineEndings("\n"));

    private static UnitView ViewOf(Stored<UnitRow> stored)
    {
        var u = stored.Value.Unit;
        return new(
            u.Code,
            u.Name,
            u.Kind,
            u.Parent,
            u.ValidFrom,
            u.ValidTo,
            u.Deactivated,
            u.Letterhead,
            stored.Value.Changes,
            stored.ETag
        );
    }

    private sealed record AddBody(
        string Code,
        Text Name,
        UnitKind Kind,
        DateOnly ValidFrom,
        string? Parent = null,
        Letterhead? Letterhead = null
    );

    /// <summary>Replaces what the unit was: null says that there is none, and silence says nothing.</summary>
    private sealed record ChangeBody(
        Text Name,
        bool Deactivated,
        string Reason,
        string? Parent,
        DateOnly? ValidTo,
        Letterhead? Letterhead
    );

    private sealed record UnitView(
        string Code,
        Text Name,
        UnitKind Kind,
        string? Parent,
        DateOnly ValidFrom,
        DateOnly? ValidTo,
        bool Deactivated,
        Letterhead? Letterhead,
        IReadOnlyList<ChangeNote> Changes,
        string Etag
    );
}
