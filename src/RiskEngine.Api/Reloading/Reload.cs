using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Api.Reloading;

/// <summary>What becomes of a changed rules folder: in force as a whole, or not at all.</summary>
internal static class Reload
{
    /// <summary>Reads, checks and compiles the folder as it lies now, and puts it in force when nothing is wrong.</summary>
    /// <param name="rules">What is in force.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>Why it was refused; empty when it is in force.</returns>
    public static IReadOnlyList<Diagnostic> Of(ServedRules rules, WatchedFolder folder)
    {
        try
        {
            var library = folder.Read();
            IReadOnlyList<Diagnostic> mistakes =
                [.. RuleSetCheck.Of(library).Where(finding => finding.Severity == Severity.Error)];
            return mistakes.Count > 0 ? Refuse(rules, mistakes) : PutInForce(rules, new ServedShelf(library), folder);
        }
        catch (Exception fault)
        {
            // Whatever it is, the sets in force go on answering. The next look reads the folder again.
            folder.Forget();
            return Refuse(rules, [ReloadMistakes.Unreadable(fault.GetType().Name) with { File = folder.Path }]);
        }
    }

    private static IReadOnlyList<Diagnostic> PutInForce(ServedRules rules, ServedShelf next, WatchedFolder folder)
    {
        if (next.Usable.Count == 0)
        {
            return Refuse(rules, [ReloadMistakes.NothingToServe() with { File = folder.Path }]);
        }

        next.Shelf.MakeReady(threads: 1);
        rules.Swap(next);
        return [];
    }

    private static IReadOnlyList<Diagnostic> Refuse(ServedRules rules, IReadOnlyList<Diagnostic> mistakes)
    {
        rules.Refuse(mistakes);
        return mistakes;
    }
}
