// Microsoft.Azure.Functions.Worker 2.52.0, .Extensions.Abstractions, .Extensions.Http 3.3.0, .Extensions.Http.AspNetCore 2.1.0,
// .Extensions.Timer 4.3.1: github.com/Azure/azure-functions-dotnet-worker at fb1133321, files named at each type.
// .Extensions.DurableTask: github.com/Azure/azure-functions-durable-extension at a7c6d694, src/Worker.Extensions.DurableTask.
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static PlanMonitor.AzureSignatures.TypeCheckOnly;

namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
{
    // extensions/Worker.Extensions.Abstractions/src/BindingAttribute.cs
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class BindingAttribute : Attribute
    {
        public BindingAttribute() => throw Body;
    }

    // extensions/Worker.Extensions.Abstractions/src/TriggerBindingAttribute.cs
    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class TriggerBindingAttribute : BindingAttribute
    {
        public TriggerBindingAttribute() => throw Body;
    }

    // extensions/Worker.Extensions.Abstractions/src/InputBindingAttribute.cs
    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class InputBindingAttribute : BindingAttribute
    {
        public InputBindingAttribute() => throw Body;
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    // extensions/Worker.Extensions.Abstractions/src/FunctionAttribute.cs
    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionAttribute : Attribute
    {
        public FunctionAttribute(string name) => throw Body;

        public string Name => throw Body;
    }

    // extensions/Worker.Extensions.Http/src/AuthorizationLevel.cs
    public enum AuthorizationLevel
    {
        Anonymous = 0,
        User = 1,
        Function = 2,
        System = 3,
        Admin = 4,
    }

    // extensions/Worker.Extensions.Http/src/HttpTriggerAttribute.cs
    public sealed class HttpTriggerAttribute : TriggerBindingAttribute
    {
        public HttpTriggerAttribute() => throw Body;

        public HttpTriggerAttribute(params string[] methods) => throw Body;

        public HttpTriggerAttribute(AuthorizationLevel authLevel) => throw Body;

        public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) => throw Body;

        public string? Route { get => throw Body; set => throw Body; }

        public string[]? Methods { get => throw Body; private set => throw Body; }

        public AuthorizationLevel AuthLevel { get => throw Body; private set => throw Body; }
    }

    // extensions/Worker.Extensions.Timer/src/TimerTriggerAttribute.cs
    public sealed class TimerTriggerAttribute : TriggerBindingAttribute
    {
        public TimerTriggerAttribute(string schedule) => throw Body;

        public string Schedule { get => throw Body; private set => throw Body; }

        public bool UseMonitor { get => throw Body; set => throw Body; }

        public bool RunOnStartup { get => throw Body; set => throw Body; }
    }

    // extensions/Worker.Extensions.Timer/src/TimerInfo.cs
    public class TimerInfo
    {
        public bool IsPastDue { get => throw Body; set => throw Body; }
    }

    // src/Worker.Extensions.DurableTask/OrchestrationTriggerAttribute.cs
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
    {
        public string? Orchestration { get => throw Body; set => throw Body; }
    }

    // src/Worker.Extensions.DurableTask/ActivityTriggerAttribute.cs
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
    {
        public string? Activity { get => throw Body; set => throw Body; }
    }

    // src/Worker.Extensions.DurableTask/DurableClientAttribute.cs
    public sealed class DurableClientAttribute : InputBindingAttribute
    {
        public string? TaskHub { get => throw Body; set => throw Body; }

        public string? ConnectionName { get => throw Body; set => throw Body; }
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    // src/DotNetWorker/Builder/FunctionsApplication.cs
    public class FunctionsApplication
    {
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => throw Body;
    }

    // src/DotNetWorker/Builder/FunctionsApplicationBuilder.cs; its second interface, IFunctionsWorkerApplicationBuilder, is not used here.
    public class FunctionsApplicationBuilder : IHostApplicationBuilder
    {
        internal FunctionsApplicationBuilder(string[]? args) => throw Body;

        public IDictionary<object, object> Properties => throw Body;

        IConfigurationManager IHostApplicationBuilder.Configuration => throw Body;

        public ConfigurationManager Configuration => throw Body;

        public IHostEnvironment Environment => throw Body;

        public ILoggingBuilder Logging => throw Body;

        public IMetricsBuilder Metrics => throw Body;

        public IServiceCollection Services => throw Body;

        public IHost Build() => throw Body;

        public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null) where TContainerBuilder : notnull => throw Body;
    }

    // extensions/Worker.Extensions.Http.AspNetCore/src/FunctionsApplicationBuilderAspNetCoreExtensions.cs
    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => throw Body;
    }
}

namespace Microsoft.Extensions.Logging
{
    // src/DotNetWorker.Core/Logging/FunctionsLoggerExtensions.cs
    public static class FunctionsLoggerExtensions
    {
        public static void LogMetric(this ILogger logger, string name, double value, IDictionary<string, object>? properties = null) => throw Body;
    }
}
