using PlanMonitor.Tests.Contracts.AzureStorage;
using PlanMonitor.Tests.FunctionsHost;

// Made when a test first asks, once a run, and shared by all that run beside each other.
[assembly: AssemblyFixture(typeof(Azurite))]
[assembly: AssemblyFixture(typeof(PublishedApp))]
