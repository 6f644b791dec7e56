#if !AZURE_OFFICIAL
namespace PlanMonitor.Tests.Contracts.AzureStorage;

public sealed class OfficialPackagesTests
{
    [Fact(Skip = "The Azure contract tests run with -p:AzurePackages=official: TableRecordsTests, BlobFilesTests, InboxOnTablesTests, the trap tests, DurableWorkflowTests, InProcessYearTests, FunctionsHostYearTests.")]
    public void The_contracts_on_Azure_storage_run_only_with_AzurePackages_official()
    {
    }
}
#endif
