using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli;

/// <summary>The rules that a command works with.</summary>
internal static class RulesFolder
{
    /// <summary>Name of the environment variable that names the folder.</summary>
    public const string Variable = "RISKENGINE_RULES";

    /// <summary>The rules folder; null, and said so, when there is none.</summary>
    /// <param name="named">The folder named on the command line; null to search for it.</param>
    /// <param name="errors">Gets the mistake.</param>
    public static string? Find(string? named, TextWriter errors)
    {
        var folder = LibraryFolder.Find(
            named, Environment.GetEnvironmentVariable(Variable), Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        if (folder is null)
        {
            errors.WriteLine($"error: there is no `rules` folder here or above; name one with --rules or {Variable}");
        }

        return folder;
    }

    /// <summary>Opens the rules folder and says what is wrong with it; null when no rule set in it can be used.</summary>
    /// <param name="named">The folder named on the command line; null to search for it.</param>
    /// <param name="errors">Gets every mistake in the folder, with its place.</param>
    public static RuleSetShelf? Open(string? named, TextWriter errors)
    {
        if (Find(named, errors) is not { } folder)
        {
            return null;
        }

        var library = RuleSetLibrary.Load(folder);
        var shelf = new RuleSetShelf(library);
        DiagnosticText.Write(errors, library.LockFindings, library.Line);
        var findings = library.Findings;
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            DiagnosticText.Write(errors, findings, library.Line);
        }

        var usable = library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>().ToList();
        if (usable.Count == 1)
        {
            // A folder with one set is somebody's work in progress: show what only compiling finds, before any household.
            var mistakes = shelf.MistakesIn(usable[0]);
            DiagnosticText.Write(errors, mistakes, library.Line);
            return mistakes.Count == 0 ? shelf : null;
        }

        return usable.Count > 0 ? shelf : null;
    }
}
