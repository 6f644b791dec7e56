using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Functions;

/// <summary>Where no server has begun a trace, as in a Functions worker, the shared endpoint does.</summary>
public sealed class CorrelationTests : IDisposable
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private readonly AzureServices azure = new();

    public void Dispose() => azure.Dispose();

    [Fact]
    public async Task What_a_request_sets_going_knows_the_id_of_the_browser() =>
        Assert.Equal(Trace, await CurrentIn($"00-{Trace}-00f067aa0ba902b7-01"));

    [Theory]
    [InlineData("|legacy.1.")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-ZZf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    public async Task Any_other_header_gives_an_id_of_its_own(string header)
    {
        var (one, two) = (await CurrentIn(header), await CurrentIn(header));

        Assert.Matches("^[0-9a-f]{32}$", one);
        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task An_id_ends_with_its_request()
    {
        await CurrentIn($"00-{Trace}-00f067aa0ba902b7-01");

        Assert.Null(Correlation.Current);
    }

    private async Task<string?> CurrentIn(string header)
    {
        Activity.Current = null;
        string? seen = null;
        var request = AzureServices.Request().Request;
        request.Headers["traceparent"] = header;
        await azure.Services.Interface.Run(
            new("GET", "api/seen", (_, call) => See(call), Anonymous: true),
            request,
            None
        );
        return seen;

        async Task<IResult> See(Call call)
        {
            await Task.Yield();
            seen = Correlation.Current;
            return Results.NoContent();
        }
    }
}
