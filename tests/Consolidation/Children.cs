using FsCheck;
using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

/// <summary>What one unit did, in plain numbers, so that a test can add it up in its own way.</summary>
/// <param name="Status">NotStarted, Draft, Submitted, Returned or Accepted.</param>
/// <param name="Count">B1; null: the field was left out.</param>
internal sealed record Deed(
    SubmissionStatus Status,
    bool Invited,
    bool Nil,
    bool Late,
    long? Count,
    long Helped,
    long Found,
    long Women,
    long Men,
    bool? Yes
)
{
    public bool Counts => Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted;

    public bool Owes => !Invited;

    /// <summary>Sent values that count; a nil report sends none of its own.</summary>
    public bool GivesValues => Counts && !Nil;
}

/// <summary>Children of the town as the rules see them, made from deeds by the rules themselves.</summary>
internal static class Children
{
    public static readonly Duty Own = SmallDuties.Find("report", "2023", Town)!;

    public static readonly Gen<Deed> AnyDeed =
        from status in Gen.Elements(Enum.GetValues<SubmissionStatus>())
        from invited in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from nil in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from late in ArbMap.Default.GeneratorFor<bool>()
        from count in Gen.OneOf(Gen.Constant((long?)null), Gen.Choose(0, 9).Select(n => (long?)n))
        from found in Gen.Choose(0, 4)
        from helped in Gen.Choose(0, found)
        from women in Gen.Choose(0, 3)
        from men in Gen.Choose(0, 3)
        from yes in Gen.Elements<bool?>(null, false, true)
        select new Deed(status, invited, nil, late, count, helped, found, women, men, yes);

    public static readonly Arbitrary<Deed[]> AnyDeeds = Arb.From(AnyDeed.ArrayOf());

    public static Consolidated Build(params Deed[] deeds) => Build([.. deeds.Select(Of)]);

    public static Consolidated Build(IReadOnlyList<Child> children) =>
        ConsolidationRules.Build(
            Own,
            children,
            new Dictionary<string, IReadOnlyList<Child>>(),
            SmallDuties,
            Day("31/12/2023")
        );

    public static Cell Cell(this Consolidated figures, string field) => figures.Cells.Single(c => c.Field == field);

    public static Child Of(Deed deed, int i)
    {
        var duty = ReportOf("c1") with { Unit = $"u{i}", Invited = deed.Invited };
        return Child(
            duty,
            deed.Status,
            deed.Nil ? NothingOn(duty.Form) : new Content { Values = ValuesOf(deed) },
            deed.Late
        );
    }

    public static Child Child(Duty duty, SubmissionStatus status, Content content, bool late = false)
    {
        if (status == SubmissionStatus.NotStarted)
            return new(duty, null, null);
        var officer = Situation(late ? "02/12/2023 09:00:00" : "20/11/2023 09:00:00", duty: duty);
        if (status == SubmissionStatus.Draft)
            return new(duty, new SaveDraft(content).Decide(null, officer).State, null);
        var sent = new Submit(content).Decide(null, officer);
        var reviewer = Situation("04/12/2023 09:00:00", Reviewer, duty);
        var state = status switch
        {
            SubmissionStatus.Accepted => new Accept("").Decide(sent.State, reviewer).State,
            SubmissionStatus.Returned => new Return("Thiếu số liệu", null).Decide(sent.State, reviewer).State,
            _ => sent.State,
        };
        return new(duty, state, sent.Revision);
    }

    private static Content NothingOn(Form form) =>
        new() { Values = NilRules.Answer(form, Content.Empty.Values), Nil = true };

    private static Dictionary<string, FormValue> ValuesOf(Deed d)
    {
        var values = new Dictionary<string, FormValue>
        {
            ["A2"] = FormValue.Ratio(d.Helped, d.Found),
            ["C3"] = new()
            {
                Number = d.Women + d.Men,
                Splits = new Dictionary<string, IReadOnlyDictionary<string, long>>
                {
                    ["sex"] = new Dictionary<string, long> { ["female"] = d.Women, ["male"] = d.Men },
                },
            },
        };
        if (d.Count is { } count)
            values["B1"] = FormValue.Of(count);
        if (d.Yes is { } yes)
            values["K1"] = FormValue.Of(yes);
        return values;
    }
}
