using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Cases;

/// <summary>All cases of a rule set's own files. What it inherits has its cases where it comes from.</summary>
public sealed class CaseBook
{
    private const string End = ".cases.json";

    private CaseBook(IReadOnlyList<Case> cases, IReadOnlyList<Diagnostic> findings) =>
        (Cases, Findings) = (cases, findings);

    /// <summary>The cases that can be run, in the order of domains and files.</summary>
    public IReadOnlyList<Case> Cases { get; }

    /// <summary>Every mistake in the case files and in the ordinary household, in file order.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Reads the cases of a set that was read without mistakes; of any other there are none.</summary>
    /// <param name="loaded">The set.</param>
    /// <param name="library">Where the sets lie that it extends: an overlay may use their ordinary household.</param>
    public static CaseBook Read(LoadedRuleSet loaded, RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(library);
        var findings = new List<Diagnostic>();
        var files = loaded.Files.Files.Where(file => file.Key.EndsWith(End, StringComparison.Ordinal)).ToList();
        if (loaded.RuleSet is not { } ruleSet || files.Count == 0
            || OrdinaryHousehold.Read(loaded, library, findings) is not { } ordinary)
        {
            return new CaseBook([], DiagnosticText.InFileOrder(findings));
        }

        var codes = new CodeBook(ruleSet);
        var order = ruleSet.Domains.Select((domain, place) => (domain.Name, place)).ToDictionary();
        int PlaceOf(string domain) => order.GetValueOrDefault(domain, int.MaxValue);
        List<Case> cases = [];
        foreach (var (name, file) in files.OrderBy(file => PlaceOf(file.Key[..^End.Length])))
        {
            if (!Enough.Of(findings, file) && JsonWalk.Read(file, findings) is { } root)
            {
                cases.AddRange(CasesFile.Read(name[..^End.Length], root, ordinary, codes, findings));
            }
        }

        return new CaseBook(cases, DiagnosticText.InFileOrder(findings));
    }
}
