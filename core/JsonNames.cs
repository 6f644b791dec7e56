using System.Text.Json;

namespace PlanMonitor.Core;

/// <summary>Names of enum members as they stand in JSON, keys and addresses.</summary>
public static class JsonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
