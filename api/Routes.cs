namespace PlanMonitor.Api;

/// <summary>Every address both hosts serve. docs/api.md describes them in the same order.</summary>
public static class Routes
{
    private const string Submission = "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}";
    private const string Consolidation =
        "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/consolidations/{unit}";

    public static readonly ApiRoute Health = new("GET", "health", HealthEndpoints.Get, Anonymous: true);
    public static readonly ApiRoute Host = new("GET", "api/host", SessionEndpoints.Host, Anonymous: true);
    public static readonly ApiRoute Session = new("GET", "api/session", SessionEndpoints.Session);

    public static readonly ApiRoute Cycles = new("GET", "api/cycles", CycleEndpoints.List);
    public static readonly ApiRoute Templates = new("GET", "api/templates", CycleEndpoints.Templates);
    public static readonly ApiRoute CreateCycle = new("POST", "api/cycles", CycleEndpoints.Create);
    public static readonly ApiRoute Cycle = new("GET", "api/cycles/{cycle}", CycleEndpoints.Get);
    public static readonly ApiRoute EditCycle = new("PUT", "api/cycles/{cycle}", CycleEndpoints.Edit);
    public static readonly ApiRoute CycleProblems = new(
        "GET",
        "api/cycles/{cycle}/problems",
        CycleEndpoints.ProblemsOf
    );
    public static readonly ApiRoute Preview = new("GET", "api/cycles/{cycle}/preview", PreviewEndpoints.Get);
    public static readonly ApiRoute ComparePreview = new(
        "POST",
        "api/cycles/{cycle}/preview",
        PreviewEndpoints.Compare
    );
    public static readonly ApiRoute Publish = new("POST", "api/cycles/{cycle}/publish", CycleEndpoints.Publish);
    public static readonly ApiRoute Close = new("POST", "api/cycles/{cycle}/close", CycleEndpoints.Close);
    public static readonly ApiRoute Amend = new("POST", "api/cycles/{cycle}/deadlines", CycleEndpoints.Amend);

    public static readonly ApiRoute AmendForm = new(
        "POST",
        "api/cycles/{cycle}/forms/{form}",
        CycleEndpoints.AmendForm
    );
    public static readonly ApiRoute CyclesBelow = new("GET", "api/cycles/{cycle}/below", CascadeEndpoints.Below);
    public static readonly ApiRoute Thread = new("GET", "api/threads/{thread}", CascadeEndpoints.Thread);

    public static readonly ApiRoute Calendar = new("GET", "api/calendar", CalendarEndpoints.Years);
    public static readonly ApiRoute CalendarYear = new("GET", "api/calendar/{year}", CalendarEndpoints.Year);
    public static readonly ApiRoute ChangeCalendar = new("PUT", "api/calendar/{year}", CalendarEndpoints.Change);
    public static readonly ApiRoute CheckCalendar = new("POST", "api/calendar/{year}/check", CalendarEndpoints.Check);
    public static readonly ApiRoute DataWindows = new("GET", "api/data-windows/{year}", CalendarEndpoints.Windows);
    public static readonly ApiRoute ExplainDeadline = new("GET", "api/deadline", CalendarEndpoints.Explain);

    public static readonly ApiRoute Owed = new("GET", "api/cycles/{cycle}/owed", DutyEndpoints.Owed);
    public static readonly ApiRoute Matrix = new("GET", "api/cycles/{cycle}/matrix", DutyEndpoints.Matrix);

    public static readonly ApiRoute GrantExtensions = new(
        "POST",
        "api/cycles/{cycle}/extensions",
        ExtensionEndpoints.Grant
    );

    public static readonly ApiRoute GetSubmission = new("GET", Submission, SubmissionEndpoints.Get);
    public static readonly ApiRoute SaveDraft = new("PUT", Submission + "/draft", SubmissionEndpoints.SaveDraft);
    public static readonly ApiRoute CheckContent = new("POST", Submission + "/check", SubmissionEndpoints.Check);
    public static readonly ApiRoute Submit = new("POST", Submission + "/submit", SubmissionEndpoints.Submit);
    public static readonly ApiRoute DeclareNil = new("POST", Submission + "/nil", SubmissionEndpoints.DeclareNil);
    public static readonly ApiRoute Accept = new("POST", Submission + "/accept", SubmissionEndpoints.Accept);
    public static readonly ApiRoute Return = new("POST", Submission + "/return", SubmissionEndpoints.Return);
    public static readonly ApiRoute Waive = new("POST", Submission + "/waive", SubmissionEndpoints.Waive);
    public static readonly ApiRoute Unwaive = new("POST", Submission + "/unwaive", SubmissionEndpoints.Unwaive);
    public static readonly ApiRoute Extend = new("POST", Submission + "/extend", SubmissionEndpoints.Extend);
    public static readonly ApiRoute AskExtension = new(
        "POST",
        Submission + "/ask-extension",
        SubmissionEndpoints.AskExtension
    );
    public static readonly ApiRoute RefuseExtension = new(
        "POST",
        Submission + "/refuse-extension",
        SubmissionEndpoints.RefuseExtension
    );
    public static readonly ApiRoute Remind = new("POST", Submission + "/remind", SubmissionEndpoints.Remind);
    public static readonly ApiRoute Contact = new("POST", Submission + "/contact", ChaseEndpoints.Contact);
    public static readonly ApiRoute Workbook = new("GET", Submission + "/workbook.xlsx", WorkbookEndpoints.Get);
    public static readonly ApiRoute FillFromWorkbook = new("POST", Submission + "/workbook", WorkbookEndpoints.Fill);
    public static readonly ApiRoute MarkWorkbook = new("POST", Submission + "/workbook/marked", WorkbookEndpoints.Mark);
    public static readonly ApiRoute Why = new("GET", Submission + "/why", MessageEndpoints.Why);
    public static readonly ApiRoute Revision = new(
        "GET",
        Submission + "/revisions/{number}",
        SubmissionEndpoints.Revision
    );
    public static readonly ApiRoute Receipt = new(
        "GET",
        Submission + "/revisions/{number}/receipt",
        SubmissionEndpoints.Receipt
    );
    public static readonly ApiRoute UnitReport = new("GET", Submission + "/report.docx", ReportEndpoints.Unit);
    public static readonly ApiRoute RevisionFile = new(
        "GET",
        Submission + "/revisions/{number}/files/{sha256}",
        SubmissionEndpoints.File
    );

    public static readonly ApiRoute BeginUpload = new("POST", "api/uploads", UploadEndpoints.Begin);
    public static readonly ApiRoute CommitUpload = new("POST", "api/uploads/{id}/commit", UploadEndpoints.Commit);

    public static readonly ApiRoute GetConsolidation = new("GET", Consolidation, ConsolidationEndpoints.Get);
    public static readonly ApiRoute ReportDocx = new("GET", Consolidation + "/report.docx", ReportEndpoints.Docx);
    public static readonly ApiRoute ReportXlsx = new("GET", Consolidation + "/report.xlsx", ReportEndpoints.Xlsx);
    public static readonly ApiRoute ReportCsv = new("GET", Consolidation + "/report.csv", ReportEndpoints.Csv);
    public static readonly ApiRoute ReportJson = new("GET", Consolidation + "/report.json", ReportEndpoints.Json);
    public static readonly ApiRoute Provenance = new("GET", Consolidation + "/provenance", ProvenanceEndpoints.Get);
    public static readonly ApiRoute VerifyConsolidation = new(
        "GET",
        Consolidation + "/verify",
        ProvenanceEndpoints.Verify
    );
    public static readonly ApiRoute DeclineDifference = new(
        "POST",
        Consolidation + "/decline",
        ConsolidationEndpoints.Decline
    );
    public static readonly ApiRoute UnitsWorkbook = new(
        "GET",
        Consolidation + "/workbook.xlsx",
        WorkbookEndpoints.OfUnits
    );
    public static readonly ApiRoute SubmitConsolidation = new(
        "POST",
        Consolidation + "/submit",
        ConsolidationEndpoints.Submit
    );

    public static readonly ApiRoute Difficulties = new(
        "GET",
        "api/cycles/{cycle}/difficulties",
        DifficultyEndpoints.List
    );
    public static readonly ApiRoute RaiseDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties",
        DifficultyEndpoints.Raise
    );
    public static readonly ApiRoute AnswerDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/answer",
        DifficultyEndpoints.AnswerIt
    );

    public static readonly ApiRoute AskAgain = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/ask",
        DifficultyEndpoints.Ask
    );
    public static readonly ApiRoute CloseDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/close",
        DifficultyEndpoints.Close
    );
    public static readonly ApiRoute BlockForDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/block",
        DifficultyEndpoints.Block
    );
    public static readonly ApiRoute UnblockForDifficulty = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/unblock",
        DifficultyEndpoints.Unblock
    );
    public static readonly ApiRoute PublishGuidance = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/publish",
        DifficultyEndpoints.Publish
    );
    public static readonly ApiRoute WithdrawGuidance = new(
        "POST",
        "api/cycles/{cycle}/difficulties/{id}/withdraw",
        DifficultyEndpoints.Withdraw
    );
    public static readonly ApiRoute Guidance = new("GET", "api/cycles/{cycle}/guidance", DifficultyEndpoints.Guidance);

    public static readonly ApiRoute WorkList = new("GET", "api/cycles/{cycle}/chasing", ChaseEndpoints.WorkList);
    public static readonly ApiRoute RemindSeveral = new(
        "POST",
        "api/cycles/{cycle}/chasing/remind",
        ChaseEndpoints.Remind
    );
    public static readonly ApiRoute Dispatch = new(
        "GET",
        "api/cycles/{cycle}/chasing/dispatch.docx",
        DispatchEndpoints.Get
    );
    public static readonly ApiRoute Brief = new("GET", "api/cycles/{cycle}/brief", BriefEndpoints.Get);
    public static readonly ApiRoute BriefDocx = new("GET", "api/cycles/{cycle}/brief.docx", BriefEndpoints.Docx);

    public static readonly ApiRoute Inbox = new("GET", "api/messages", MessageEndpoints.Inbox);
    public static readonly ApiRoute Ledger = new("GET", "api/cycles/{cycle}/messages", MessageEndpoints.Ledger);

    public static readonly ApiRoute MyChannels = new("GET", "api/channels", ChannelEndpoints.Mine);
    public static readonly ApiRoute ChooseChannels = new("PUT", "api/channels", ChannelEndpoints.Choose);
    public static readonly ApiRoute ChannelPolicy = new("GET", "api/channels/policy", ChannelEndpoints.Policy);
    public static readonly ApiRoute ChangeChannelPolicy = new(
        "PUT",
        "api/channels/policy",
        ChannelEndpoints.ChangePolicy
    );
    public static readonly ApiRoute DeadLetters = new("GET", "api/channels/dead", ChannelEndpoints.DeadLetters);
    public static readonly ApiRoute RetryDeadLetter = new(
        "POST",
        "api/channels/dead/{login}/{id}/retry",
        ChannelEndpoints.Retry
    );

    public static readonly ApiRoute Units = new("GET", "api/units", UnitEndpoints.List);
    public static readonly ApiRoute AddUnit = new("POST", "api/units", UnitEndpoints.Add);
    public static readonly ApiRoute ChangeUnit = new("PUT", "api/units/{code}", UnitEndpoints.Change);
    public static readonly ApiRoute Accounts = new("GET", "api/accounts", AccountEndpoints.List);
    public static readonly ApiRoute AddAccount = new("POST", "api/accounts", AccountEndpoints.Add);
    public static readonly ApiRoute ChangeAccount = new("PUT", "api/accounts/{login}", AccountEndpoints.Change);

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        .. typeof(Routes)
            .GetFields()
            .Where(f => f.FieldType == typeof(ApiRoute))
            .Select(f => (ApiRoute)f.GetValue(null)!),
    ];
}
