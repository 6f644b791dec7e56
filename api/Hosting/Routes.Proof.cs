using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Proof;
using static PlanMonitor.Api.Calls.ApiRoute;

namespace PlanMonitor.Api.Hosting;

/// <summary>What proves what is recorded, and looks for what was changed (docs/proof.md).</summary>
public static partial class Routes
{
    public static readonly ApiRoute ReceiptProof = Export(
        Submission + "/revisions/{number}/proof",
        To<ProofEndpoints>(e => e.OfReceipt)
    );
    public static readonly ApiRoute Heads = new("GET", "api/heads", To<ProofEndpoints>(e => e.Heads));
    public static readonly ApiRoute TakeHead = Heavy("POST", "api/heads", To<ProofEndpoints>(e => e.Take));
    public static readonly ApiRoute HeadConsistency = new(
        "GET",
        "api/heads/consistency",
        To<ProofEndpoints>(e => e.Consistency)
    );
    public static readonly ApiRoute Verify = Heavy("GET", "api/verify", To<ProofEndpoints>(e => e.Verify));
    public static readonly ApiRoute VerifyLog = Heavy("GET", "api/verify/log", To<ProofEndpoints>(e => e.VerifyLog));
    public static readonly ApiRoute Acts = new("GET", "api/acts", To<ProofEndpoints>(e => e.Acts));
}
