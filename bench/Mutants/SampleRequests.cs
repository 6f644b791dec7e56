using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Bench;

/// <summary>For each route that takes a body, one that is taken, with every property its type has. A test compares the list with the routes and with the types.</summary>
public static class SampleRequests
{
    public const string Clock = "2023-11-20T09:00+07:00";
    public const string Person = "mau-thu";
    public const string OwnPassword = "một câu của riêng tôi";
    public const string Unit = "mau-thu";
    public const string Draft = "mau-thu";
    private const string Cycle = $"api/cycles/{DemoData.CycleTemplate}";
    private const string Reason = """{"reason": "Theo công văn số 15 của Sở."}""";
    private const string Text = """{"vi": "Đơn vị mẫu", "en": "Sample unit"}""";
    private const string Letterhead =
        """{"superior": "UBND thị xã", "issuer": "Đơn vị mẫu", "abbreviation": "ĐVM", "signer": "Nguyễn Văn A"}""";
    private const string Grants = """[{"role": "observer", "unit": "480"}]""";
    private const string Days =
        """[{"date": "2026-04-30", "kind": "holiday", "name": {"vi": "Ngày Chiến thắng", "en": "Reunification Day"}, "source": "BLLĐ 112"}]""";

    private static readonly Assembly[] Speaking = [typeof(Answer).Assembly, typeof(LocalHost).Assembly];

    /// <param name="file">A file that <see cref="Officer"/> uploaded.</param>
    /// <param name="plan">The configuration of <see cref="Draft"/>.</param>
    public static IReadOnlyList<SampleRequest> For(JsonElement file, JsonElement plan) =>
        [.. Cycles(plan), .. Administration(), .. Submissions(file.GetRawText()), .. Difficulties(), .. Own()];

    public const string Officer = "xa-19996";
    private const string Admin = "admin";
    private const string Office = "ldtbxh";

    private static IEnumerable<SampleRequest> Cycles(JsonElement plan)
    {
        var created = BodyOf("CycleEndpoints.CreateBody");
        yield return Of("POST", "api/cycles", Admin, created, """{"template": "province-2022", "id": "mau-1"}""");
        yield return Of(
            "POST",
            "api/cycles",
            Admin,
            created,
            $$"""{"from": "{{DemoData.CycleTemplate}}", "year": 2025, "id": "mau-2", "parent": "{{DemoData.CycleTemplate}}"}"""
        );
        var draft = $"api/cycles/{Draft}";
        yield return new("PUT", draft, Admin, typeof(Cycle), JsonNode.Parse(plan.GetRawText())!) { Seen = new(draft) };
        var compared = BodyOf("PreviewEndpoints.CompareBody");
        yield return Of("POST", $"{Cycle}/preview", Admin, compared, $$"""{"deadline": {{Deadline("")}}}""");
        var amended = BodyOf("CycleEndpoints.AmendBody");
        yield return Of("POST", $"{Cycle}/deadlines", Admin, amended, Deadline(", \"reason\": \"Theo Sở.\"")) with
        {
            Seen = new(Cycle),
        };
        yield return Of(
            "POST",
            $"{Cycle}/extensions",
            Office,
            BodyOf("ExtensionEndpoints.GrantBody"),
            """{"obligation": "results-report", "period": "2023", "collector": "480", "lastDay": "2023-12-20", "reason": "Mưa lũ kéo dài.", "units": ["20005"]}"""
        );
        yield return Of("POST", $"{Cycle}/close", Admin, typeof(ReasonBody), Reason) with
        {
            Seen = new(Cycle),
            // The samples behind it need a cycle that runs.
            Refusal = "not-allowed",
            Login = Office,
        };
    }

    private static string Deadline(string more) =>
        $$"""{"obligation": "results-report", "period": "2023", "operator": "noLaterThan", "date": "2023-12-15", "rule": null, "words": "chậm nhất ngày 15/12/2023", "unit": "480", "level": null{{more}}}""";

    private static IEnumerable<SampleRequest> Administration()
    {
        var calendar = "api/calendar/2026";
        var changed = $$"""{"days": {{Days}}, "reason": "Theo thông báo."}""";
        yield return Of(
            "POST",
            $"{calendar}/check",
            Admin,
            BodyOf("CalendarEndpoints.DaysBody"),
            $$"""{"days": {{Days}}}"""
        );
        yield return Of("PUT", calendar, Admin, BodyOf("CalendarEndpoints.ChangeBody"), changed) with
        {
            Seen = new(calendar),
        };
        yield return Of(
            "PUT",
            "api/channels/policy",
            Admin,
            BodyOf("ChannelEndpoints.PolicyBody"),
            """{"closed": [], "usual": ["email"], "reason": "Theo quy chế."}"""
        ) with
        {
            Seen = new("api/channels/policy"),
        };
        yield return Of(
            "POST",
            "api/units",
            Admin,
            BodyOf("UnitEndpoints.AddBody"),
            $$"""{"code": "mau-them", "name": {{Text}}, "kind": "agency", "validFrom": "2023-01-01", "parent": "480", "letterhead": {{Letterhead}}}"""
        );
        yield return Of(
            "PUT",
            $"api/units/{Unit}",
            Admin,
            BodyOf("UnitEndpoints.ChangeBody"),
            $$"""{"name": {{Text}}, "deactivated": false, "reason": "Đổi tên.", "parent": "480", "validTo": "2030-01-01", "letterhead": {{Letterhead}}}"""
        ) with
        {
            Seen = new("api/units", ("code", Unit)),
        };
        yield return Of(
            "POST",
            "api/accounts",
            Admin,
            BodyOf("AccountEndpoints.AddBody"),
            $$"""{"login": "mau-them", "name": "Người mẫu", "grants": {{Grants}}, "email": "mau@huong-tra.example", "addresses": {} }"""
        );
        yield return Of(
            "PUT",
            $"api/accounts/{Person}",
            Admin,
            BodyOf("AccountEndpoints.ChangeBody"),
            $$"""{"name": "Người mẫu", "grants": {{Grants}}, "deactivated": false, "reason": "Đổi tên.", "resetPassword": false, "resetCodes": false, "email": "mau@huong-tra.example", "emailWorks": true, "addresses": {}, "addressesWork": ["email"]}"""
        ) with
        {
            Seen = new("api/accounts", ("login", Person)),
        };
    }

    private static IEnumerable<SampleRequest> Submissions(string file)
    {
        var (report, plan) = (Duty("results-report", "19996"), Duty("implementation-plan", "19996"));
        var (content, sent, up) = (typeof(ContentBody), typeof(SentBody), typeof(UpwardBody));
        var figures =
            """{"B1": 3, "C3": {"total": 2, "splits": {"sex": {"female": 2}, "age": {"18plus": 2}, "purpose": {"forced-labour": 2}}}}""";
        var ofPlan =
            $$"""{"values": {"K2": true, "K3": 1}, "files": [{{file}}], "document": {"number": "12/KH-UBND", "date": "2023-02-15", "issuer": "UBND phường"}, "explanations": {}, "nil": false}""";
        var ofReport = $$"""{"values": {{figures}}, "files": [], "document": null, "explanations": {}, "nil": false""";
        yield return Of("POST", $"{report}/check", Officer, content, ofReport + "}");
        yield return Of("PUT", $"{plan}/draft", Officer, content, ofPlan) with
        {
            Seen = new(plan),
        };
        yield return Of("POST", $"{plan}/submit", Officer, sent, ofPlan[..^1] + ", \"evenIfSame\": true}") with
        {
            Seen = new(plan),
        };
        yield return Of(
            "POST",
            $"{plan}/return",
            Office,
            BodyOf("SubmissionEndpoints.ReturnBody"),
            """{"reason": "Thiếu phụ lục.", "workingDays": 3}"""
        ) with
        {
            Seen = new(plan),
        };
        var other = Duty("results-report", "20005");
        foreach (var act in new[] { "waive", "unwaive" })
            yield return Of("POST", $"{other}/{act}", Office, typeof(ReasonBody), Reason) with
            {
                Seen = new(other),
            };
        var until = """{"lastDay": "2023-12-25", "reason": "Mưa lũ kéo dài."}""";
        var extension = BodyOf("SubmissionEndpoints.ExtensionBody");
        yield return Of("POST", $"{report}/ask-extension", Officer, extension, until);
        yield return Of("POST", $"{report}/refuse-extension", Office, typeof(ReasonBody), Reason) with
        {
            Seen = new(report),
        };
        yield return Of("POST", $"{report}/extend", Office, extension, until) with
        {
            Seen = new(report),
        };
        yield return Of("POST", $"{report}/submit", Officer, sent, ofReport + ", \"evenIfSame\": true}") with
        {
            Seen = new(report),
        };
        yield return Of(
            "POST",
            $"{Duty("results-report", "20008")}/remind",
            Office,
            BodyOf("SubmissionEndpoints.RemindBody"),
            """{"note": "Mong sớm nhận được báo cáo."}"""
        );
        yield return Of(
            "POST",
            $"{other}/contact",
            Office,
            BodyOf("ChaseEndpoints.ContactBody"),
            """{"kind": "phone", "words": "Hẹn gửi thứ Sáu.", "promisedOn": "2023-11-24", "promisedTime": "16:00:00"}"""
        );
        yield return Of(
            "POST",
            $"{Cycle}/chasing/remind",
            Office,
            BodyOf("ChaseEndpoints.RemindBody"),
            """{"items": [{"obligation": "results-report", "period": "2023", "unit": "20011"}], "note": "Mong sớm nhận được."}"""
        );
        var consolidation = $"{Cycle}/obligations/results-report/periods/2023/consolidations/480";
        yield return Of("POST", $"{consolidation}/decline", Office, typeof(ReasonBody), Reason) with
        {
            Refusal = "nothing-differs",
            Seen = new(Duty("results-report", "480")),
        };
        yield return Of(
            "POST",
            $"{consolidation}/submit",
            Office,
            up,
            """{"values": {}, "files": [], "document": {"number": "15/BC-UBND", "date": "2023-11-20", "issuer": null}, "explanations": {}, "nil": false, "evenIfSame": false, "whyIncomplete": "Còn đơn vị chưa báo cáo."}"""
        ) with
        {
            Seen = new(Duty("results-report", "480")),
        };
    }

    private static IEnumerable<SampleRequest> Difficulties()
    {
        var all = $"{Cycle}/difficulties";
        yield return Of(
            "POST",
            all,
            Officer,
            BodyOf("DifficultyEndpoints.RaiseBody"),
            """{"unit": "19996", "obligation": "results-report", "period": "2023", "question": "Mẫu số 2 ở đâu?", "clause": "II.3"}"""
        );
        SampleRequest Act(string act, string login, Type body, string sample) =>
            Of("POST", $"{all}/{{difficulty}}/{act}", login, body, sample);
        yield return Act("block", Office, typeof(ReasonBody), Reason);
        yield return Act("unblock", Office, typeof(ReasonBody), Reason);
        var answered = BodyOf("DifficultyEndpoints.AnswerBody");
        yield return Act("answer", Office, answered, """{"answer": "Theo phụ lục II.", "further": false}""");
        var published = BodyOf("DifficultyEndpoints.PublishBody");
        yield return Act("publish", Office, published, """{"question": "Mẫu ở đâu?", "answer": "Theo phụ lục II."}""");
        yield return Act("withdraw", Office, typeof(ReasonBody), Reason);
        yield return Act(
            "ask",
            Officer,
            BodyOf("DifficultyEndpoints.AskBody"),
            """{"question": "Cụ thể trang nào?"}"""
        );
        yield return Act("answer", Office, answered, """{"answer": "Trang 7.", "further": false}""");
        yield return Act("close", Officer, BodyOf("DifficultyEndpoints.CloseBody"), """{"note": "Đã rõ, cảm ơn."}""");
    }

    private static IEnumerable<SampleRequest> Own()
    {
        yield return Of(
            "POST",
            "api/messages/read",
            Officer,
            BodyOf("MessageEndpoints.ReadBody"),
            """{"keys": ["x"]}"""
        );
        yield return Of(
            "PUT",
            "api/channels",
            Officer,
            BodyOf("ChannelEndpoints.ChoiceBody"),
            """{"channels": ["email"], "language": "vi"}"""
        ) with
        {
            Seen = new("api/channels"),
        };
        yield return Of(
            "POST",
            "api/uploads",
            Officer,
            BodyOf("UploadEndpoints.BeginBody"),
            """{"name": "bao-cao.pdf", "size": 1000, "id": null}"""
        );
        yield return Of(
            "POST",
            "api/uploads/khong-co/commit",
            Officer,
            BodyOf("UploadEndpoints.CommitBody"),
            $$"""{"name": "bao-cao.pdf", "sha256": "{{new string('0', 64)}}"}"""
        ) with
        {
            Refusal = "upload-unknown",
        };
        yield return Of(
            "POST",
            "api/session",
            Officer,
            BodyOf("SessionRoutes.SignInBody"),
            $$"""{"login": "mattran", "password": "{{DemoData.Password}}", "code": null}"""
        );
        yield return Of(
            "PUT",
            "api/session/password",
            Person,
            BodyOf("SessionRoutes.PasswordBody"),
            """{"current": "khong-phai-mat-khau", "next": "Mat-khau-moi-2023"}"""
        ) with
        {
            Refusal = "sign-in-failed",
        };
        yield return Of(
            "POST",
            "api/account/codes",
            "chutich",
            BodyOf("OwnAccountRoutes.ConfirmBody"),
            """{"current": "khong-phai-mat-khau"}"""
        ) with
        {
            Refusal = "sign-in-failed",
        };
        yield return Of(
            "PUT",
            "api/account/codes",
            Officer,
            BodyOf("OwnAccountRoutes.CodeBody"),
            """{"code": "123456"}"""
        ) with
        {
            Refusal = "codes-off",
        };
        yield return Of(
            "POST",
            "api/clock/advance",
            Admin,
            BodyOf("ClockRoutes.AdvanceBody"),
            """{"to": "2023-11-20T09:30:00+07:00"}"""
        );
    }

    /// <summary>The last one of all: a form is amended once, after which the cycle has another version.</summary>
    public static SampleRequest AmendedForm(JsonElement form)
    {
        var sample = JsonNode.Parse(form.GetRawText())!;
        sample["version"] = sample["version"]!.GetValue<int>() + 1;
        var (id, body) = (form.GetProperty("id").GetString(), BodyOf("CycleEndpoints.FormBody"));
        var whole = new JsonObject { ["form"] = sample, ["reason"] = "Theo Sở." };
        return new("POST", $"{Cycle}/forms/{id}", Admin, body, whole) { Seen = new(Cycle) };
    }

    private static string Duty(string obligation, string unit) =>
        $"{Cycle}/obligations/{obligation}/periods/2023/units/{unit}";

    private static SampleRequest Of(string method, string path, string login, Type body, string sample) =>
        new(method, path, login, body, JsonNode.Parse(sample)!);

    /// <summary>"UnitEndpoints.AddBody"; nobody outside of its endpoints can name it.</summary>
    private static Type BodyOf(string name) =>
        Speaking
            .SelectMany(a => a.GetTypes())
            .Single(t => t.DeclaringType is { } outer && $"{outer.Name}.{t.Name}" == name);
}
