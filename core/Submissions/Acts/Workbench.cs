using PlanMonitor.Core.Files;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>What an act may need beside the duty it is done on.</summary>
public sealed record Workbench(RevisionStore Revisions, LogStore Log, ContentService Contents, FileService Files);
