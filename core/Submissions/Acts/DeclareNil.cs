using PlanMonitor.Core.Access;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>"Không phát sinh" in one action: counts as reported, with zeros only where the form says so.</summary>
public sealed record DeclareNil(DocumentReference? Document) : SendingAct(Content.Empty with { Document = Document })
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.NilDeclared,
        Tells = null,
        Right = (_, _) => Right.Report,
        Forbids = (state, m) => SubmissionRules.WhyNotNil(m) ?? SubmissionRules.WhyNotReport(state, m),
    };

    public override ActRule Rule => Allowed;

    protected override bool IsNil => true;

    public override SubmissionKind KindAfter(SubmissionState? before) => SubmissionKind.Nil;

    protected override Task<Content> Clean(Opened opened, Workbench bench, Acting acting) =>
        Task.FromResult(Content with { Values = FormRules.NilValues(opened.Duty.Form) });
}
