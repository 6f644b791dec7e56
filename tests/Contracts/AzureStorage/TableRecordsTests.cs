namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The records contract on Azure Tables, against the emulator.</summary>
[Slow]
public sealed class TableRecordsTests(Azurite azurite) : RecordsContract
{
    private readonly TableRecords records = new(azurite.NewAccount().TableClient());

    protected override IRecords Records => records;

    protected override IWholeRecords Whole => records;
}
