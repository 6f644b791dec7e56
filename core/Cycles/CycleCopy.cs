using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Core.Cycles;

/// <summary>
/// Last year's plan for another year: plans are issued again every year with nearly the same text. Every day and every name moves with the year; the
/// plan's own number, date and the words of its deadlines are of the old document and are asked for anew, unless it is one plan over several years.
/// </summary>
public static class CycleCopy
{
    public static Cycle ToYear(Cycle cycle, int year)
    {
        var years = new CopiedYears(cycle.Year, year);
        var move = new Move(cycle.Year, year, years);
        var isSamePlan = IsSamePlan(cycle, year);
        var (opensOn, closesOn) = (move.Day(cycle.OpensOn), move.Day(cycle.ClosesOn));
        var plan = isSamePlan ? cycle.Plan : cycle.Plan with { Number = null, Date = null };
        var obligations = cycle.Obligations.Select(move.Obligation);
        var events = cycle.Events.Select(e => e with { Date = move.Day(e.Date) });
        // What belonged to the old year only stays there: the cycle above, earlier versions of forms, number and date of the plan.
        var bare = cycle with { Parent = null, EarlierForms = [], Plan = plan };
        var moved = years.Move(bare with { Obligations = [.. obligations], Events = [.. events] });
        return moved with
        {
            Year = year,
            OpensOn = opensOn,
            ClosesOn = closesOn,
            Thread = isSamePlan ? cycle.Thread : null,
            OpenQuestions = [.. QuestionsOf(cycle, year, isSamePlan), .. years.Asked],
            YearBefore = year > cycle.Year ? cycle.Id : null,
        };
    }

    /// <summary>One document for the years from 2021 to 2025 has one number and one date.</summary>
    private static bool IsSamePlan(Cycle cycle, int year) =>
        cycle.Thread is { } thread && year >= thread.FromYear && year <= thread.ToYear;

    private static IEnumerable<OpenQuestion> QuestionsOf(Cycle cycle, int year, bool isSamePlan)
    {
        foreach (var question in cycle.OpenQuestions)
        {
            if (isSamePlan || question.Path is not ("$.plan.number" or "$.plan.date"))
                yield return question;
        }
        if (!isSamePlan)
        {
            yield return new("$.plan.number", CopyTexts.Number, null);
            yield return new("$.plan.date", CopyTexts.Date, null);
        }
        yield return new("$.obligations", CopyTexts.Days.With(cycle.Year, year), null);
    }

    private sealed record Move(int From, int To, CopiedYears Years)
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
                Id = Years.Named(p.Id),
                OpensOn = Day(p.OpensOn),
                DataFrom = dataFrom,
                DataTo = dataTo,
                Deadline = DeadlineOrNull(p.Deadline),
            };
        }

        public ConsolidationPlan Step(ConsolidationPlan step)
        {
            var deadlines = step.Deadlines.ToDictionary(d => Years.Named(d.Key), d => Deadline(d.Value));
            var then = step.Then is { } next ? Step(next) : null;
            return step with { Deadlines = deadlines, Deadline = DeadlineOrNull(step.Deadline), Then = then };
        }

        private Deadline? DeadlineOrNull(Deadline? d) => d is null ? null : Deadline(d);

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
    public static readonly Text Quoted = new(
        "Lời trích từ kế hoạch cũ còn nêu năm {0}: \"{1}\". Văn bản mới viết thế nào?",
        "Words of the old plan still name {0}: \"{1}\". What does the new document say?"
    );
    public static readonly Text Before = new(
        "Văn bản còn nêu năm {0}: \"{1}\". Có phải đổi năm này không?",
        "A text still names {0}: \"{1}\". Is this year to be changed?"
    );
    public static readonly Text Days = new(
        "Mọi ngày được chuyển từ năm {0} sang năm {1}. Hãy đối chiếu với văn bản mới.",
        "Every day was moved from {0} to {1}. Check them against the new document."
    );
}
