using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PlanMonitor.Bench;

/// <summary>Files of every kind that is taken, damaged: their bytes, or what is packed in them.</summary>
public sealed class MutantFiles
{
    private const string Report =
        $"api/cycles/{DemoData.CycleTemplate}/obligations/results-report/periods/2023/units/19996";
    private const string Consolidation =
        $"api/cycles/{DemoData.CycleTemplate}/obligations/results-report/periods/2023/consolidations/480";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[200]];

    private readonly Random random;
    private readonly HttpClient officer;
    private readonly (string Name, byte[] Content)[] whole;
    private readonly byte[] form;

    private MutantFiles(Random random, HttpClient officer, byte[] form, byte[] document)
    {
        (this.random, this.officer, this.form) = (random, officer, form);
        whole = [("a.pdf", Pdfs.OnePage), ("a.docx", document), ("a.xlsx", form), ("a.jpg", Jpeg), ("a.png", Png)];
    }

    public static async Task<MutantFiles> Of(MutantTown town, Random random)
    {
        var officer = await town.PersonOf(SampleRequests.Officer);
        var form = await officer.GetByteArrayAsync($"{Report}/workbook.xlsx");
        var office = await town.PersonOf("ldtbxh");
        return new(random, officer, form, await office.GetByteArrayAsync($"{Consolidation}/report.docx"));
    }

    /// <summary>An upload, or a form filled in a workbook, or one sent back marked.</summary>
    public async Task<(string What, MutantAnswer Answer)> Send()
    {
        if (random.Next(2) == 0)
            return await Filled(random.Next(2) == 0 ? "workbook" : "workbook/marked");
        var (name, content) = whole[random.Next(whole.Length)];
        using var answer = await Uploads.Commit(officer, name, Damaged(content));
        return ($"an upload of {name}", await MutantTown.AnswerOf(answer));
    }

    private async Task<(string, MutantAnswer)> Filled(string where)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Report}/{where}");
        request.Content = new ByteArrayContent(Damaged(form));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Workbook);
        var seen = JsonDocument.Parse(await officer.GetStringAsync(Report)).RootElement.GetProperty("etag");
        request.Headers.TryAddWithoutValidation("If-Match", seen.GetString());
        return (where, await MutantTown.Send(officer, request));
    }

    private byte[] Damaged(byte[] content) =>
        content is [(byte)'P', (byte)'K', ..] && random.Next(3) > 0 ? Repacked(content) : Struck(content);

    /// <summary>One part of the package changed: its text, or its name.</summary>
    private byte[] Repacked(byte[] content)
    {
        using var from = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var chosen = random.Next(from.Entries.Count);
        var made = new MemoryStream();
        using (var to = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (i, entry) in from.Entries.Index())
            {
                using var packed = entry.Open();
                using var part = new MemoryStream();
                packed.CopyTo(part);
                var isRenamed = i == chosen && random.Next(5) == 0;
                using var target = to.CreateEntry(isRenamed ? $"{entry.FullName}.bin" : entry.FullName).Open();
                target.Write(i == chosen ? Struck(part.ToArray()) : part.ToArray());
            }
        }
        return made.ToArray();
    }

    private byte[] Struck(byte[] content)
    {
        var bytes = content.ToList();
        var times = random.Next(1, 8);
        for (var i = 0; i < times && bytes.Count > 0; i++)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 500), bytes.Count - at)));
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }
        return [.. bytes];
    }
}
