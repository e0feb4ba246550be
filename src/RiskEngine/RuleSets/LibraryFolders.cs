namespace RiskEngine.RuleSets;

/// <summary>Where the sets of a rules folder lie: three rooms, from the nation down.</summary>
internal static class LibraryFolders
{
    private const string Nation = "national";
    private static readonly string[] Places = ["provinces", "counties"];

    public static bool IsRuleSet(string folder) => File.Exists(Path.Combine(folder, "ruleset.json"));

    /// <summary>The folders that are meant to hold a set, whether or not they have a manifest.</summary>
    public static IEnumerable<string> Within(string rules) =>
        Children(Path.Combine(rules, Nation))
            .Concat(Places.SelectMany(place => Children(Path.Combine(rules, place)).SelectMany(Children)))
            .Order(StringComparer.Ordinal);

    /// <summary>Manifests in places where no set is looked for, such as a copy inside the folder that was copied.</summary>
    public static IEnumerable<string> Strays(string rules)
    {
        var known = Within(rules).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(rules, "ruleset.json", SearchOption.AllDirectories)
            .Where(file => !known.Contains(Path.GetDirectoryName(file)!)
                && !Path.GetRelativePath(rules, file).Split(Path.DirectorySeparatorChar).Any(part => part[0] == '.'))
            .Select(file => file.Replace('\\', '/'));
    }

    /// <summary>The folder of a set in the library that a folder lies in; null when there is none.</summary>
    public static string? Around(string folder, RuleSetId id)
    {
        for (var above = new DirectoryInfo(folder).Parent; above is not null; above = above.Parent)
        {
            var candidates = Places.Select(place => Path.Combine(above.FullName, place, id.Set, id.Version))
                .Append(Path.Combine(above.FullName, id.Set, id.Version));
            if (candidates.FirstOrDefault(IsRuleSet) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static IEnumerable<string> Children(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(child => Path.GetFileName(child)[0] != '.')
            : [];
}
