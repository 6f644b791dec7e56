using Azure;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// The answers of Azure Storage in the port's words (learn.microsoft.com/rest/api/storageservices/table-service-error-codes and
/// /common-rest-api-error-codes).
/// </summary>
public static class StorageErrors
{
    public const string TableNotFound = "TableNotFound";
    public const string CannotVerifyCopySource = "CannotVerifyCopySource";

    private static readonly string[] TooLarge =
    [
        "EntityTooLarge",
        "PropertyValueTooLarge",
        "TooManyProperties",
        "ContentLengthExceeded",
        "RequestBodyTooLarge",
    ];
    private static readonly string[] Passing =
    [
        "TableBeingDeleted",
        "ContainerBeingDeleted",
        "OperationTimedOut",
        "ServerBusy",
    ];

    /// <summary>The row is not what the change expects: gone (404), there already (409), or changed (412).</summary>
    public static bool IsConflict(RequestFailedException e) =>
        (e.Status, e.ErrorCode)
            is
                (412, _)
                or
                (409, "EntityAlreadyExists")
                or
                (404, "ResourceNotFound" or "EntityNotFound");

    /// <summary>
    /// Null: not one of the port's. A time-out is told as busy although the service may have done it: whoever tries again then meets a conflict and reads
    /// what is stored.
    /// </summary>
    public static Exception? Translate(Exception e)
    {
        if (e is RequestFailedException failed && IsFull(failed))
            return Full(e);
        return IsBusy(e) ? Busy(e) : null;
    }

    private static bool IsFull(RequestFailedException e) => e.Status == 413 || TooLarge.Contains(e.ErrorCode);

    private static bool IsBusy(Exception e) =>
        e switch
        {
            // 0: no answer came.
            RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
            RequestFailedException failed => Passing.Contains(failed.ErrorCode),
            // Azure.Core: every retry failed.
            AggregateException all => all.InnerExceptions.All(IsOfTheWay),
            _ => false,
        };

    private static bool IsOfTheWay(Exception e) =>
        e is RequestFailedException or OperationCanceledException or IOException;

    private static StorageFullException Full(Exception e) =>
        new("Azure Storage does not take so much in one row or batch.", e);

    private static StorageBusyException Busy(Exception e) => new("Azure Storage is busy or away.", e);
}
