using PlanMonitor.Core;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Report;

/// <summary>Puts together what the printed report needs. What leaves as a file never carries small victim counts by unit.</summary>
public static class ReportModels
{
    private static readonly Text WaivedFor = new("Được miễn: {0}", "Released: {0}");

    public static ReportModel Of(
        Opened opened,
        Consolidated figures,
        IReadOnlyList<Child> children,
        IReadOnlyDictionary<string, FormValue> words,
        IReadOnlyList<Difficulty> difficulties
    )
    {
        var cycle = opened.Cycle.Configuration;
        var form = cycle.Forms.First(f => f.Id == opened.Duty.Obligation.Form);
        var fields = form.Fields.ToDictionary(f => f.Code);
        var stated = ConsolidationRules.WithOverlap(figures, opened.Duty.Form, words);
        var shown = stated with
        {
            Cells =
            [
                .. stated.Cells.Select(c =>
                    DisclosureRules.Withhold(c, fields[c.Field], cycle.Settings.SmallCount, hideSmallTotal: false)
                ),
            ],
        };
        return new()
        {
            Heading = Filled(opened.Duty.Step!.Document, opened),
            Form = form,
            OwnForm = opened.Duty.Form,
            OwnWords = words.Where(w => w.Value.Text is not null).ToDictionary(w => w.Key, w => w.Value.Text!),
            Figures = shown,
            UnitNames = opened.Units.All.ToDictionary(u => u.Code, u => u.Name.Vi),
            Targets =
            [
                .. ConsolidationRules
                    .Targets(cycle, figures)
                    .Select(t => new TargetLine(
                        t.Target.Indicator,
                        t.Target.Name.Vi,
                        t.Target.Clause,
                        t.Target.GoalPercent,
                        t.State,
                        t.Numerator,
                        t.Denominator,
                        t.Shown.Vi
                    )),
            ],
            Status = [.. children.Select(StatusOf)],
            Groups = [.. cycle.Groups.Where(g => g.Column).Select(g => new NamedGroup(g.Id, g.Name.Vi))],
            Explanations = [.. figures.Explanations.Select(e => ExplanationOf(e, form, shown))],
            Unmapped =
            [
                .. figures.Unmapped.Select(u => new UnmappedLine(
                    u.Unit,
                    u.Revision,
                    u.FormVersion,
                    NameOf(u, form, cycle),
                    u.Why.Vi
                )),
            ],
            Difficulties = new(
                difficulties.Count,
                [
                    .. difficulties
                        .Where(d => d.IsOpen)
                        .OrderBy(d => d.AskedAt)
                        .Select(d => new DifficultyLine(d.Unit, d.Clause, d.Thread[^1].Words)),
                ]
            ),
            Year = cycle.Year,
        };
    }

    /// <summary>The heading of one unit's document: many units send the same report, each under its own name.</summary>
    private static DocumentHeading Filled(DocumentHeading heading, Opened opened)
    {
        var unit = opened.Units.NameOf(opened.Duty.Unit).Vi;
        var receiver = opened.Units.NameOf(opened.Duty.Collector).Vi;
        // At the beginning of a line a name keeps its capital; inside a sentence the generic word loses it.
        string Fill(string text) =>
            text.Replace(
                    "{unit}",
                    text.StartsWith("{unit}", StringComparison.Ordinal) ? unit : UnitName.InSentence(unit),
                    StringComparison.Ordinal
                )
                .Replace("{UNIT}", unit.ToUpperInvariant(), StringComparison.Ordinal)
                .Replace(
                    "{receiver}",
                    text.StartsWith("{receiver}", StringComparison.Ordinal) ? receiver : UnitName.InSentence(receiver),
                    StringComparison.Ordinal
                );
        return heading with
        {
            Issuer = [.. heading.Issuer.Select(Fill)],
            Place = UnitName.PlaceOf(Fill(heading.Place)),
            Subject = Fill(heading.Subject),
            AddressedTo = Fill(heading.AddressedTo),
            Opening = Fill(heading.Opening),
            Closing = Fill(heading.Closing),
            SignatureLines = [.. heading.SignatureLines.Select(Fill)],
            Recipients = [.. heading.Recipients.Select(Fill)],
        };
    }

    private static ExplanationLine ExplanationOf(Explanation explanation, Form form, Consolidated shown) =>
        new(
            explanation.Unit,
            form.Rules.FirstOrDefault(r => r.Id == explanation.Rule)?.Message.Vi ?? explanation.Rule,
            DisclosureRules.TellsWithheld(explanation, form, shown.Cells) ? null : explanation.Words
        );

    /// <summary>The field as it is called on the version it was reported on.</summary>
    private static string NameOf(Unmapped unmapped, Form form, Cycle cycle)
    {
        var path = unmapped.Field.Split('.', 2);
        var versions = cycle.EarlierForms.Where(f => f.Id == form.Id && f.Version == unmapped.FormVersion).Append(form);
        var made = versions.FirstOrDefault(f => f.Fields.Any(x => x.Code == path[0]));
        if (made?.Fields.First(f => f.Code == path[0]) is not { } field)
            return unmapped.Field;
        var split = path.Length > 1 ? field.Splits.FirstOrDefault(s => s.Key == path[1]) : null;
        return split is null ? field.Name.Vi : $"{field.Name.Vi} ({split.NameIn(made).Vi})";
    }

    private static SubmissionLine StatusOf(Child child) =>
        new(
            child.Duty.Unit,
            child.IsWaived ? WaivedFor.With(child.State!.Waiver!.Reason).Vi : SubmissionTexts.Of(child.Status).Vi,
            child.State?.Current is { } current ? VietnamTime.Show(VietnamTime.DayOf(current.SubmittedAt)) : null,
            child.Counts ? Timeliness.DaysLateOfSubmission(child.Duty, child.State!) : 0,
            child.State?.Current?.Nil ?? false,
            child.Duty.Invited,
            child.IsWaived
        );
}
