using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Checking;

/// <summary>Sets that a command was asked to look at, with the library that they lie in.</summary>
/// <param name="Library">The library.</param>
/// <param name="Sets">The sets.</param>
/// <param name="IsWhole">Whether the whole library was asked for.</param>
internal sealed record RuleSetTargets(RuleSetLibrary Library, IReadOnlyList<LoadedRuleSet> Sets, bool IsWhole)
{
    /// <summary>Finds folders and sets by what was typed; null, with the reason told, where one is not there.</summary>
    /// <param name="named">Folders, sets, or sets with version; none for the whole rules folder.</param>
    /// <param name="rules">The rules folder named on the command line; null to search for it.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static IReadOnlyList<RuleSetTargets>? Find(IReadOnlyList<string> named, string? rules, TextWriter errors)
    {
        try
        {
            List<RuleSetTargets> targets = [];
            RuleSetLibrary? library = null;
            foreach (var name in named.Count == 0 ? [""] : named)
            {
                var isFolder = name.Length > 0 && Directory.Exists(name);
                if (!isFolder && library is null)
                {
                    library = RulesFolder.Find(rules, errors) is { } folder ? RuleSetLibrary.Load(folder) : null;
                }

                var target = isFolder ? OfFolder(name) : library is null ? null : name.Length == 0 ? Whole(library) : Named(library, name, errors);
                if (target is null || HasProblems(target.Library, errors))
                {
                    return null;
                }

                targets.Add(target);
            }

            return targets;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {fault.Message}");
            return null;
        }
    }

    /// <summary>Fetches a line of any file of the targets.</summary>
    public static Func<string, int, string?> LineOf(IReadOnlyList<RuleSetTargets> targets) => (path, line) =>
        targets.Select(target => target.Library.Line(path, line)).FirstOrDefault(text => text is not null);

    // A folder that is itself a set is read together with the sets that it extends, which nobody asked about.
    private static RuleSetTargets OfFolder(string folder)
    {
        var library = RuleSetLibrary.Load(folder);
        return File.Exists(Path.Combine(folder, "ruleset.json"))
            ? new RuleSetTargets(library, [library.RuleSets[0]], IsWhole: false)
            : Whole(library);
    }

    private static RuleSetTargets Whole(RuleSetLibrary library) => new(library, library.RuleSets, IsWhole: true);

    private static RuleSetTargets? Named(RuleSetLibrary library, string name, TextWriter errors)
    {
        var found = library.RuleSets.Where(set => set.Id is { } id && (id.Set == name || id.ToString() == name)).ToList();
        if (found.Count > 0)
        {
            return new RuleSetTargets(library, found, IsWhole: false);
        }

        var ids = library.RuleSets.Select(set => set.Id).OfType<RuleSetId>().ToList();
        var known = ids.Select(id => id.ToString()).Concat(ids.Select(id => id.Set)).Distinct().Order(StringComparer.Ordinal).ToList();
        var meant = Nearest.To(name, known);
        errors.WriteLine($"error: there is no folder and no rule set `{name}`" + (meant is null ? "" : $"; did you mean `{meant}`?"));
        errors.WriteLine($"  fix: the sets are {string.Join(", ", ids)}");
        return null;
    }

    private static bool HasProblems(RuleSetLibrary library, TextWriter errors)
    {
        DiagnosticText.Write(errors, library.Problems, library.Line);
        return library.Problems.Count > 0;
    }
}
