using System.Text.RegularExpressions;
using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Core.Cycles;

/// <summary>
/// Last year's plan for another year: plans are issued again every year with nearly the same text. Every day moves with the year; the plan's own number, date and the
/// words of its deadlines are of the old document and are asked for anew.
/// </summary>
public static class CycleCopy
{
    public static Cycle ToYear(Cycle cycle, int year)
    {
        var move = new Move(cycle.Year, year);
        var (opensOn, closesOn) = (move.Day(cycle.OpensOn), move.Day(cycle.ClosesOn));
        var plan = cycle.Plan with { Number = null, Date = null };
        var obligations = cycle.Obligations.Select(move.Obligation);
        var events = cycle.Events.Select(e => e with { Date = move.Day(e.Date) });
        // What belonged to the old year only stays there: the cycle above, earlier versions of forms, number and date of the plan.
        var bare = cycle with { Parent = null, EarlierForms = [], Plan = plan };
        return bare with
        {
            Title = move.Named(cycle.Title),
            Year = year,
            OpensOn = opensOn,
            ClosesOn = closesOn,
            Obligations = [.. obligations],
            Events = [.. events],
            OpenQuestions = [.. QuestionsOf(cycle, year)],
            YearBefore = year > cycle.Year ? cycle.Id : null,
        };
    }

    private static IEnumerable<OpenQuestion> QuestionsOf(Cycle cycle, int year)
    {
        foreach (var question in cycle.OpenQuestions)
        {
            if (question.Path is not ("$.plan.number" or "$.plan.date"))
                yield return question;
        }
        yield return new("$.plan.number", CopyTexts.Number, null);
        yield return new("$.plan.date", CopyTexts.Date, null);
        yield return new("$.obligations", CopyTexts.Days.With(cycle.Year, year), null);
    }

    private sealed record Move(int From, int To)
    {
        /// <summary>29 February becomes the 28th where the other year has none.</summary>
        public DateOnly Day(DateOnly day) => day.AddYears(To - From);

        public Obligation Obligation(Obligation o)
        {
            var consolidation = o.Consolidation is { } step ? Step(step) : null;
            return o with
            {
                Periods = [.. o.Periods.Select(Period)],
                Deadline = DeadlineOrNull(o.Deadline),
                Consolidation = consolidation,
            };
        }

        public Period Period(Period p)
        {
            DateOnly? dataFrom = p.DataFrom is { } from ? Day(from) : null;
            DateOnly? dataTo = p.DataTo is { } to ? LastOf(to) : null;
            return p with
            {
                Id = Named(p.Id),
                Name = Named(p.Name),
                OpensOn = Day(p.OpensOn),
                DataFrom = dataFrom,
                DataTo = dataTo,
                Deadline = DeadlineOrNull(p.Deadline),
            };
        }

        public ConsolidationPlan Step(ConsolidationPlan step)
        {
            var deadlines = step.Deadlines.ToDictionary(d => Named(d.Key), d => Deadline(d.Value));
            var then = step.Then is { } next ? Step(next) : null;
            return step with
            {
                Deadlines = deadlines,
                Deadline = DeadlineOrNull(step.Deadline),
                Document = Heading(step.Document),
                Then = then,
            };
        }

        private Deadline? DeadlineOrNull(Deadline? d) => d is null ? null : Deadline(d);

        private DocumentHeading Heading(DocumentHeading heading) =>
            heading with
            {
                Subject = Named(heading.Subject),
                Opening = Named(heading.Opening),
                Closing = Named(heading.Closing),
            };

        public Text Named(Text text) => new(Named(text.Vi), Named(text.En));

        /// <summary>The year as it stands in names; the date of a document that is cited stays what it is.</summary>
        private string Named(string text) =>
            Regex.Replace(text, $@"(?<!/|tháng \d{{1,2}} năm ){From}", $"{To}", RegexOptions.CultureInvariant);

        /// <summary>A rule stays what it is: its days follow the data window.</summary>
        public Deadline Deadline(Deadline d)
        {
            DateOnly? moved = d.Date is { } date ? DateOf(d, date) : null;
            return new()
            {
                Date = moved,
                Rule = d.Rule,
                Operator = d.Operator,
            };
        }

        private DateOnly DateOf(Deadline d, DateOnly date) =>
            d.Operator == DeadlineOperator.Through ? LastOf(date) : Day(date);

        /// <summary>What goes through the last day of a month goes through the last day of that month again.</summary>
        private DateOnly LastOf(DateOnly day)
        {
            var next = day.AddDays(1);
            return next.Day == 1 ? Day(next).AddDays(-1) : Day(day);
        }
    }
}

public static class CopyTexts
{
    public static readonly Text Number = new(
        "Kế hoạch năm mới mang số nào?",
        "What is the number of the new year's plan?"
    );
    public static readonly Text Date = new(
        "Kế hoạch năm mới ban hành ngày nào?",
        "On which day was the new year's plan issued?"
    );
    public static readonly Text Days = new(
        "Mọi ngày được chuyển từ năm {0} sang năm {1}. Hãy đối chiếu với văn bản mới.",
        "Every day was moved from {0} to {1}. Check them against the new document."
    );
}
