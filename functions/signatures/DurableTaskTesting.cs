// Microsoft.DurableTask.InProcessTestHost 0.2.3-preview.1 and what it is given, Microsoft.DurableTask.Abstractions 1.25.0:
// github.com/microsoft/durabletask-dotnet at c3d5d87a (v1.25.0). Used by tests only.
using Microsoft.DurableTask.Client;
using static PlanMonitor.AzureSignatures.TypeCheckOnly;

namespace Microsoft.DurableTask
{
    // src/Abstractions/DurableTaskRegistry*.cs
    public sealed class DurableTaskRegistry
    {
        public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity) => throw Body;

        public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(TaskName name, Func<TaskActivityContext, TInput, TOutput> activity) => throw Body;

        public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Func<TaskOrchestrationContext, TInput, Task> orchestrator) => throw Body;

        public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator) => throw Body;

        public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Func<TaskOrchestrationContext, Task> orchestrator) => throw Body;
    }

    // src/Abstractions/TaskActivityContext.cs
    public abstract class TaskActivityContext
    {
        public abstract TaskName Name { get; }

        public abstract string InstanceId { get; }
    }
}

namespace Microsoft.DurableTask.Testing
{
    // src/InProcessTestHost/DurableTaskTestHost.cs
    public sealed class DurableTaskTestHost : IAsyncDisposable
    {
        internal DurableTaskTestHost() => throw Body;

        public DurableTaskClient Client => throw Body;

        public IServiceProvider Services => throw Body;

        public static Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> registry, DurableTaskTestHostOptions? options = null, CancellationToken cancellationToken = default) => throw Body;

        public ValueTask DisposeAsync() => throw Body;
    }

    // src/InProcessTestHost/DurableTaskTestHost.cs
    public class DurableTaskTestHostOptions
    {
        public int? Port { get => throw Body; set => throw Body; }

        public Microsoft.Extensions.Logging.ILoggerFactory? LoggerFactory { get => throw Body; set => throw Body; }
    }
}
