namespace PlanMonitor.Tests.Journeys;

/// <summary>The id that the browser gave an action is the id of everything it set going; a header that is no such id does no harm.</summary>
public class CorrelationTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task A_refusal_names_the_trace_id_of_the_browser()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");

        Assert.Equal(Trace, await TraceOf(town.Anonymous(), "api/session", $"00-{Trace}-00f067aa0ba902b7-01"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("|legacy.1.")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("00-<script>alert(1)</script>xxxxxxxx-00f067aa0ba902b7-01")]
    [InlineData(
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 00-1bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    )]
    public async Task A_header_that_is_no_trace_context_is_left_aside(string? header)
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");
        var somebody = town.Anonymous();

        foreach (var path in new[] { "api/session", "api/nothing" })
        {
            var trace = await TraceOf(somebody, path, header);
            Assert.Matches("^[0-9a-f]{32}$", trace);
            Assert.DoesNotMatch("^0{32}$", trace);
            Assert.NotEqual(Trace, trace);
        }
    }

    [Fact]
    public async Task A_very_long_header_is_refused_or_left_aside()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");

        Assert.NotEqual(
            Trace,
            await TraceOf(town.Anonymous(), "api/session", $"00-{Trace}-00f067aa0ba902b7-01" + new string('x', 8000))
        );
    }

    private static async Task<string> TraceOf(Person person, string path, string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
            request.Headers.TryAddWithoutValidation("traceparent", header);
        using var answer = await person.Http.SendAsync(request);
        var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return problem.RootElement.GetProperty("traceId").GetString()!;
    }
}
