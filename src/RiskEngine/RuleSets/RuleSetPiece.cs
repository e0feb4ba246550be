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

    /// <summary>
    /// The whole set as far as its expressions can be checked, mistakes elsewhere notwithstanding; null where too little
    /// of it could be read.
    /// </summary>
    public RuleSet? Sketch { get; set; }

    public IEnumerable<PlacedRule> Rules => Workflows.SelectMany(workflow => workflow.Rules);

    /// <summary>
    /// Whether every rule could be read, so that a code that is nowhere is a mistake and not a consequence of one.
    /// </summary>
    public bool HasEveryRule =>
        Manifest is { } manifest
        && manifest.Domains.Count == manifest.Root["Domains"]?.Items.Count
        && manifest.Domains.All(
            domain => domain.Kind is not null && (WorkflowOf(domain.Name) is not null || HasNoRules(domain)))
        && Workflows.TrueForAll(workflow => workflow.Rules.Count == workflow.Root["Rules"]?.Items.Count);

    /// <summary>Whether every parameter could be read.</summary>
    public bool HasEveryParameter =>
        Parameters.Count == files.Files.Keys.Count(name => name.EndsWith(".parameters.json", StringComparison.Ordinal))
        && Parameters.TrueForAll(file => file.Parameters.Count == file.Root["Parameters"]?.Items.Count);

    public WorkflowFile? WorkflowOf(string domain) => Workflows.Find(workflow => workflow.Domain == domain);

    // An overlay may set parameters alone.
    private bool HasNoRules(ManifestDomain domain) =>
        Manifest is { IsOverlay: true } && !files.Files.ContainsKey(RuleSetReader.WorkflowOf(domain.Name));
}
