using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>What the files of one folder say, before anything is inherited.</summary>
internal sealed class RuleSetPiece(RuleSetFiles files)
{
    public RuleSetFiles Files => files;

    /// <summary>The manifest; null when there is none that can be read.</summary>
    public ManifestFile? Manifest { get; set; }

    public List<WorkflowFile> Workflows { get; } = [];

    public List<ParametersFile> Parameters { get; } = [];

    /// <summary>The parsed files that the fingerprint covers, by name.</summary>
    public SortedDictionary<string, FileValue> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>Every mistake so far; layering adds its own.</summary>
    public List<Diagnostic> Findings { get; } = [];

    public IEnumerable<PlacedRule> Rules => Workflows.SelectMany(workflow => workflow.Rules);

    public WorkflowFile? WorkflowOf(string domain) => Workflows.Find(workflow => workflow.Domain == domain);
}
