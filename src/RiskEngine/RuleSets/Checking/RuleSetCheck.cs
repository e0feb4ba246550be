using RiskEngine.Cases;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Checking;

/// <summary>
/// Everything that can be said against a rule set without a household: what reading and compiling find, and what an
/// attentive colleague would.
/// </summary>
public static class RuleSetCheck
{
    /// <summary>The findings about a folder, the <c>rules</c> folder or that of one set; in file order.</summary>
    /// <param name="folder">The folder, as its author would name it.</param>
    public static IReadOnlyList<Diagnostic> Folder(string folder) => Of(RuleSetLibrary.Load(folder));

    /// <summary>The findings about every set of a library, and about the library; in file order.</summary>
    public static IReadOnlyList<Diagnostic> Of(RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return DiagnosticText.InFileOrder(
        [
            .. library.Problems,
            .. library.RuleSets.SelectMany(loaded => Of(loaded, library)),
            .. library.Lock?.Check(library.RuleSets) ?? [],
            .. library.Root is { } root
                ? LibraryFolders.Strays(root).Select(file => LayerMistakes.Stray() with { File = file })
                : [],
        ]);
    }

    /// <summary>The findings about a draft that is in memory, as if it lay in the library.</summary>
    /// <param name="draft">Its files.</param>
    /// <param name="library">The sets that it may extend.</param>
    public static IReadOnlyList<Diagnostic> Of(RuleSetFiles draft, RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return Of(library.Check(draft), library);
    }

    /// <summary>The findings about one set of a library, and about its line in the lock; in file order.</summary>
    public static IReadOnlyList<Diagnostic> WithLock(LoadedRuleSet loaded, RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return DiagnosticText.InFileOrder([.. Of(loaded, library), .. library.Lock?.Check(loaded) ?? []]);
    }

    /// <summary>The findings about one set of a library; in file order. Whether it is locked is another matter.</summary>
    public static IReadOnlyList<Diagnostic> Of(LoadedRuleSet loaded, RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(library);
        var piece = loaded.Piece;
        List<Diagnostic> findings =
        [
            .. loaded.Findings,
            .. NameCheck.Of(piece),
            .. SentenceCheck.Of(piece),
            .. CitationCheck.Of(piece),
            .. CaseBook.Read(loaded, library).Findings,
        ];
        if (piece.Sketch is { } whole)
        {
            var set = new CheckedRuleSet(piece, whole);
            findings.AddRange(set.Mistakes);
            findings.AddRange(ParameterCheck.Of(set));
            findings.AddRange(NumberCheck.Of(set));
            findings.AddRange(UnsetCheck.Of(set));
            findings.AddRange(ContradictionCheck.Of(set));

            // What an expression with a mistake reads is not known.
            findings.AddRange(set.Mistakes.Count == 0 ? UseCheck.Of(set) : []);
        }

        return DiagnosticText.InFileOrder(findings);
    }
}
