using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PlanMonitor.Bench;

/// <summary>A file sent as the pages send it: begun, put block by block, put together, committed.</summary>
public static class Uploads
{
    /// <summary>What is kept, as a submission names it.</summary>
    public static async Task<JsonElement> Send(HttpClient person, string name, byte[] content)
    {
        using var committed = await Commit(person, name, content);
        var text = await committed.Content.ReadAsStringAsync();
        return committed.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException(text);
    }

    /// <summary>The answer to the commit, or to what was refused before.</summary>
    public static async Task<HttpResponseMessage> Commit(HttpClient person, string name, byte[] content)
    {
        var begun = await person.PostAsJsonAsync("api/uploads", new { name, size = content.Length });
        if (!begun.IsSuccessStatusCode)
            return begun;
        var ticket = await begun.Content.ReadFromJsonAsync<JsonElement>();
        var (id, url) = (ticket.GetProperty("id").GetString(), ticket.GetProperty("url").GetString());
        var ids = new List<string>();
        foreach (var block in content.Chunk(ticket.GetProperty("blockSize").GetInt32()))
        {
            ids.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ids.Count:D6}")));
            using var put = new ByteArrayContent(block);
            var sent = await person.PutAsync($"{url}&comp=block&blockid={Uri.EscapeDataString(ids[^1])}", put);
            if (!sent.IsSuccessStatusCode)
                return sent;
        }
        var latest = string.Concat(ids.Select(i => $"<Latest>{i}</Latest>"));
        using var list = new StringContent($"<BlockList>{latest}</BlockList>", Encoding.UTF8, "application/xml");
        var listed = await person.PutAsync($"{url}&comp=blocklist", list);
        return listed.IsSuccessStatusCode
            ? await person.PostAsJsonAsync($"api/uploads/{id}/commit", new { name })
            : listed;
    }
}
