using RiskEngine.Api.Reloading;
using RiskEngine.Api.Telemetry;
using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api;

/// <summary>The rule sets that the service answers by, and what became of the last change to them.</summary>
internal sealed class ServedRules
{
    /// <summary>The variable of the environment that names the rules folder.</summary>
    internal const string Variable = "RISKENGINE_RULES";

    private ServedShelf current;
    private IReadOnlyList<Diagnostic> refused = [];

    private ServedRules(RuleSetLibrary library, WatchedFolder? folder)
    {
        (current, Folder) = (new ServedShelf(library), folder);
        Tallies.Add(current.Shelf);
    }

    /// <summary>Where the sets come from; null when they came from memory and never change.</summary>
    public WatchedFolder? Folder { get; }

    /// <summary>The sets in force now. Ask once for each request, and keep the answer to its end.</summary>
    public ServedShelf Current => Volatile.Read(ref current);

    /// <summary>What is counted of the assessments.</summary>
    public TallyBook Tallies { get; } = new();

    /// <summary>The compiled sets in force now.</summary>
    public RuleSetShelf Shelf => Current.Shelf;

    /// <summary>Names of the sets that can answer.</summary>
    public IReadOnlyList<RuleSetId> Usable => Current.Usable;

    /// <summary>The published sets that cannot answer.</summary>
    public IReadOnlyList<LoadedRuleSet> Broken => Current.Broken;

    /// <summary>Every mistake in the sets in force, in file order.</summary>
    public IReadOnlyList<Diagnostic> Findings => Current.Findings;

    /// <summary>Why the folder as it lies now is not in force; empty when it is.</summary>
    public IReadOnlyList<Diagnostic> Refused => Volatile.Read(ref refused);

    /// <summary>Whether every published set can answer.</summary>
    public bool IsReady => Current is { Usable.Count: > 0, Broken.Count: 0 };

    /// <summary>The rules of a library.</summary>
    internal static ServedRules Of(RuleSetLibrary library) => new(library, null);

    /// <summary>
    /// Opens the rules folder; null, with the reasons written, when a published set in it cannot be used or is not what was
    /// published: a service that started all the same would answer by the wrong rules, or refuse those who need that set.
    /// </summary>
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

        var watched = new WatchedFolder(Shown(folder));
        var rules = new ServedRules(watched.Read(), watched);
        var library = rules.Shelf.Library;
        if (rules.IsReady && library.StrictLockFindings.Count == 0)
        {
            // Whoever is listened to is answered at once: listening means ready.
            rules.Shelf.MakeReady(Environment.ProcessorCount);
            return rules;
        }

        DiagnosticText.Write(errors, rules.Findings.Concat(library.StrictLockFindings), library.Line);
        errors.WriteLine(rules.Usable.Count == 0
            ? $"error: no rule set in `{Shown(folder)}` can be used"
            : $"error: a published rule set in `{Shown(folder)}` cannot be used, or is not what was published");
        return null;
    }

    /// <summary>Puts other sets in force, all of them at once.</summary>
    internal void Swap(ServedShelf next)
    {
        Tallies.Add(next.Shelf);
        Volatile.Write(ref current, next);
        Volatile.Write(ref refused, []);
    }

    /// <summary>Leaves in force what is, and remembers why.</summary>
    internal void Refuse(IReadOnlyList<Diagnostic> reasons) => Volatile.Write(ref refused, reasons);

    // Relative where it can be: findings are shown to callers too, whom the folders of this machine do not concern.
    private static string Shown(string folder)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
