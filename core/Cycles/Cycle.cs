using System.Text.Json.Serialization;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Cycles;

// A cycle is one plan's year as data: what the plan says (each element with its clause), who owes what by when, the forms
// and the reminders. templates/*.json hold this shape; templates/schema/cycle.schema.json describes it.

/// <summary>The configuration of one cycle.</summary>
public sealed record Cycle
{
    /// <summary>The version of a form that a submission was made with; null: nobody has it any more.</summary>
    public Form? FormOf(string form, int version) =>
        Forms.Concat(EarlierForms).FirstOrDefault(f => f.Id == form && f.Version == version);

    /// <summary>The present form of an obligation; null: the configuration does not have the one or the other.</summary>
    internal Form? FormFor(string? obligation)
    {
        var found = Obligations.FirstOrDefault(o => o.Id == obligation);
        return found is null ? null : Forms.FirstOrDefault(f => f.Id == found.Form);
    }

    /// <summary>Lower-case letters, digits and hyphens; part of every storage key.</summary>
    public required string Id { get; init; }
    public required Text Title { get; init; }
    public required int Year { get; init; }
    public required DateOnly OpensOn { get; init; }
    public required DateOnly ClosesOn { get; init; }
    public required PlanDocument Plan { get; init; }
    public required CycleSettings Settings { get; init; }
    public IReadOnlyList<UnitGroup> Groups { get; init; } = [];
    public required IReadOnlyList<Unit> Units { get; init; }
    public required IReadOnlyList<Form> Forms { get; init; }

    /// <summary>Versions of forms that were replaced in mid-cycle; submissions keep the version they were made with.</summary>
    public IReadOnlyList<Form> EarlierForms { get; init; } = [];

    /// <summary>The plan above this one; null: none is in the system.</summary>
    public ParentPlan? Parent { get; init; }

    /// <summary>The plan of several years of which this is one; null: it stands alone.</summary>
    public PlanThread? Thread { get; init; }

    /// <summary>The cycle of the year before, whose figures stand beside this one's; null: the last earlier one of its thread.</summary>
    public string? YearBefore { get; init; }
    public required IReadOnlyList<Obligation> Obligations { get; init; }
    public IReadOnlyList<PlanEvent> Events { get; init; } = [];

    /// <summary>When who is reminded; a cycle that states nothing has the usual rules.</summary>
    public IReadOnlyList<ReminderRule> Reminders { get; init; } = ReminderRule.Defaults;

    /// <summary>What the plan's text leaves open, asked of the administrator; never invented.</summary>
    public IReadOnlyList<OpenQuestion> OpenQuestions { get; init; } = [];
}

/// <summary>A cycle under another: what this unit consolidates here is what it owes there.</summary>
/// <param name="Cycle">Id of the cycle above.</param>
public sealed record ParentPlan(string Cycle, IReadOnlyList<Fulfilment> Fulfils);

/// <param name="Obligation">An obligation of this cycle that is consolidated.</param>
/// <param name="Fulfilled">The obligation of the cycle above which the consolidated report fulfils, period by period of the same id.</param>
public sealed record Fulfilment(string Obligation, string Fulfilled);

/// <summary>A plan of several years; its cycles have the same id here.</summary>
/// <param name="OrientationTo">The year to which it only gives a direction.</param>
public sealed record PlanThread(string Id, Text Name, int FromYear, int ToYear, int? OrientationTo = null);

/// <summary>Choices the administrator makes for the whole cycle.</summary>
public sealed record CycleSettings
{
    /// <summary>The last day of a deadline of this cycle.</summary>
    public DueDate Read(Deadline deadline, WorkingDays days) =>
        DueDates.Read(deadline, BeforeIncludesDay, RollToWorkingDay, days);

    /// <summary>Whether "trước ngày X" lets X itself count. The words exclude it; no law defines it either way.</summary>
    public bool BeforeIncludesDay { get; init; }

    /// <summary>
    /// Move a deadline on a day off to the end of the next working day (Bộ luật Dân sự 2015, 148(5)): always, never, or (null) only one that is worked out from a rule.
    /// A date the plan states is not moved by itself: no source settles whether 148(5) reaches it. Both days are always shown.
    /// </summary>
    public bool? RollToWorkingDay { get; init; }

    /// <summary>
    /// Working days a level needs after the level below is due, where the level does not say it itself. Null: one, and less is only warned of (Nghị định 09/2019/NĐ-CP, Điều 8(5)b).
    /// </summary>
    public int? LevelWorkingDays { get; init; }

    /// <summary>Working days a returned unit has to submit again, unless the reviewer grants another number.</summary>
    public int ResubmitWorkingDays { get; init; } = 3;

    /// <summary>Working days in which a request for an extension is to be answered; after that those above the reviewer are told.</summary>
    public int AnswerWorkingDays { get; init; } = 3;

    /// <summary>Working days in which a difficulty is to be answered; after that those above the reviewer are told.</summary>
    public int DifficultyWorkingDays { get; init; } = 3;

    /// <summary>Working days a submission may wait for its review before the list of who is to be chased names the reviewer.</summary>
    public int ReviewWorkingDays { get; init; } = 3;

    /// <summary>Hour of the day (+07:00) at which reminders go out.</summary>
    public int ReminderHour { get; init; } = 8;

    /// <summary>Victim counts from 1 up to and including this number are not shown by unit outside the reporting line.</summary>
    public int SmallCount { get; init; } = 2;
}

/// <summary>The plan document itself: what it says, in its own words, clause by clause.</summary>
public sealed record PlanDocument
{
    /// <summary>Number/symbol, e.g. 27/KH-UBND; null where the source does not show it.</summary>
    public string? Number { get; init; }
    public DateOnly? Date { get; init; }
    public required string Issuer { get; init; }
    public IReadOnlyList<string> SignatureLines { get; init; } = [];
    public string? Signer { get; init; }
    public IReadOnlyList<LegalBasis> Basis { get; init; } = [];
    public IReadOnlyList<Clause> Objectives { get; init; } = [];
    public IReadOnlyList<Target> Targets { get; init; } = [];
    public IReadOnlyList<PlanTask> Tasks { get; init; } = [];
    public Funding? Funding { get; init; }
    public IReadOnlyList<Body> Bodies { get; init; } = [];
    public FollowUp? FollowUp { get; init; }
    public Clause? Difficulties { get; init; }
    public IReadOnlyList<Hotline> Hotlines { get; init; } = [];

    /// <summary>Nơi nhận, line by line as printed.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
}

/// <summary>A quoted passage: where it stands ("II.1.a") and its words, uncorrected.</summary>
public sealed record Clause(string At, string Words);

/// <summary>A document the plan stands on.</summary>
public sealed record LegalBasis
{
    public required BasisRelation Relation { get; init; }
    public required string Number { get; init; }
    public DateOnly? Date { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string Clause { get; init; }
}

public enum BasisRelation
{
    /// <summary>The plan above that this one carries out.</summary>
    ParentPlan,

    /// <summary>A law, decree or decision it rests on.</summary>
    LegalBasis,

    /// <summary>A plan of another body with which it is coordinated.</summary>
    Coordination,
}

/// <summary>A measurable target: a ratio whose numerator and denominator are both counted; percentages are never entered.</summary>
public sealed record Target
{
    public required string Code { get; init; }
    public required Text Name { get; init; }
    public required string Clause { get; init; }
    public required string Words { get; init; }

    /// <summary>The indicator (a field code of a consolidated form) that carries numerator and denominator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Code of the target of the plan above that this one is meant to cover; null: the one on the same indicator.</summary>
    public string? Covers { get; init; }
    public required Text Numerator { get; init; }
    public required Text Denominator { get; init; }

    /// <summary>The goal in percent of the denominator, e.g. 100.</summary>
    public required int GoalPercent { get; init; }

    /// <summary>What is shown when the denominator is 0, e.g. "không phát sinh": neither 0 % nor 100 %.</summary>
    public required Text WhenNone { get; init; }
}

/// <summary>A task group with its lettered items.</summary>
public sealed record PlanTask
{
    public required string Clause { get; init; }
    public required string Title { get; init; }
    public string? Words { get; init; }
    public IReadOnlyList<TaskItem> Items { get; init; } = [];

    /// <summary>Field codes that measure the group as a whole.</summary>
    public IReadOnlyList<string> MeasuredBy { get; init; } = [];
}

/// <summary>One lettered item; letters follow the Vietnamese alphabet (… d, đ, e …).</summary>
public sealed record TaskItem
{
    public required string Letter { get; init; }
    public required string Words { get; init; }
    public IReadOnlyList<string> MeasuredBy { get; init; } = [];
}

public sealed record Funding(string Clause, string Words, IReadOnlyList<FundingSource> Sources);

public sealed record FundingSource(string Code, Text Name);

/// <summary>A body named by the plan and the role it gives it.</summary>
public sealed record Body
{
    public required string Unit { get; init; }
    public required BodyRole Role { get; init; }
    public required string Clause { get; init; }
    public required IReadOnlyList<string> Words { get; init; }
}

/// <summary>What the plan has a body do.</summary>
public enum BodyRole
{
    /// <summary>"chủ trì"</summary>
    Leads,

    /// <summary>"phối hợp"</summary>
    Coordinates,

    /// <summary>"thực hiện"</summary>
    Executes,

    /// <summary>"Đề nghị": asked, not ordered.</summary>
    Invited,

    /// <summary>Follows how it goes.</summary>
    Watches,

    /// <summary>Is told how it goes.</summary>
    Reads,

    /// <summary>Receives the plan or its reports.</summary>
    Receives,
}

/// <summary>Who chases (đôn đốc), with whom, and who is kept informed.</summary>
public sealed record FollowUp(
    string Clause,
    string Words,
    IReadOnlyList<string> Chasers,
    IReadOnlyList<string> With,
    string ReportsTo
);

public sealed record Hotline(string Number, Text Name, string Clause);

/// <summary>A dated event of the plan that is not itself owed, e.g. 30/7.</summary>
public sealed record PlanEvent
{
    public required string Id { get; init; }
    public required Text Name { get; init; }
    public required DateOnly Date { get; init; }
    public required string Clause { get; init; }

    /// <summary>Units and groups ("group:communes") told beforehand.</summary>
    public required IReadOnlyList<string> Audience { get; init; }
    public required IReadOnlyList<int> NoticeDaysBefore { get; init; }
}

/// <summary>A question only the administrator can answer, with the JSON path it is about.</summary>
/// <param name="Needed">The cycle cannot be published while it stands.</param>
public sealed record OpenQuestion(string Path, Text Question, string? Clause, bool Needed = false);

/// <summary>A named set of units.</summary>
/// <param name="Column">Consolidated figures are also shown for this group.</param>
public sealed record UnitGroup(string Id, Text Name, IReadOnlyList<string> Units, bool Column = false);

/// <summary>Something owed: what, by whom, to whom, in which periods, on which form.</summary>
public sealed record Obligation
{
    public required string Id { get; init; }
    public required ObligationKind Kind { get; init; }
    public required Text Name { get; init; }
    public required string Clause { get; init; }

    /// <summary>The plan's own words, uncorrected.</summary>
    public required string Words { get; init; }
    public required string Form { get; init; }

    /// <summary>The unit it is owed to, or "parent": each reporter's parent in the tree of units.</summary>
    public required string Collector { get; init; }

    /// <summary>The office through which it is sent ("qua …"); it reviews and chases on the collector's behalf.</summary>
    public string? Through { get; init; }

    /// <summary>Units and groups ("group:communes") that owe it.</summary>
    public required IReadOnlyList<string> Reporters { get; init; }

    /// <summary>Bodies asked, not ordered ("Đề nghị"): never overdue, counted apart.</summary>
    public IReadOnlyList<string> Invited { get; init; } = [];
    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>The rule for every period that states no deadline of its own; null: those have none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Deadline? Deadline { get; init; }
    public ConsolidationPlan? Consolidation { get; init; }

    /// <summary>
    /// Id of the obligation in whose consolidation its figures are counted too, field by field of the same code: what the office that leads does itself, beside
    /// what the communes do. Null: it stands for itself.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CountsWith { get; init; }

    /// <summary>Ids of the reminder rules used; empty: every rule of the cycle.</summary>
    public IReadOnlyList<string> Reminders { get; init; } = [];
}

/// <summary>What is owed: a plan, or a report of one of the three kinds of Nghị định 09/2019/NĐ-CP, Điều 4.</summary>
public enum ObligationKind
{
    /// <summary>The plan of the unit itself.</summary>
    Plan,

    /// <summary>A report for each period.</summary>
    Periodic,

    /// <summary>A report on one subject.</summary>
    Thematic,

    /// <summary>A report that is asked for once.</summary>
    AdHoc,
}

/// <summary>One period of an obligation. The data window and the submission deadline are separate things.</summary>
public sealed record Period
{
    public required string Id { get; init; }
    public required Text Name { get; init; }
    public required DateOnly OpensOn { get; init; }

    /// <summary>First and last day the figures speak of; null where nobody stated it.</summary>
    public DateOnly? DataFrom { get; init; }
    public DateOnly? DataTo { get; init; }

    /// <summary>Null: no date is stated; the duty is never overdue, unless it was returned: then the day to submit again counts.</summary>
    public Deadline? Deadline { get; init; }
}

/// <summary>The step upward: the collector's own report built from what it received.</summary>
public sealed record ConsolidationPlan
{
    public required Text Name { get; init; }

    /// <summary>The unit that receives the consolidated report, or "parent".</summary>
    public required string To { get; init; }

    /// <summary>The form of the collector's own words.</summary>
    public required string Form { get; init; }

    /// <summary>By period id; a period without one has the level's rule, or no stated date.</summary>
    public IReadOnlyDictionary<string, Deadline> Deadlines { get; init; } = new Dictionary<string, Deadline>();

    /// <summary>The rule of this level for every period without a deadline of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Deadline? Deadline { get; init; }

    /// <summary>Working days this level needs after the level below is due; a plan that leaves fewer is not published. Null: the cycle's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NeedsWorkingDays { get; init; }

    /// <summary>Whether it may go up while units are missing (they are then named in it).</summary>
    public bool MayBeIncomplete { get; init; } = true;

    /// <summary>The step after this one, at the level above; null: this is the last. So many steps, so many tiers.</summary>
    public ConsolidationPlan? Then { get; init; }

    /// <summary>Heading boxes of the document (Nghị định 30/2020/NĐ-CP, Phụ lục I).</summary>
    public required DocumentHeading Document { get; init; }
}

/// <summary>
/// What the printed report carries around its figures. {unit} is the name of the unit that writes it, {UNIT} the same in capitals, {receiver} the unit that receives it.
/// </summary>
public sealed record DocumentHeading
{
    /// <summary>Issuing body, one line each, e.g. "ỦY BAN NHÂN DÂN", "THỊ XÃ HƯƠNG TRÀ".</summary>
    public required IReadOnlyList<string> Issuer { get; init; }

    /// <summary>Symbol after the blank number, e.g. "BC-UBND".</summary>
    public required string Symbol { get; init; }
    public required string Place { get; init; }

    /// <summary>Trích yếu.</summary>
    public required string Subject { get; init; }
    public required string AddressedTo { get; init; }
    public required string Opening { get; init; }
    public required string Closing { get; init; }
    public required IReadOnlyList<string> SignatureLines { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
}
