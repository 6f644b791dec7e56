using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Functions;

namespace PlanMonitor.Tests.Infra;

/// <summary>What must hold of every alert: it asks for names that exist, where they are written, and somebody hears of it.</summary>
internal static class AlertRules
{
    [Mistake("modules/alerts.bicep", "      actionGroups: [people.id]\n", "      actionGroups: []\n")]
    [Mistake(
        "modules/alerts.bicep",
        "    description: r.says\n      severity: r.severity\n      enabled: true",
        "    description: r.says\n      severity: r.severity\n      enabled: false"
    )]
    public static void Every_alert_is_switched_on_and_told_to_somebody(Deployment made)
    {
        var people = made.One("Microsoft.Insights/actionGroups");
        people.Says("properties.enabled", "true");
        Assert.Equal(
            ["van-hanh@example.vn"],
            people.List("properties.emailReceivers").Select(e => e["emailAddress"]!.ToString())
        );
        Assert.All(Alerts(made), a =>
        {
            a.Says("properties.enabled", "true");
            Assert.Contains($"\"{people.Id}\"", a.Part("properties.actions")!.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Mistake("modules/alerts.bicep", "name: 'poison'", "name: 'poisoned'")]
    public static void Who_operates_it_finds_every_alert_explained(Deployment made) =>
        Rule.AssertSame(
            Rule.Rows("docs/operate.md", "### By alert").Select(r => r[0]),
            Alerts(made).Select(a => a.Name["hue-".Length..])
        );

    /// <summary>What the host, the platform and Durable Functions write has names of their own; the rest are names of this code.</summary>
    [Mistake("modules/alerts.bicep", "\"KeepLoopsAlive\"", "\"KeepLoopsAlife\"")]
    [Mistake("modules/alerts.bicep", "planmonitor.due_lag", "planmonitor.due_lags")]
    [Mistake("modules/alerts.bicep", "\"never\"", "\"refused\"")]
    [Mistake("modules/alerts.bicep", "prop__outcome", "prop__result")]
    [Mistake("modules/alerts.bicep", "\"storage-full\"", "\"storage-fool\"")]
    [Mistake("modules/alerts.bicep", "PoisonMessageDetected", "PoisonMessageFound")]
    [Mistake("modules/alerts.bicep", "query: 'exceptions'", "query: 'errors'")]
    public static void An_alert_asks_the_app_only_for_names_that_exist(Deployment made)
    {
        var asked = made.Of("Microsoft.Insights/scheduledQueryRules").Select(QueryOf).ToList();
        Assert.All(asked, q => Assert.Empty(
                q.Table switch
                {
                    "requests" => q.Names.Except(FunctionNames),
                    "customMetrics" => q.Names.Except(MeasuredNames()),
                    "traces" => q.Names.Where(n => !DurableFunctionsWrites(n)),
                    "exceptions" => q.Names,
                    // Of the workspace, about itself (learn.microsoft.com/azure/azure-monitor/logs/monitor-workspace).
                    "_LogOperation" => q.Names.Except(["Ingestion", "OverQuota"]),
                    var unknown => [$"no table {unknown}"],
                }
            ));
        Assert.Contains(asked, q => q.Table == "requests" && q.Names.Count > 0);
        Assert.Contains(asked, q => q.Table == "customMetrics");
    }

    [Mistake("modules/alerts.bicep", "    scope: workspaceId\n", "")]
    public static void An_alert_asks_where_what_it_asks_for_is_written(Deployment made)
    {
        var (insights, workspace) = ("Microsoft.Insights/components", "Microsoft.OperationalInsights/workspaces");
        Assert.All(made.Of("Microsoft.Insights/scheduledQueryRules"), r =>
            Assert.Equal(
                [made.One(QueryOf(r).Table == "_LogOperation" ? workspace : insights).Id],
                r.List("properties.scopes").Select(s => s.ToString())
            )
        );
    }

    /// <summary>The words are Azure's own: learn.microsoft.com/azure/storage/common/monitor-storage-reference.</summary>
    [Mistake("modules/alerts.bicep", "'ServerBusyError'", "'ServerIsBusyError'")]
    public static void An_alert_on_the_storage_asks_for_answers_that_it_gives(Deployment made) =>
        Assert.All(made.Of("Microsoft.Insights/metricAlerts"), r =>
        {
            Assert.Equal([made.DataAccount.Id], r.List("properties.scopes").Select(s => s.ToString()));
            Assert.All(r.List("properties.criteria.allOf"), c =>
            {
                Assert.Equal("Transactions", c["metricName"]!.ToString());
                Assert.Equal("ResponseType", c["dimensions"]![0]!["name"]!.ToString());
                Assert.Subset(
                    new HashSet<string>
                    {
                        "ServerBusyError",
                        "ServerTimeoutError",
                        "ServerOtherError",
                        "ClientThrottlingError",
                        "ClientTimeoutError",
                        "ClientOtherError",
                        "AuthorizationError",
                        "AuthenticationError",
                        "NetworkError",
                    },
                    c["dimensions"]![0]!["values"]!.AsArray().Select(v => v!.ToString()).ToHashSet()
                );
            });
        });

    /// <summary>The first word of a query, and every name in quotation marks; of a word beside a figure with the figure's name before it.</summary>
    private sealed record Query(string Table, IReadOnlyList<string> Names);

    private static Query QueryOf(Resource rule)
    {
        var text = Assert.Single(rule.List("properties.criteria.allOf"))["query"]!.ToString();
        var table = text.Split(' ')[0];
        var names = Regex.Matches(text, "\"([^\"]*)\"").Select(m => m.Groups[1].Value).ToList();
        if (table != "customMetrics")
            return new(table, names);
        var words = Regex.Matches(text, @"prop__(\w+) (?:==|in) \(?((?:""[^""]*""(?:, )?)+)");
        return new(
            table,
            [
                names[0],
                .. words.SelectMany(w =>
                    Regex
                        .Matches(w.Groups[2].Value, "\"([^\"]*)\"")
                        .Select(v => $"{names[0]} {w.Groups[1]}:{v.Groups[1]}")
                ),
            ]
        );
    }

    private static IEnumerable<string> FunctionNames =>
        typeof(AzureHost)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .Select(m => m.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>();

    /// <summary>Every figure, and every word beside it: "planmonitor.reminders", "planmonitor.reminders outcome:never".</summary>
    private static HashSet<string> MeasuredNames()
    {
        using var measured = new Measured();
        Measures.DueLag(TimeSpan.Zero);
        Measures.ConsolidationTime(TimeSpan.Zero);
        foreach (var kind in Enum.GetValues<SubmissionKind>())
            Measures.Submission(kind);
        foreach (var outcome in Enum.GetValues<DeliveryOutcome>())
            Measures.Reminder("email", outcome);
        foreach (var problem in Problems.All)
            Measures.Refusal(problem);
        return
        [
            .. measured
                .Lines.Select(l => (Figure: l.Split('=')[0], Words: l.Split(' ').Skip(1)))
                .SelectMany(l => l.Words.Select(w => $"{l.Figure} {w}").Prepend(l.Figure)),
        ];
    }

    /// <summary>Names of events stand in the program of Durable Functions that is deployed with the app.</summary>
    private static bool DurableFunctionsWrites(string name) =>
        File.ReadAllText(
                Path.Combine(AppContext.BaseDirectory, ".azurefunctions", "DurableTask.AzureStorage.dll"),
                System.Text.Encoding.Latin1
            )
            .Contains($"\0{name}\0", StringComparison.Ordinal);

    private static IEnumerable<Resource> Alerts(Deployment made) =>
        made.Of("Microsoft.Insights/scheduledQueryRules").Concat(made.Of("Microsoft.Insights/metricAlerts"));
}
