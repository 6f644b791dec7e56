namespace PlanMonitor.Tests.Contracts;

public sealed class DiskHeadsTests : HeadsContract, IDisposable
{
    private readonly TempFolder folder = new();

    protected override IHeads Heads => new DiskHeads(folder.File("heads"));

    public void Dispose() => folder.Dispose();
}
