using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace PlanMonitor.Tests.Functions;

/// <summary>The triggers against the catalogues.</summary>
public sealed class TriggerTests
{
    private static readonly IReadOnlyList<Trigger> Triggers =
    [
        .. from type in typeof(HttpFunctions).Assembly.GetTypes()
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
        )
        from function in method.CustomAttributes
        where function.AttributeType == typeof(FunctionAttribute)
        select new Trigger((string)function.ConstructorArguments[0].Value!, method),
    ];

    [Fact]
    public void Every_trigger_leaves_the_door_to_App_Service_Authentication_and_the_endpoint() =>
        Assert.All(Triggers.Where(t => t.IsHttp), t => Assert.Equal((int)AuthorizationLevel.Anonymous, t.Level));

    [Fact]
    public void Every_HTTP_trigger_takes_the_Durable_client() =>
        Assert.All(Triggers.Where(t => t.IsHttp), t =>
            Assert.Contains(t.Method.GetParameters(), p => p.ParameterType == typeof(DurableTaskClient))
        );

    /// <summary>Which of them a Functions host tries first for an address must not matter: it goes by their names, and a name says nothing.</summary>
    [Theory]
    [InlineData("GET", "/api/session", 401)]
    [InlineData("POST", "/api/cycles/c/publish", 401)]
    [InlineData("DELETE", "/api/units", 404)]
    [InlineData("GET", "/health", 200)]
    [InlineData("GET", "/cycles/huong-tra", 200)]
    public async Task Every_HTTP_trigger_answers_every_address(string method, string path, int status)
    {
        using var azure = new AzureServices();
        var http = new HttpFunctions(
            new Router(azure.Services.Interface, AzureServices.Pages, []),
            AzureServices.Pages,
            new WorkflowInstances(NullLogger<WorkflowInstances>.Instance)
        );
        var triggers = Triggers.Where(t => t.IsHttp).ToList();
        Assert.Equal(3, triggers.Count);
        foreach (var trigger in triggers)
        {
            var context = AzureServices.Request();
            (context.Request.Method, context.Request.Path) = (method, path);
            var answer = await (Task<IResult>)
                trigger.Method.Invoke(http, [context.Request, null, CancellationToken.None])!;
            await answer.ExecuteAsync(context);
            Assert.Equal((trigger.Name, status), (trigger.Name, context.Response.StatusCode));
        }
    }

    [Fact]
    public void Function_names_are_unique_and_the_platform_takes_them()
    {
        Assert.Equal(Triggers.Count, Triggers.Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        // Azure/azure-functions-host, WebJobs.Script/Utility.cs, FunctionNameValidationRegex
        Assert.All(Triggers, t => Assert.Matches("^(?!(?i:host)$)[A-Za-z][A-Za-z0-9_-]{0,127}$", t.Name));
    }

    [Fact]
    public void Every_step_of_the_workflows_is_an_activity_that_takes_and_gives_what_the_step_does()
    {
        var steps = typeof(WorkflowSteps)
            .GetFields()
            .Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!);
        var activities = Triggers
            .Where(t => t.Binding(nameof(ActivityTriggerAttribute)) is not null)
            .ToDictionary(t => t.Name);
        // The one activity that is no step: starting a workflow takes Durable's own client.
        Assert.True(activities.Remove(StartInput.Activity));
        Assert.Equal(steps.Order(StringComparer.Ordinal), activities.Keys.Order(StringComparer.Ordinal));
        var shapes = typeof(WorkflowSteps)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(Shape)
            .ToList();
        Assert.All(activities.Values, a => Assert.Contains(Shape(a.Method), shapes));
        Assert.Equal(shapes.Count, activities.Values.Select(a => Shape(a.Method)).Distinct().Count());

        static string Shape(MethodInfo method) => $"{method.GetParameters()[0].ParameterType} -> {method.ReturnType}";
    }

    /// <summary>What Durable keeps for weeks: whoever adds a name here says that it holds no form value and nothing of a person.</summary>
    [Fact]
    public void The_history_of_a_workflow_holds_ids_times_and_counts_only()
    {
        string[] known =
        [
            "At",
            "Change",
            "Collector",
            "Collectors",
            "Correlation",
            "Cycle",
            "Id",
            "Input",
            "Item",
            "Items",
            "Kind",
            "Logins",
            "MeantAt",
            "Next",
            "Now",
            "Obligation",
            "Others",
            "Period",
            "Post",
            "Sent",
            "Sequence",
            "Unit",
            "Wake",
            "Workflow",
        ];
        var kept = new HashSet<Type>();
        foreach (
            var method in Triggers
                .Where(t => t.Binding(nameof(ActivityTriggerAttribute)) is not null)
                .Select(t => t.Method)
        )
        {
            Keep(method.GetParameters()[0].ParameterType);
            Keep(method.ReturnType);
        }
        Keep(typeof(CycleRun));
        Keep(typeof(CycleChange));
        Keep(typeof(PostRound));
        Assert.Equal(known, kept.SelectMany(Parts).Select(p => p.Name!).Distinct().Order(StringComparer.Ordinal));

        void Keep(Type type)
        {
            foreach (var inner in type.GetGenericArguments())
                Keep(inner);
            if (
                (type.Assembly == typeof(IWorkflowContext).Assembly || type.Assembly == typeof(HttpFunctions).Assembly)
                && !type.IsEnum
                && kept.Add(type)
            )
                Parts(type).ForEach(p => Keep(p.ParameterType));
        }

        static List<ParameterInfo> Parts(Type type) => [.. type.GetConstructors()[0].GetParameters()];
    }

    [Fact]
    public void Every_workflow_has_its_orchestrator() =>
        Assert.Equal(
            typeof(IWorkflowContext)
                .Assembly.GetTypes()
                .Where(t => t.Name.EndsWith("Workflow", StringComparison.Ordinal))
                .Select(t => t.Name.Replace("Workflow", "Orchestrator", StringComparison.Ordinal))
                .Order(),
            Triggers
                .Where(t => t.Binding(nameof(OrchestrationTriggerAttribute)) is not null)
                .Select(t => t.Name)
                .Order()
        );

    [Fact]
    public void The_host_settings_leave_routes_alone_name_the_task_hub_by_a_setting_and_dump_no_requests()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(Given.Root, "host.json")))!;
        Assert.Equal("", (string?)host["extensions"]!["http"]!["routePrefix"]);
        Assert.Equal("%TaskHubName%", (string?)host["extensions"]!["durableTask"]!["hubName"]);
        Assert.Contains(Settings.Catalogue, s => s.Name == "TaskHubName");
        Assert.Equal("azureStorage", (string?)host["extensions"]!["durableTask"]!["storageProvider"]!["type"]);
        Assert.Equal("OpenTelemetry", (string?)host["telemetryMode"]);
        Assert.Equal("Warning", (string?)host["logging"]!["logLevel"]!["Azure.Core"]);
        Assert.NotNull(host["functionTimeout"]);
    }

    [Fact]
    public void The_Azure_host_knows_nothing_of_the_one_machine_host() =>
        Assert.DoesNotContain(typeof(HttpFunctions).Assembly.GetReferencedAssemblies(), a =>
            a.Name == "PlanMonitor.Local"
        );

    private sealed record Trigger(string Name, MethodInfo Method)
    {
        public bool IsHttp => Binding(nameof(HttpTriggerAttribute)) is not null;

        private CustomAttributeData Http => Binding(nameof(HttpTriggerAttribute))!;

        public int Level => (int)Http.ConstructorArguments[0].Value!;

        public CustomAttributeData? Binding(string attribute) =>
            Method
                .GetParameters()
                .SelectMany(p => p.CustomAttributes)
                .SingleOrDefault(a => a.AttributeType.Name == attribute);
    }
}
