namespace RiskEngine.RuleSets;

/// <summary>Finds the folder that holds the rule sets.</summary>
public static class LibraryFolder
{
    private const string Name = "rules";

    /// <summary>
    /// The folder named by the caller, else by the environment, else the nearest one upwards, else the program's.
    /// </summary>
    /// <param name="explicitFolder">What the caller typed, if anything; taken even when it does not exist, so that
    /// it is reported.</param>
    /// <param name="environmentValue">What the environment says, if anything.</param>
    /// <param name="workingDirectory">Where the search upwards begins.</param>
    /// <param name="programDirectory">Where the program lies.</param>
    /// <returns>The folder, or null when there is none.</returns>
    public static string? Find(
        string? explicitFolder, string? environmentValue, string workingDirectory, string programDirectory)
    {
        if (!string.IsNullOrEmpty(explicitFolder))
        {
            return explicitFolder;
        }

        if (!string.IsNullOrEmpty(environmentValue))
        {
            return environmentValue;
        }

        for (var folder = new DirectoryInfo(workingDirectory); folder is not null; folder = folder.Parent)
        {
            var rules = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(rules))
            {
                return rules;
            }
        }

        var beside = Path.Combine(programDirectory, Name);
        return Directory.Exists(beside) ? beside : null;
    }
}
