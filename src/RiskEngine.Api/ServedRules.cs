using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api;

/// <summary>The rule sets that the service answers by: read and compiled once, at the start.</summary>
internal sealed class ServedRules
{
    private const string Variable = "RISKENGINE_RULES";

    private ServedRules(RuleSetLibrary library)
    {
        Shelf = new RuleSetShelf(library);
        Findings = DiagnosticText.InFileOrder(library.Findings.Concat(Shelf.CompileAll()));
        var whole = library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>();
        Usable = [.. whole.Where(IsUsable).Select(ruleSet => ruleSet.Id)];
        Broken = [.. library.RuleSets.Where(loaded => IsMeantToServe(loaded) && !IsUsable(loaded.RuleSet))];
    }

    /// <summary>The sets, compiled.</summary>
    public RuleSetShelf Shelf { get; }

    /// <summary>Names of the sets that can answer.</summary>
    public IReadOnlyList<RuleSetId> Usable { get; }

    /// <summary>The published sets that cannot answer.</summary>
    public IReadOnlyList<LoadedRuleSet> Broken { get; }

    /// <summary>Every mistake in the folder, in file order.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Whether every published set can answer.</summary>
    public bool IsReady => Usable.Count > 0 && Broken.Count == 0;

    /// <summary>The rules of a library.</summary>
    internal static ServedRules Of(RuleSetLibrary library) => new(library);

    /// <summary>Opens the rules folder; null, with the reasons written, when nothing can be served from it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="errors">Gets the reasons.</param>
    internal static ServedRules? Open(string[] args, TextWriter errors)
    {
        // Read from the command line alone: an environment variable that happens to be RULES means something else.
        var named = new ConfigurationBuilder().AddCommandLine(args).Build()["rules"];
        var variable = Environment.GetEnvironmentVariable(Variable);
        var folder = LibraryFolder.Find(named, variable, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        if (folder is null)
        {
            errors.WriteLine($"error: there is no `rules` folder here or above; name one with --rules or {Variable}");
            return null;
        }

        var rules = new ServedRules(RuleSetLibrary.Load(Shown(folder)));
        if (rules.Usable.Count > 0)
        {
            return rules;
        }

        DiagnosticText.Write(errors, rules.Findings, rules.Shelf.Library.Line);
        errors.WriteLine($"error: no rule set in `{Shown(folder)}` can be used");
        return null;
    }

    // Relative where it can be: findings are shown to callers too, whom the folders of this machine do not concern.
    private static string Shown(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    private bool IsUsable(RuleSet? ruleSet) =>
        ruleSet is { Id: var id, DivisionCode: var place, EffectiveFrom: var day }
        && Shelf.Find(place, day, id.ToString(), out _) is not null;

    // A manifest that does not even say how far the set has come may be that of a published one.
    private static bool IsMeantToServe(LoadedRuleSet loaded) => loaded.Status is null or RuleSetStatus.Published;
}
