using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PlanMonitor.Bench;

/// <summary>Blocks and block lists of an upload under way, made wrong: the address, what it names, the check sum, the body.</summary>
public sealed class MutantBlocks
{
    private const int Size = 20_000;
    private const string List =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><Latest>MDAw</Latest></BlockList>";
    private static readonly string[] Marks =
    [
        "",
        "%00",
        "..",
        "%ED%A0%80",
        "-1",
        "9223372036854775808",
        "%2F",
        "MDAw",
        "=",
        "a b",
    ];
    private readonly Random random;
    private readonly HttpClient officer;
    private readonly string url;

    private MutantBlocks(Random random, HttpClient officer, string url) =>
        (this.random, this.officer, this.url) = (random, officer, url);

    public static async Task<MutantBlocks> Of(MutantTown town, Random random)
    {
        var officer = await town.PersonOf(SampleRequests.Officer);
        var begun = await officer.PostAsJsonAsync("api/uploads", new { name = "a.pdf", size = Size });
        var ticket = await begun.Content.ReadFromJsonAsync<JsonElement>();
        return new(random, officer, ticket.GetProperty("url").GetString()!);
    }

    public async Task<(string What, MutantAnswer Answer)> Send()
    {
        var isList = random.Next(2) == 0;
        var whole = isList ? $"{url}&comp=blocklist" : $"{url}&comp=block&blockid=MDAw";
        var address = random.Next(2) == 0 ? whole : Damaged(whole);
        using var request = new HttpRequestMessage(HttpMethod.Put, address);
        request.Content = new ByteArrayContent(isList ? DamagedList() : Block());
        if (random.Next(3) == 0)
            request.Headers.TryAddWithoutValidation("Content-MD5", Marks[random.Next(Marks.Length)]);
        if (random.Next(3) == 0)
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        return ($"PUT {address}", await MutantTown.Send(officer, request));
    }

    /// <summary>One part of the query has another value, or is not there.</summary>
    private string Damaged(string address)
    {
        var (path, query) = address.Split('?') is [var p, var q] ? (p, q.Split('&')) : (address, []);
        var at = random.Next(query.Length);
        var name = query[at].Split('=')[0];
        query[at] = $"{name}={Marks[random.Next(Marks.Length)]}";
        var kept = random.Next(4) == 0 ? query.Where((_, i) => i != at) : query;
        return $"{path}?{string.Join('&', kept)}";
    }

    /// <summary>As long as may be, or longer.</summary>
    private byte[] Block()
    {
        var block = new byte[random.Next(0, Size + 500)];
        random.NextBytes(block);
        return block;
    }

    private byte[] DamagedList()
    {
        var list = Encoding.UTF8.GetBytes(List);
        for (var i = random.Next(4); i > 0; i--)
            list[random.Next(list.Length)] = (byte)random.Next(256);
        return list[..random.Next(1, list.Length + 1)];
    }
}
