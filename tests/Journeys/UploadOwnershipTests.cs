namespace PlanMonitor.Tests.Journeys;

/// <summary>An upload is its owner's: nobody else renews or finishes it, and nobody fills the disk with uploads.</summary>
public class UploadOwnershipTests
{
    private const string Now = "2023-02-20T09:00+07:00";

    [Fact]
    public async Task An_upload_of_somebody_else_is_neither_renewed_nor_finished()
    {
        await using var town = await Town.Open(Now);
        var (owner, other) = (await town.SignIn("xa-19996"), await town.SignIn("xa-20005"));
        var id = await Written(owner);

        var renewed = await other.Post("api/uploads", Wanted(id));
        var finished = await other.Post($"api/uploads/{id}/commit", new { name = "a.pdf" });
        var own = await owner.Post($"api/uploads/{id}/commit", new { name = "a.pdf" });

        Assert.Equal((404, "upload-unknown"), (renewed.Status, renewed.Code));
        Assert.Equal((404, "upload-unknown"), (finished.Status, finished.Code));
        Assert.Equal(201, own.Status);
    }

    [Fact]
    public async Task An_upload_has_the_id_the_server_gave_it()
    {
        await using var town = await Town.Open(Now);
        var chosen = await (await town.SignIn("xa-19996")).Post("api/uploads", Wanted("an-id-of-my-own"));
        Assert.Equal("upload-unknown", chosen.Code);
    }

    [Fact]
    public async Task Who_attaches_nothing_anywhere_uploads_nothing()
    {
        await using var town = await Town.Open(Now);
        Assert.Equal(403, (await (await town.SignIn("mattran")).Post("api/uploads", Wanted(null))).Status);
        Assert.Equal(403, (await (await town.SignIn("admin")).Post("api/uploads", Wanted(null))).Status);
    }

    [Fact]
    public async Task So_many_uploads_are_under_way_and_no_more_until_one_is_finished()
    {
        await using var town = await Town.Open(Now);
        var owner = await town.SignIn("xa-19996");
        var id = await Written(owner);
        for (var open = 1; open < UploadRules.MostOpen; open++)
            Assert.Equal(201, (await owner.Post("api/uploads", Wanted(null))).Status);

        var oneMore = await owner.Post("api/uploads", Wanted(null));
        await owner.Post($"api/uploads/{id}/commit", new { name = "a.pdf" });
        var afterwards = await owner.Post("api/uploads", Wanted(null));

        Assert.Equal((429, "uploads-open"), (oneMore.Status, oneMore.Code));
        Assert.Equal(201, afterwards.Status);
    }

    [Fact]
    public void A_day_takes_so_many_files_and_bytes_and_the_next_begins_anew()
    {
        var now = Given.At("20/02/2023 09:00:00");
        var full = new UploadDay(Given.Day("20/02/2023"), UploadRules.MostFilesADay, 1);
        var heavy = new UploadDay(Given.Day("20/02/2023"), 1, UploadRules.MostBytesADay);

        Assert.Equal("uploads-of-day", UploadRules.Admit(0, full, 1, now).Problem?.Code);
        Assert.Equal("uploads-of-day", UploadRules.Admit(0, heavy, 1, now).Problem?.Code);
        Assert.Equal(
            (new UploadDay(Given.Day("21/02/2023"), 1, 7), null),
            UploadRules.Admit(0, full, 7, now.AddDays(1))
        );
    }

    private static object Wanted(string? id) =>
        new
        {
            name = "a.pdf",
            size = Person.Pdf.Length,
            id,
        };

    private static async Task<string> Written(Person owner)
    {
        var begun = await owner.Post("api/uploads", Wanted(null));
        using var block = new ByteArrayContent(Person.Pdf);
        using var sent = await owner.Http.PutAsync($"{begun.Text("url")}&comp=block&blockid=MDA=", block);
        using var list = new StringContent("<BlockList><Latest>MDA=</Latest></BlockList>");
        using var together = await owner.Http.PutAsync($"{begun.Text("url")}&comp=blocklist", list);
        Assert.True(together.IsSuccessStatusCode);
        return begun.Text("id");
    }
}
