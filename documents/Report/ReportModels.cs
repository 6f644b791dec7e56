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

    /// <param name="figures">As the reader may see them.</param>
    /// <param name="seesAll">Whether people's words, and who declared nil, are open to this reader.</param>
    public static ReportModel Of(
        Opened opened,
        Consolidated figures,
        IReadOnlyList<Child> children,
        IReadOnlyDictionary<string, FormValue> words,
        string? whyIncomplete,
        IReadOnlyList<Difficulty> difficulties,
        DateTimeOffset made,
        bool seesAll
    )
    {
        // What was sent keeps the names of that day.
        opened = opened with { Units = opened.Units.AsOf(made) };
        var cycle = opened.Cycle.Configuration;
        var form = cycle.Forms.First(f => f.Id == opened.Duty.Obligation.Form);
        if (!seesAll)
            (words, whyIncomplete, difficulties) = (Content.Empty.Values, null, []);
        var stated = ConsolidationRules.WithOverlap(figures, opened.Duty.Form, words);
        var shown = seesAll ? MayBeHandedOn(stated, form, cycle.Settings.SmallCount) : stated;
        var unitNames = opened.Units.All.ToDictionary(u => u.Code, u => u.Name.Vi);
        var targets = ConsolidationRules.Targets(cycle, shown).Select(LineOf).ToList();
        var explanations = figures.Explanations.Select(e => ExplanationOf(e, form, shown)).ToList();
        var unmapped = figures.Unmapped.Select(u => LineOf(u, form, cycle)).ToList();
        var heading = Filled(opened.Duty.Step!.Document, opened);
        var status = children.Select(c => StatusOf(c, seesAll)).ToList();
        var model = new ReportModel
        {
            Heading = heading,
            Form = form,
            OwnForm = opened.Duty.Form,
            OwnWords = TextsOf(words),
            Figures = shown,
            UnitNames = unitNames,
            Targets = targets,
            Status = status,
            Year = cycle.Year,
            MadeOn = VietnamTime.DayOf(made),
            WhyIncomplete = whyIncomplete,
        };
        return model with
        {
            Groups = ColumnsOf(cycle),
            Explanations = explanations,
            Unmapped = unmapped,
            Difficulties = SummaryOf(difficulties),
        };
    }

    private static Consolidated MayBeHandedOn(Consolidated figures, Form form, int smallCount)
    {
        var fields = form.Fields.ToDictionary(f => f.Code);
        Cell ShownCell(Cell cell) => DisclosureRules.Withhold(cell, fields[cell.Field], smallCount);
        return figures with { Cells = [.. figures.Cells.Select(ShownCell)] };
    }

    private static Dictionary<string, string> TextsOf(IReadOnlyDictionary<string, FormValue> words)
    {
        var texts = words.Where(w => w.Value.Text is not null);
        return texts.ToDictionary(w => w.Key, w => w.Value.Text!);
    }

    private static NamedGroup[] ColumnsOf(Cycle cycle)
    {
        var columns = cycle.Groups.Where(g => g.Column);
        return [.. columns.Select(g => new NamedGroup(g.Id, TotalOf(g.Name.Vi)))];
    }

    /// <summary>"Cộng các phường": a column of a group is the sum of its units.</summary>
    private static string TotalOf(string group)
    {
        var inner = UnitName.Lower(group);
        var several = inner.StartsWith("các ", StringComparison.Ordinal) ? inner[4..] : inner;
        return Words.Fill(Words.GroupTotal, several);
    }

    private static TargetLine LineOf(TargetResult result)
    {
        var target = result.Target;
        return new(
            target.Indicator,
            target.Name.Vi,
            target.Clause,
            target.GoalPercent,
            result.State,
            result.Numerator,
            result.Denominator,
            result.Shown.Vi,
            result.Withheld
        );
    }

    private static UnmappedLine LineOf(Unmapped unmapped, Form form, Cycle cycle) =>
        new(unmapped.Unit, unmapped.Revision, unmapped.FormVersion, NameOf(unmapped, form, cycle), unmapped.Why.Vi);

    private static DifficultySummary SummaryOf(IReadOnlyList<Difficulty> difficulties)
    {
        var open = difficulties.Where(d => d.IsOpen).OrderBy(d => d.AskedAt);
        return new(difficulties.Count, [.. open.Select(d => new DifficultyLine(d.Unit, d.Clause, d.Thread[^1].Words))]);
    }

    /// <summary>The heading of one unit's document: many units send the same report, each under its own name.</summary>
    private static DocumentHeading Filled(DocumentHeading heading, Opened opened)
    {
        var unit = opened.Units.NameOf(opened.Duty.Unit).Vi;
        var receiver = opened.Units.NameOf(opened.Duty.Collector).Vi;
        string Fill(string text)
        {
            var named = Named(text, "{unit}", unit)
                .Replace("{UNIT}", unit.ToUpperInvariant(), StringComparison.Ordinal);
            return Named(named, "{receiver}", receiver);
        }
        string[] FillAll(IReadOnlyList<string> lines) => [.. lines.Select(Fill)];
        var boxes = heading with
        {
            Issuer = FillAll(heading.Issuer),
            Place = UnitName.PlaceOf(Fill(heading.Place)),
            SignatureLines = FillAll(heading.SignatureLines),
            Recipients = FillAll(heading.Recipients),
        };
        return boxes with
        {
            Subject = Fill(heading.Subject),
            AddressedTo = Fill(heading.AddressedTo),
            Opening = Fill(heading.Opening),
            Closing = Fill(heading.Closing),
        };
    }

    /// <summary>At the beginning of a line a name keeps its capital; inside a sentence the generic word loses it.</summary>
    private static string Named(string text, string mark, string name)
    {
        var printed = text.StartsWith(mark, StringComparison.Ordinal) ? name : UnitName.InSentence(name);
        return text.Replace(mark, printed, StringComparison.Ordinal);
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
        var earlier = cycle.EarlierForms.Where(f => f.Id == form.Id && f.Version == unmapped.FormVersion);
        var made = earlier.Append(form).FirstOrDefault(f => f.Fields.Any(x => x.Code == path[0]));
        if (made?.Fields.First(f => f.Code == path[0]) is not { } field)
            return unmapped.Field;
        var split = path.Length > 1 ? field.Splits.FirstOrDefault(s => s.Key == path[1]) : null;
        return split is null ? field.Name.Vi : $"{field.Name.Vi} ({split.NameIn(made).Vi})";
    }

    private static SubmissionLine StatusOf(Child child, bool seesAll)
    {
        if (!seesAll && child.State is { } state)
            child = child with { State = SightRules.Closed(state) };
        var current = child.State?.Current;
        var status = child.IsWaived ? WaivedFor.With(child.State!.Waiver!.Reason) : SubmissionTexts.Of(child.Status);
        var submittedOn = current is null ? null : VietnamTime.Show(VietnamTime.DayOf(current.SubmittedAt));
        var lateDays = child.Counts ? Timeliness.DaysLateOfSubmission(child.Duty, child.State!) : 0;
        var isNil = current?.Nil ?? false;
        var duty = child.Duty;
        return new(duty.Unit, status.Vi, submittedOn, lateDays, isNil, duty.Invited, child.IsWaived);
    }
}
