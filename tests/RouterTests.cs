using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Tests.Functions;

namespace PlanMonitor.Tests;

/// <summary>Which route an address means.</summary>
public sealed partial class RouterTests : IDisposable
{
    private readonly AzureServices azure = new();
    private readonly Router router;

    public RouterTests() => router = new(azure.Services.Interface, AzureServices.Pages, []);

    public void Dispose() => azure.Dispose();

    [Fact]
    public void Every_route_is_found_by_its_own_address_and_is_told_what_the_address_names()
    {
        Assert.NotEmpty(Routes.All);
        foreach (var route in Routes.All)
        {
            var names = Parameter().Matches(route.Path).Select(m => m.Groups["name"].Value).ToList();
            var found = router.Find(route.Method, $"/{Parameter().Replace(route.Path, m => $"xã {m.Groups["name"]}")}");
            Assert.Same(route, found?.Route);
            Assert.Equal(names.Select(n => $"xã {n}"), names.Select(n => found!.Value.Values[n]));
        }
    }

    [Theory]
    [InlineData("GET", "/api/units/", "GET api/units")]
    [InlineData("GET", "/API/Units", "GET api/units")]
    [InlineData("GET", "/api/channels/policy", "GET api/channels/policy")]
    [InlineData("GET", "/api/cycles/brief", "GET api/cycles/{cycle}")]
    [InlineData("GET", "/api/cycles/c/brief", "GET api/cycles/{cycle}/brief")]
    [InlineData("GET", "/api/cycles/c/brief.docx", "GET api/cycles/{cycle}/brief.docx")]
    [InlineData("GET", "/api/cycles/a%2Fb", "GET api/cycles/{cycle}")]
    [InlineData("HEAD", "/api/units", null)]
    [InlineData("OPTIONS", "/api/units", null)]
    [InlineData("GET", "/api//units", null)]
    [InlineData("GET", "//api/units", null)]
    [InlineData("GET", "/api/units/1/2", null)]
    [InlineData("GET", "/api", null)]
    [InlineData("GET", "/", null)]
    public void An_odd_address_means_what_it_says_or_nothing(string method, string path, string? route) =>
        Assert.Equal(route, router.Find(method, new PathString(path))?.Route.Name);

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Parameter();
}
