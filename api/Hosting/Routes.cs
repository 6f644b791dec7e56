using PlanMonitor.Api.Accounts;
using PlanMonitor.Api.Calendar;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Channels;
using PlanMonitor.Api.Chasing;
using PlanMonitor.Api.Consolidation;
using PlanMonitor.Api.Cycles;
using PlanMonitor.Api.Difficulties;
using PlanMonitor.Api.Files;
using PlanMonitor.Api.Health;
using PlanMonitor.Api.Messages;
using PlanMonitor.Api.Sessions;
using PlanMonitor.Api.Submissions;
using PlanMonitor.Api.Units;
using static PlanMonitor.Api.Calls.ApiRoute;

namespace PlanMonitor.Api.Hosting;

/// <summary>Every address both hosts serve. docs/api.md describes them in the same order.</summary>
public static partial class Routes
{
    private const string Submission = "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}";
    private const string Consolidation =
        "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/consolidations/{unit}";

    public static readonly ApiRoute Health = new(
        "GET",
        "health",
        To<HealthEndpoints>(e => e.Get),
        Anonymous: true,
        Cost: Cost.None
    );
    public static readonly ApiRoute Host = new("GET", "api/host", To<SessionEndpoints>(e => e.Host), Anonymous: true);
    public static readonly ApiRoute Session = new(
        "GET",
        "api/session",
        To<SessionEndpoints>(e => e.Session),
        IsFirstStep: true
    );

    public static readonly ApiRoute Cycles = new("GET", "api/cycles", To<CycleEndpoints>(e => e.List));
    public static readonly ApiRoute Templates = new("GET", "api/templates", To<CycleEndpoints>(e => e.Templates));
    public static readonly ApiRoute CreateCycle = new("POST", "api/cycles", To<CycleEndpoints>(e => e.Create));
    public static readonly ApiRoute Cycle = new("GET", "api/cycles/{cycle}", To<CycleEndpoints>(e => e.Get));
    public static readonly ApiRoute EditCycle = new("PUT", "api/cycles/{cycle}", To<CycleEndpoints>(e => e.Edit));
    public static readonly ApiRoute DeleteCycle = new(
        "DELETE",
        "api/cycles/{cycle}",
        To<CycleEndpoints>(e => e.Delete)
    );
    public static readonly ApiRoute CycleProblems = new(
        "GET",
        "api/cycles/{cycle}/problems",
        To<CycleEndpoints>(e => e.ProblemsOf)
    );
    public static readonly ApiRoute Preview = Heavy(
        "GET",
        "api/cycles/{cycle}/preview",
        To<PreviewEndpoints>(e => e.Get)
    );
    public static readonly ApiRoute ComparePreview = Heavy(
        "POST",
        "api/cycles/{cycle}/preview",
        To<PreviewEndpoints>(e => e.Compare)
    );
    public static readonly ApiRoute Publish = new(
        "POST",
        "api/cycles/{cycle}/publish",
        To<CycleEndpoints>(e => e.Publish)
    );
    public static readonly ApiRoute Close = new("POST", "api/cycles/{cycle}/close", To<CycleEndpoints>(e => e.Close));
    public static readonly ApiRoute Amend = new(
        "POST",
        "api/cycles/{cycle}/deadlines",
        To<CycleEndpoints>(e => e.Amend)
    );
    public static readonly ApiRoute AmendForm = new(
        "POST",
        "api/cycles/{cycle}/forms/{form}",
        To<CycleEndpoints>(e => e.AmendForm)
    );
    public static readonly ApiRoute CyclesBelow = new(
        "GET",
        "api/cycles/{cycle}/below",
        To<CascadeEndpoints>(e => e.Below)
    );
    public static readonly ApiRoute Thread = new("GET", "api/threads/{thread}", To<CascadeEndpoints>(e => e.Thread));

    public static readonly ApiRoute Calendar = new("GET", "api/calendar", To<CalendarEndpoints>(e => e.Years));
    public static readonly ApiRoute CalendarYear = new(
        "GET",
        "api/calendar/{year}",
        To<CalendarEndpoints>(e => e.Year)
    );
    public static readonly ApiRoute ChangeCalendar = new(
        "PUT",
        "api/calendar/{year}",
        To<CalendarEndpoints>(e => e.Change)
    );
    public static readonly ApiRoute CheckCalendar = new(
        "POST",
        "api/calendar/{year}/check",
        To<CalendarEndpoints>(e => e.Check)
    );
    public static readonly ApiRoute DataWindows = new("GET", "api/data-windows/{year}", (_, call) =>
        CalendarEndpoints.Windows(call)
    );
    public static readonly ApiRoute ExplainDeadline = new("GET", "api/deadline", To<CalendarEndpoints>(e => e.Explain));

    public static readonly ApiRoute Owed = new("GET", "api/cycles/{cycle}/owed", To<DutyEndpoints>(e => e.Owed));
    public static readonly ApiRoute Matrix = new("GET", "api/cycles/{cycle}/matrix", To<DutyEndpoints>(e => e.Matrix));
    public static readonly ApiRoute GrantExtensions = new(
        "POST",
        "api/cycles/{cycle}/extensions",
        To<ExtensionEndpoints>(e => e.Grant)
    );

    public static readonly ApiRoute GetSubmission = new("GET", Submission, To<SubmissionEndpoints>(e => e.Get));
    public static readonly ApiRoute SaveDraft = new(
        "PUT",
        Submission + "/draft",
        To<SubmissionEndpoints>(e => e.SaveDraft)
    );
    public static readonly ApiRoute CheckContent = new(
        "POST",
        Submission + "/check",
        To<SubmissionEndpoints>(e => e.Check)
    );
    public static readonly ApiRoute Submit = new(
        "POST",
        Submission + "/submit",
        To<SubmissionEndpoints>(e => e.Submit)
    );
    public static readonly ApiRoute Accept = new(
        "POST",
        Submission + "/accept",
        To<SubmissionEndpoints>(e => e.Accept)
    );
    public static readonly ApiRoute Return = new(
        "POST",
        Submission + "/return",
        To<SubmissionEndpoints>(e => e.Return)
    );
    public static readonly ApiRoute Waive = new("POST", Submission + "/waive", To<SubmissionEndpoints>(e => e.Waive));
    public static readonly ApiRoute Unwaive = new(
        "POST",
        Submission + "/unwaive",
        To<SubmissionEndpoints>(e => e.Unwaive)
    );
    public static readonly ApiRoute Extend = new(
        "POST",
        Submission + "/extend",
        To<SubmissionEndpoints>(e => e.Extend)
    );
    public static readonly ApiRoute AskExtension = new(
        "POST",
        Submission + "/ask-extension",
        To<SubmissionEndpoints>(e => e.AskExtension)
    );
    public static readonly ApiRoute RefuseExtension = new(
        "POST",
        Submission + "/refuse-extension",
        To<SubmissionEndpoints>(e => e.RefuseExtension)
    );
    public static readonly ApiRoute Remind = new(
        "POST",
        Submission + "/remind",
        To<SubmissionEndpoints>(e => e.Remind)
    );
    public static readonly ApiRoute Contact = new("POST", Submission + "/contact", To<ChaseEndpoints>(e => e.Contact));
    public static readonly ApiRoute Workbook = Export(Submission + "/workbook.xlsx", To<WorkbookEndpoints>(e => e.Get));
    public static readonly ApiRoute FillFromWorkbook = Heavy(
        "POST",
        Submission + "/workbook",
        To<WorkbookEndpoints>(e => e.Fill)
    );
    public static readonly ApiRoute MarkWorkbook = Heavy(
        "POST",
        Submission + "/workbook/marked",
        To<WorkbookEndpoints>(e => e.Mark)
    );
    public static readonly ApiRoute Why = new("GET", Submission + "/why", To<MessageEndpoints>(e => e.Why));
    public static readonly ApiRoute Revision = new(
        "GET",
        Submission + "/revisions/{number}",
        To<SubmissionEndpoints>(e => e.Revision)
    );
    public static readonly ApiRoute Receipt = new(
        "GET",
        Submission + "/revisions/{number}/receipt",
        To<SubmissionEndpoints>(e => e.Receipt)
    );
    public static readonly ApiRoute UnitReport = Export(Submission + "/report.docx", To<ReportEndpoints>(e => e.Unit));
    public static readonly ApiRoute RevisionFile = Export(
        Submission + "/revisions/{number}/files/{sha256}",
        To<SubmissionEndpoints>(e => e.File)
    );

    public static readonly ApiRoute BeginUpload = new("POST", "api/uploads", To<UploadEndpoints>(e => e.Begin));
    public static readonly ApiRoute CommitUpload = Heavy(
        "POST",
        "api/uploads/{id}/commit",
        To<UploadEndpoints>(e => e.Commit)
    );

    public static readonly ApiRoute GetConsolidation = Heavy(
        "GET",
        Consolidation,
        To<ConsolidationEndpoints>(e => e.Get)
    );
    public static readonly ApiRoute ReportDocx = Export(
        Consolidation + "/report.docx",
        To<ReportEndpoints>(e => e.Docx)
    );
    public static readonly ApiRoute ReportXlsx = Export(
        Consolidation + "/report.xlsx",
        To<ReportEndpoints>(e => e.Xlsx)
    );
    public static readonly ApiRoute ReportCsv = Export(Consolidation + "/report.csv", To<ReportEndpoints>(e => e.Csv));
    public static readonly ApiRoute ReportJson = Export(
        Consolidation + "/report.json",
        To<ReportEndpoints>(e => e.Json)
    );
    public static readonly ApiRoute Provenance = Heavy(
        "GET",
        Consolidation + "/provenance",
        To<ProvenanceEndpoints>(e => e.Get)
    );
    public static readonly ApiRoute VerifyConsolidation = Heavy(
        "GET",
        Consolidation + "/verify",
        To<ProvenanceEndpoints>(e => e.Verify)
    );
    public static readonly ApiRoute DeclineDifference = new(
        "POST",
        Consolidation + "/decline",
        To<ConsolidationEndpoints>(e => e.Decline)
    );
    public static readonly ApiRoute UnitsWorkbook = Export(
        Consolidation + "/workbook.xlsx",
        To<WorkbookEndpoints>(e => e.OfUnits)
    );
    public static readonly ApiRoute SubmitConsolidation = Heavy(
        "POST",
        Consolidation + "/submit",
        To<ConsolidationEndpoints>(e => e.Submit)
    );

    public static readonly ApiRoute Difficulties = new(
        "GET",
        "api/cycles/{cycle}/difficulties",
        To<DifficultyEndpoints>(e => e.List)
    );
    public static readonly ApiRoute RaiseDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties",
        To<DifficultyEndpoints>(e => e.Raise)
    );
    public static readonly ApiRoute AnswerDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/answer",
        To<DifficultyEndpoints>(e => e.AnswerIt)
    );
    public static readonly ApiRoute AskAgain = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/ask",
        To<DifficultyEndpoints>(e => e.Ask)
    );
    public static readonly ApiRoute CloseDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/close",
        To<DifficultyEndpoints>(e => e.Close)
    );
    public static readonly ApiRoute BlockForDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/block",
        To<DifficultyEndpoints>(e => e.Block)
    );
    public static readonly ApiRoute UnblockForDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/unblock",
        To<DifficultyEndpoints>(e => e.Unblock)
    );
    public static readonly ApiRoute PublishGuidance = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/publish",
        To<DifficultyEndpoints>(e => e.Publish)
    );
    public static readonly ApiRoute WithdrawGuidance = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/withdraw",
        To<DifficultyEndpoints>(e => e.Withdraw)
    );
    public static readonly ApiRoute Guidance = new(
        "GET",
        "api/cycles/{cycle}/guidance",
        To<DifficultyEndpoints>(e => e.Guidance)
    );
    public static readonly ApiRoute WorkList = new(
        "GET",
        "api/cycles/{cycle}/chasing",
        To<ChaseEndpoints>(e => e.WorkList)
    );
    public static readonly ApiRoute RemindSeveral = new(
        "POST",
        "api/cycles/{cycle}/chasing/remind",
        To<ChaseEndpoints>(e => e.Remind)
    );
    public static readonly ApiRoute Dispatch = Export(
        "api/cycles/{cycle}/chasing/dispatch.docx",
        To<DispatchEndpoints>(e => e.Get)
    );
    public static readonly ApiRoute Brief = Heavy("GET", "api/cycles/{cycle}/brief", To<BriefEndpoints>(e => e.Get));
    public static readonly ApiRoute BriefDocx = Export(
        "api/cycles/{cycle}/brief.docx",
        To<BriefEndpoints>(e => e.Docx)
    );

    public static readonly ApiRoute Inbox = new("GET", "api/messages", To<MessageEndpoints>(e => e.Inbox));
    public static readonly ApiRoute UnreadMessages = new(
        "GET",
        "api/messages/unread",
        To<MessageEndpoints>(e => e.Unread)
    );
    public static readonly ApiRoute ReadMessages = new(
        "POST",
        "api/messages/read",
        To<MessageEndpoints>(e => e.MarkRead)
    );
    public static readonly ApiRoute Ledger = new(
        "GET",
        "api/cycles/{cycle}/messages",
        To<MessageEndpoints>(e => e.Ledger)
    );

    public static readonly ApiRoute MyChannels = new("GET", "api/channels", To<ChannelEndpoints>(e => e.Mine));
    public static readonly ApiRoute ChooseChannels = new("PUT", "api/channels", To<ChannelEndpoints>(e => e.Choose));
    public static readonly ApiRoute ChannelPolicy = new(
        "GET",
        "api/channels/policy",
        To<ChannelEndpoints>(e => e.Policy)
    );
    public static readonly ApiRoute ChangeChannelPolicy = new(
        "PUT",
        "api/channels/policy",
        To<ChannelEndpoints>(e => e.ChangePolicy)
    );
    public static readonly ApiRoute DeadLetters = new(
        "GET",
        "api/channels/dead",
        To<ChannelEndpoints>(e => e.DeadLetters)
    );
    public static readonly ApiRoute RetryDeadLetter = new(
        "POST",
        "api/channels/dead/{login}/{id}/retry",
        To<ChannelEndpoints>(e => e.Retry)
    );

    public static readonly ApiRoute Units = new("GET", "api/units", To<UnitEndpoints>(e => e.List));
    public static readonly ApiRoute AddUnit = new("POST", "api/units", To<UnitEndpoints>(e => e.Add));
    public static readonly ApiRoute ChangeUnit = new("PUT", "api/units/{code}", To<UnitEndpoints>(e => e.Change));
    public static readonly ApiRoute Accounts = new("GET", "api/accounts", To<AccountEndpoints>(e => e.List));
    public static readonly ApiRoute AddAccount = new("POST", "api/accounts", To<AccountEndpoints>(e => e.Add));
    public static readonly ApiRoute ChangeAccount = new(
        "PUT",
        "api/accounts/{login}",
        To<AccountEndpoints>(e => e.Change)
    );

    private static ApiRoute Heavy(string method, string path, Handler handle) =>
        new(method, path, handle, Cost: Cost.Heavy);

    /// <summary>What takes something out of the system.</summary>
    private static ApiRoute Export(string path, Handler handle) => Heavy("GET", path, handle) with { Exports = true };

    // Not a field: the fields of the other parts of this class may be set after it.
    private static readonly Lazy<IReadOnlyList<ApiRoute>> Listed = new(() =>
        [
            .. typeof(Routes)
                .GetFields()
                .Where(f => f.FieldType == typeof(ApiRoute))
                .Select(f => (ApiRoute)f.GetValue(null)!),
        ]
    );

    public static IReadOnlyList<ApiRoute> All => Listed.Value;
}
