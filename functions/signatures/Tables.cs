// Azure.Data.Tables 12.11.0: github.com/Azure/azure-sdk-for-net, sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net8.0.cs (stored at 49ef7982); compared member by member with
// the official assembly of this release.
// Azure.Core is the official package. The Azure SDK has no nullable annotations.
#nullable disable
using System.Collections;
using Azure.Core;
using Azure.Data.Tables.Models;
using static PlanMonitor.AzureSignatures.TypeCheckOnly;

namespace Azure.Data.Tables
{
    public interface ITableEntity
    {
        ETag ETag { get; set; }
        string PartitionKey { get; set; }
        string RowKey { get; set; }
        DateTimeOffset? Timestamp { get; set; }
    }

    public sealed class TableEntity : ITableEntity, IDictionary<string, object>
    {
        public TableEntity() => throw Body;
        public TableEntity(IDictionary<string, object> values) => throw Body;
        public TableEntity(string partitionKey, string rowKey) => throw Body;
        public int Count => throw Body;
        public ETag ETag { get => throw Body; set => throw Body; }
        public object this[string key] { get => throw Body; set => throw Body; }
        public ICollection<string> Keys => throw Body;
        public string PartitionKey { get => throw Body; set => throw Body; }
        public string RowKey { get => throw Body; set => throw Body; }
        bool ICollection<KeyValuePair<string, object>>.IsReadOnly => throw Body;
        ICollection<object> IDictionary<string, object>.Values => throw Body;
        public DateTimeOffset? Timestamp { get => throw Body; set => throw Body; }
        public void Add(string key, object value) => throw Body;
        public void Clear() => throw Body;
        public bool ContainsKey(string key) => throw Body;
        public string GetString(string key) => throw Body;
        public bool Remove(string key) => throw Body;
        void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => throw Body;
        bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => throw Body;
        void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => throw Body;
        bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => throw Body;
        IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => throw Body;
        IEnumerator IEnumerable.GetEnumerator() => throw Body;
        public bool TryGetValue(string key, out object value) => throw Body;
    }

    public class TableServiceClient
    {
        protected TableServiceClient() => throw Body;
        public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) => throw Body;
        public virtual TableClient GetTableClient(string tableName) => throw Body;
        public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) => throw Body;
    }

    public class TableClientOptions : ClientOptions
    {
        public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => throw Body;
        public enum ServiceVersion
        {
            V2019_02_02 = 1,
            V2020_12_06 = 2,
        }
    }

    public class TableClient
    {
        protected TableClient() => throw Body;
        public static string CreateQueryFilter(FormattableString filter) => throw Body;
        public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default) where T : class, ITableEntity => throw Body;
        public virtual AsyncPageable<T> QueryAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> filter, int? maxPerPage = default, IEnumerable<string> select = null, CancellationToken cancellationToken = default) where T : class, ITableEntity => throw Body;
        public virtual AsyncPageable<T> QueryAsync<T>(string filter = null, int? maxPerPage = default, IEnumerable<string> select = null, CancellationToken cancellationToken = default) where T : class, ITableEntity => throw Body;
        public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => throw Body;
    }

    public class TableTransactionAction
    {
        public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity) => throw Body;
        public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default) => throw Body;
    }

    public enum TableTransactionActionType
    {
        Add = 0,
        UpdateMerge = 1,
        UpdateReplace = 2,
        Delete = 3,
        UpsertMerge = 4,
        UpsertReplace = 5,
    }

    public class TableTransactionFailedException : RequestFailedException
    {
        public TableTransactionFailedException(RequestFailedException requestFailedException) : base(default(string)) => throw Body;
        public int? FailedTransactionActionIndex => throw Body;
    }
}

namespace Azure.Data.Tables.Models
{
    public class TableItem
    {
        public TableItem(string name) => throw Body;
        public string Name => throw Body;
    }
}
