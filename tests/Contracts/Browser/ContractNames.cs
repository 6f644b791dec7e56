namespace PlanMonitor.Tests.Contracts.Browser;

/// <summary>What the pages call the types of the API: the C# name without "View", unless it is told here.</summary>
internal static class ContractNames
{
    /// <summary>By C# name; of a type inside an endpoint by "Endpoints.Name".</summary>
    private static readonly Dictionary<string, string> Told = new()
    {
        ["AccountEndpoints.AddBody"] = "NewAccount",
        ["AccountEndpoints.ChangeBody"] = "AccountChange",
        ["Amendment"] = "MadeAmendment",
        ["Body"] = "PlanBody",
        ["CalendarEndpoints.ChangeBody"] = "NewCalendar",
        ["CalendarEndpoints.Changed"] = "CalendarChange",
        ["CalendarEndpoints.Checked"] = "CalendarCheck",
        ["CalendarEndpoints.DaysBody"] = "CalendarDays",
        ["CalendarEndpoints.WindowsView"] = "DataWindows",
        ["CascadeEndpoints.UnderView"] = "PlanBelow",
        ["CascadeEndpoints.UnderViews"] = "PlansBelow",
        ["ChannelEndpoints.ChoiceBody"] = "ChannelChoice",
        ["ChannelEndpoints.ChoiceView"] = "OfferedChannel",
        ["ChannelEndpoints.MineView"] = "MyChannels",
        ["ChannelEndpoints.PolicyBody"] = "NewChannelPolicy",
        ["ChannelEndpoints.PolicyView"] = "ChannelPolicy",
        ["ChannelEndpoints.TermsView"] = "ChannelTerms",
        ["ChaseEndpoints.RemindBody"] = "SeveralToRemind",
        ["ChaseEndpoints.Reminded"] = "RemindedItem",
        ["ChaseEndpoints.RemindedView"] = "Reminded",
        ["ConsolidationPlan"] = "Step",
        ["ContactNote"] = "Contact",
        ["ContentBody"] = "Content",
        ["Cycle"] = "Configuration",
        ["CycleEndpoints.AmendBody"] = "Amendment",
        ["CycleEndpoints.CreateBody"] = "NewCycle",
        ["CycleEndpoints.FormBody"] = "FormAmendment",
        ["DayView"] = "ShownDay",
        ["DeadlineOperator"] = "Operator",
        ["DeadlineRuleKind"] = "RuleKind",
        ["DeadlineView"] = "DeadlineView",
        ["DeclinedDifference"] = "Declined",
        ["DimensionItem"] = "Named",
        ["DutyKey"] = "Place",
        ["ExtensionEndpoints.GrantAnswer"] = "ExtensionOutcomes",
        ["ExtensionEndpoints.GrantBody"] = "ExtensionGrant",
        ["FigureView"] = "FigureView",
        ["FormSection"] = "Section",
        ["Grant"] = "AccountGrant",
        ["ObligationKind"] = "DutyKind",
        ["OwnAccountRoutes.OwnView"] = "OwnAccount",
        ["OwnAccountRoutes.PlaceView"] = "SignedInPlace",
        ["OutboxRoutes.LetterView"] = "OutboxLetter",
        ["OutboxRoutes.PartView"] = "OutboxPart",
        ["ReturnView"] = "Returned",
        ["RevisionLine"] = "RevisionSummary",
        ["RoleView"] = "NamedRole",
        ["RuleKind"] = "FormRuleKind",
        ["SpecialDayKind"] = "DayKind",
        ["Standing"] = "Flag",
        ["MessageEndpoints.ReadBody"] = "MessageReadBody",
        ["SubmissionActName"] = "SubmissionAction",
        ["DifficultyActName"] = "DifficultyAction",
        ["SubmissionEndpoints.CheckAnswer"] = "Checked",
        ["SubmissionStatus"] = "Status",
        ["TargetView"] = "MeasuredTarget",
        ["Unit"] = "PlanUnit",
        ["UploadEndpoints.BeginBody"] = "NewUpload",
        ["UploadEndpoints.CommitBody"] = "SentUpload",
        ["UploadEndpoints.TicketView"] = "UploadTicket",
        ["VerifyView"] = "Verification",
        ["WorkbookEndpoints.WorkbookFilled"] = "WorkbookAnswer",
        ["YearKnowledge"] = "Knowledge",
    };

    /// <summary>Enums whose values the pages go through: the name of their list.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Lists = new Dictionary<Type, string>
    {
        [typeof(Role)] = "roles",
        [typeof(DeadlineOperator)] = "operators",
        [typeof(SpecialDayKind)] = "dayKinds",
        [typeof(DeadlineRuleKind)] = "ruleKinds",
        [typeof(UnitKind)] = "unitKinds",
        [typeof(FieldType)] = "fieldTypes",
    };

    public static string Of(Type type)
    {
        var told = type.DeclaringType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name;
        if (Told.TryGetValue(told, out var name))
            return name;
        var area = type
            .DeclaringType?.Name.Replace("Endpoints", "", StringComparison.Ordinal)
            .Replace("Routes", "", StringComparison.Ordinal);
        return type.Name switch
        {
            var body when body.EndsWith("Body", StringComparison.Ordinal) => area + body,
            var view when view.EndsWith("View", StringComparison.Ordinal) => view[..^"View".Length],
            var same => same,
        };
    }

    /// <summary>Names that are told and that nothing bears.</summary>
    public static IEnumerable<string> Unused(IEnumerable<Type> types) =>
        Told.Keys.Except(types.Select(t => t.DeclaringType is { } outer ? $"{outer.Name}.{t.Name}" : t.Name));
}
