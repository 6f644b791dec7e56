#if !AZURE_OFFICIAL
namespace PlanMonitor.Tests.Contracts.AzureStorage;

public sealed class OfficialPackagesTests
{
    [Fact(Skip = "The Azure contract tests run with -p:AzurePackages=official: TableRecordsTests, BlobFilesTests, TableTrapTests, BlobTrapTests, BusyStorageTests.")]
    public void The_contracts_hold_on_Azure_storage()
    {
    }
}
#endif
