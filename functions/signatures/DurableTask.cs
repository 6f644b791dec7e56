// Microsoft.DurableTask.Abstractions and Microsoft.DurableTask.Client 1.25.0: github.com/microsoft/durabletask-dotnet at ec413503.
// Abstract members that nobody here calls are left out: no type of this project derives from these.
using DurableTask.Core.Exceptions;
using static PlanMonitor.AzureSignatures.TypeCheckOnly;

namespace DurableTask.Core.Exceptions
{
    // github.com/Azure/durabletask at 62de2d16, src/DurableTask.Core/Exceptions (package Microsoft.Azure.DurableTask.Core; no nullable annotations)
    public class OrchestrationAlreadyExistsException : InvalidOperationException
    {
        public OrchestrationAlreadyExistsException() => throw Body;
    }
}

namespace Microsoft.DurableTask
{
    // src/Abstractions/TaskName.cs
    public readonly struct TaskName : IEquatable<TaskName>
    {
        public TaskName(string name) => throw Body;

        public string Name => throw Body;

        public static implicit operator string(TaskName value) => throw Body;

        public static implicit operator TaskName(string value) => throw Body;

        public static bool operator ==(TaskName a, TaskName b) => throw Body;

        public static bool operator !=(TaskName a, TaskName b) => throw Body;

        public bool Equals(TaskName other) => throw Body;

        public override bool Equals(object? obj) => throw Body;

        public override int GetHashCode() => throw Body;
    }

    // src/Abstractions/TaskOrchestrationContext.cs
    public abstract class TaskOrchestrationContext
    {
        public abstract string InstanceId { get; }

        public abstract DateTime CurrentUtcDateTime { get; }

        public abstract T? GetInput<T>();

        public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) => throw Body;

        public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

        public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) => throw Body;

        public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

        public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

        public virtual Microsoft.Extensions.Logging.ILogger CreateReplaySafeLogger(string categoryName) => throw Body;

        public virtual Microsoft.Extensions.Logging.ILogger CreateReplaySafeLogger(Type type) => throw Body;

        public virtual Microsoft.Extensions.Logging.ILogger CreateReplaySafeLogger<T>() => throw Body;

        public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);
    }

    // src/Abstractions/TaskOptions.cs
    public record TaskOptions
    {
        public TaskOptions(TaskRetryOptions? retry) => throw Body;

        public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null) => throw Body;

        public TaskOptions(TaskOptions options) => throw Body;

        public static TaskOptions FromRetryPolicy(RetryPolicy policy) => throw Body;
    }

    // src/Abstractions/TaskOptions.cs
    public record StartOrchestrationOptions
    {
        public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null) => throw Body;

        public StartOrchestrationOptions(StartOrchestrationOptions options) => throw Body;

        public string? InstanceId { get => throw Body; init => throw Body; }

        public IReadOnlyList<string>? DedupeStatuses { get => throw Body; init => throw Body; }
    }

    // src/Abstractions/TaskRetryOptions.cs
    public sealed class TaskRetryOptions
    {
        public TaskRetryOptions(RetryPolicy policy) => throw Body;

        public static implicit operator TaskRetryOptions(RetryPolicy policy) => throw Body;
    }

    // src/Abstractions/RetryPolicy.cs
    public class RetryPolicy
    {
        public RetryPolicy(int maxNumberOfAttempts, TimeSpan firstRetryInterval, double backoffCoefficient = 1.0, TimeSpan? maxRetryInterval = null, TimeSpan? retryTimeout = null) => throw Body;

        public Func<TaskFailureDetails, bool> HandleFailure { init => throw Body; }
    }

    // src/Abstractions/TaskFailureDetails.cs
    public record TaskFailureDetails(string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
    {
        public bool IsCausedBy<T>() where T : Exception => throw Body;
    }
}

namespace Microsoft.DurableTask.Client
{
    // src/Client/Core/OrchestrationRuntimeStatus.cs
    public enum OrchestrationRuntimeStatus
    {
        Running,
        Completed,
        [Obsolete("The ContinuedAsNew status is obsolete and exists only for compatibility reasons.")]
        ContinuedAsNew,
        Failed,
        [Obsolete("The Canceled status is not currently used and exists only for compatibility reasons.")]
        Canceled,
        Terminated,
        Pending,
        Suspended,
    }

    // src/Client/Core/OrchestrationMetadata.cs
    public sealed class OrchestrationMetadata
    {
        public OrchestrationMetadata(string name, string instanceId) => throw Body;

        public OrchestrationRuntimeStatus RuntimeStatus { get => throw Body; init => throw Body; }
    }

    // src/Client/Core/PurgeInstancesFilter.cs
    public record PurgeInstancesFilter(DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null, IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);

    // src/Client/Core/PurgeInstanceOptions.cs
    public record PurgeInstanceOptions(bool Recursive = false);

    // src/Client/Core/PurgeResult.cs
    public class PurgeResult
    {
        public PurgeResult(int count) => throw Body;

        public int PurgedInstanceCount => throw Body;
    }

    // src/Client/Core/StartOrchestrationOptionsExtensions.cs
    public static class StartOrchestrationOptionsExtensions
    {
        public static StartOrchestrationOptions WithDedupeStatuses(this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses) => throw Body;
    }

    // src/Client/Core/DurableTaskClient.cs; its internal-use interface IOrchestrationSubmitter is left out.
    public abstract class DurableTaskClient : IAsyncDisposable
    {
        protected DurableTaskClient(string name) => throw Body;

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, CancellationToken cancellation) => throw Body;

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input, CancellationToken cancellation) => throw Body;

        public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) => throw Body;

        /// <exception cref="OrchestrationAlreadyExistsException">An instance with this id and one of the dedupe statuses exists.</exception>
        public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);

        public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) => throw Body;

        public abstract Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

        public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) => throw Body;

        public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw Body;

        public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, CancellationToken cancellation) => throw Body;

        public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) => throw Body;

        public abstract ValueTask DisposeAsync();
    }
}
