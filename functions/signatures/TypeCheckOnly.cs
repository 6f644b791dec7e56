namespace PlanMonitor.AzureSignatures;

internal static class TypeCheckOnly
{
    /// <summary>The one body of everything here.</summary>
    public static NotImplementedException Body => new("type-check only");
}
