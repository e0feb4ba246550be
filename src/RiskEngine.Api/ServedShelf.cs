using Microsoft.Extensions.ObjectPool;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api;

/// <summary>
/// One reading of the rules folder, compiled. A request answers by the one that it began with; the desks belong
/// to it, so that with its last request everything that was compiled for it can go.
/// </summary>
internal sealed class ServedShelf
{
    internal ServedShelf(RuleSetLibrary library)
    {
        Shelf = new RuleSetShelf(library);
        Findings = DiagnosticText.InFileOrder(library.Findings.Concat(Shelf.CompileAll()));
        var whole = library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>();
        Usable = [.. whole.Where(IsUsable).Select(ruleSet => ruleSet.Id)];
        Broken = [.. library.RuleSets.Where(loaded => IsMeantToServe(loaded) && !IsUsable(loaded.RuleSet))];
    }

    /// <summary>The sets, compiled.</summary>
    public RuleSetShelf Shelf { get; }

    /// <summary>What requests are worked at.</summary>
    public ObjectPool<AssessmentDesk> Desks { get; } = AssessmentDesk.NewPool();

    /// <summary>Names of the sets that can answer.</summary>
    public IReadOnlyList<RuleSetId> Usable { get; }

    /// <summary>The published sets that cannot answer.</summary>
    public IReadOnlyList<LoadedRuleSet> Broken { get; }

    /// <summary>Every mistake found in reading and compiling, in file order.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    private bool IsUsable(RuleSet? ruleSet) =>
        ruleSet is { Id: var id, DivisionCode: var place, EffectiveFrom: var day }
        && Shelf.Find(place, day, id.ToString(), out _) is not null;

    // A manifest that does not even say how far the set has come may be that of a published one.
    private static bool IsMeantToServe(LoadedRuleSet loaded) => loaded.Status is null or RuleSetStatus.Published;
}
