using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

/// <summary>A sound cycle with one thing changed.</summary>
public sealed partial class CycleRulesTests
{
    private static Cycle Plan(Cycle c, Func<Obligation, Obligation> change) =>
        c with
        {
            Obligations = [change(c.Obligations[0]), .. c.Obligations.Skip(1)],
        };

    private static Cycle Upward(Cycle c, Func<ConsolidationPlan, ConsolidationPlan> change) =>
        c with
        {
            Obligations =
            [
                c.Obligations[0],
                c.Obligations[1] with
                {
                    Consolidation = change(c.Obligations[1].Consolidation!),
                },
            ],
        };

    private static Cycle Period(Cycle c, Func<Period, Period> change) =>
        Plan(c, o => o with { Periods = [change(o.Periods[0])] });

    private static Cycle Due(Cycle c, string day) =>
        Period(c, p => p with { Deadline = p.Deadline! with { Date = Day(day) } });

    private static Cycle Windows(Cycle c, params string[] windows) =>
        Plan(c, o =>
            o with
            {
                Periods =
                [
                    .. windows.Select(
                        (w, i) =>
                            o.Periods[0] with
                            {
                                Id = $"p{i}",
                                DataFrom = Day(w.Split('-')[0]),
                                DataTo = Day(w.Split('-')[1]),
                            }
                    ),
                ],
            }
        );

    private static Cycle Report(Cycle c, Func<Form, Form> change) =>
        c with
        {
            Forms = [.. c.Forms.Select(f => f.Id == "report" ? change(f) : f)],
        };

    private static Cycle OfReport(Cycle c, string code, Func<Field, Field> change) =>
        Report(c, f =>
            f with
            {
                Sections =
                [
                    .. f.Sections.Select(s =>
                        s with
                        {
                            Fields = [.. s.Fields.Select(x => x.Code == code ? change(x) : x)],
                        }
                    ),
                ],
            }
        );
}
