using PlanMonitor.Functions;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The records contract on Azure Tables, against the emulator. Only with the official packages; without them it is type-checked.</summary>
[Collection(Azurite.Collection)]
public
#if AZURE_OFFICIAL
    sealed
#else
    abstract
#endif
    class TableRecordsTests(Azurite azurite) : RecordsContract
{
    private readonly TableRecords records = new(azurite.NewAccount().TableClient());

    protected override IRecords Records => records;
}
