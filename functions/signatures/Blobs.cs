// Azure.Storage.Blobs 12.24.0 and Azure.Storage.Common 12.23.0: compared member by member with the official assemblies of these releases.
// The Azure SDK has no nullable annotations.
#nullable disable
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using static PlanMonitor.AzureSignatures.TypeCheckOnly;

namespace Azure.Storage.Blobs
{
    public class BlobClientOptions : ClientOptions
    {
        // Another default in each release.
        public BlobClientOptions(ServiceVersion version = ServiceVersion.V2025_05_05) => throw Body;
        public enum ServiceVersion
        {
            V2025_05_05 = 26,
        }
    }

    public class BlobServiceClient
    {
        protected BlobServiceClient() => throw Body;
        public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions options = default) => throw Body;
        public string AccountName => throw Body;
        public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) => throw Body;
        // 12.30.0 took the default of the last parameter away: all three are given.
        public virtual Task<Response<UserDelegationKey>> GetUserDelegationKeyAsync(DateTimeOffset? startsOn, DateTimeOffset expiresOn, CancellationToken cancellationToken = default) => throw Body;
    }

    public class BlobContainerClient
    {
        protected BlobContainerClient() => throw Body;
        public virtual BlobClient GetBlobClient(string blobName) => throw Body;
        public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) => throw Body;
        public virtual AsyncPageable<BlobItem> GetBlobsAsync(BlobTraits traits = BlobTraits.None, BlobStates states = BlobStates.None, string prefix = default, CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string> metadata = default, BlobContainerEncryptionScopeOptions encryptionScopeOptions = default, CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(PublicAccessType publicAccessType, IDictionary<string, string> metadata, CancellationToken cancellationToken) => throw Body;
    }

    public class BlobClient : BlobBaseClient
    {
        protected BlobClient() => throw Body;
        public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, CancellationToken cancellationToken) => throw Body;
        public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, bool overwrite = false, CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default) => throw Body;
    }

    public class BlobUriBuilder
    {
        public BlobUriBuilder(Uri uri) => throw Body;
        public BlobUriBuilder(Uri uri, bool trimBlobNameSlashes) => throw Body;
        public BlobSasQueryParameters Sas { get => throw Body; set => throw Body; }
        public Uri ToUri() => throw Body;
    }
}

namespace Azure.Storage.Blobs.Specialized
{
    public class BlobBaseClient
    {
        protected BlobBaseClient() => throw Body;
        public virtual Uri Uri => throw Body;
        public virtual string BlobContainerName => throw Body;
        public virtual string Name => throw Body;
        public virtual Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(BlobDownloadOptions options = default, CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Response<BlobCopyInfo>> SyncCopyFromUriAsync(Uri source, BlobCopyFromUriOptions options = default, CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Stream> OpenReadAsync(BlobOpenReadOptions options, CancellationToken cancellationToken = default) => throw Body;
        public virtual Task<Response<bool>> DeleteIfExistsAsync(DeleteSnapshotsOption snapshotsOption = default, BlobRequestConditions conditions = default, CancellationToken cancellationToken = default) => throw Body;
    }
}

namespace Azure.Storage.Blobs.Models
{
    public class BlobLeaseRequestConditions : RequestConditions
    {
        public BlobLeaseRequestConditions() => throw Body;
    }

    public class BlobRequestConditions : BlobLeaseRequestConditions
    {
        public BlobRequestConditions() => throw Body;
    }

    public class BlobUploadOptions
    {
        public BlobUploadOptions() => throw Body;
        public BlobRequestConditions Conditions { get => throw Body; set => throw Body; }
    }

    public class BlobContentInfo
    {
        internal BlobContentInfo() => throw Body;
    }

    public class BlobCopyFromUriOptions
    {
        public BlobCopyFromUriOptions() => throw Body;
        public BlobRequestConditions SourceConditions { get => throw Body; set => throw Body; }
        public BlobRequestConditions DestinationConditions { get => throw Body; set => throw Body; }
    }

    public class BlobDownloadOptions
    {
        public BlobDownloadOptions() => throw Body;
    }

    public class BlobOpenReadOptions
    {
        public BlobOpenReadOptions(bool allowModifications) => throw Body;
    }

    public class BlobDownloadStreamingResult : IDisposable
    {
        internal BlobDownloadStreamingResult() => throw Body;
        public BlobDownloadDetails Details => throw Body;
        public Stream Content => throw Body;
        public void Dispose() => throw Body;
    }

    public class BlobDownloadDetails
    {
        public BlobDownloadDetails() => throw Body;
        public long ContentLength => throw Body;
        public ETag ETag => throw Body;
    }

    public class BlobCopyInfo
    {
        internal BlobCopyInfo() => throw Body;
    }

    public class BlobItem
    {
        internal BlobItem() => throw Body;
        public string Name => throw Body;
        public BlobItemProperties Properties => throw Body;
    }

    public class BlobItemProperties
    {
        internal BlobItemProperties() => throw Body;
        public DateTimeOffset? LastModified => throw Body;
    }

    public class BlobContainerInfo
    {
        internal BlobContainerInfo() => throw Body;
    }

    public class BlobContainerEncryptionScopeOptions
    {
        public BlobContainerEncryptionScopeOptions() => throw Body;
    }

    public class UserDelegationKey
    {
        internal UserDelegationKey() => throw Body;
        public DateTimeOffset SignedExpiresOn => throw Body;
    }

    [Flags]
    public enum BlobTraits
    {
        None = 0,
    }

    [Flags]
    public enum BlobStates
    {
        None = 0,
    }

    public enum PublicAccessType
    {
        None = 0,
        BlobContainer = 1,
        Blob = 2,
    }

    public enum DeleteSnapshotsOption
    {
        None = 0,
        IncludeSnapshots = 1,
        OnlySnapshots = 2,
    }
}

namespace Azure.Storage.Sas
{
    [Flags]
    public enum BlobSasPermissions
    {
        Read = 1,
        Add = 2,
        Create = 4,
        Write = 8,
        Delete = 16,
        Tag = 32,
        DeleteBlobVersion = 64,
        List = 128,
        Move = 256,
        Execute = 512,
        SetImmutabilityPolicy = 1024,
        PermanentDelete = 2048,
        All = -1,
    }

    public enum SasProtocol
    {
        None = 0,
        HttpsAndHttp = 1,
        Https = 2,
    }

    public class SasQueryParameters
    {
        protected SasQueryParameters() => throw Body;
    }

    public sealed class BlobSasQueryParameters : SasQueryParameters
    {
        internal BlobSasQueryParameters() => throw Body;
    }

    public class BlobSasBuilder
    {
        public BlobSasBuilder() => throw Body;
        public BlobSasBuilder(BlobSasPermissions permissions, DateTimeOffset expiresOn) => throw Body;
        public SasProtocol Protocol { get => throw Body; set => throw Body; }
        public DateTimeOffset ExpiresOn { get => throw Body; set => throw Body; }
        public string BlobContainerName { get => throw Body; set => throw Body; }
        public string BlobName { get => throw Body; set => throw Body; }
        public string Resource { get => throw Body; set => throw Body; }
        public BlobSasQueryParameters ToSasQueryParameters(UserDelegationKey userDelegationKey, string accountName) => throw Body;
    }
}
