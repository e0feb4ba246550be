using System.CommandLine;
using System.Globalization;
using RiskEngine.Assessments;
using RiskEngine.Cases;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules publish</c>: from now on this version never changes.</summary>
internal static class RulesPublishCommand
{
    public static Command Create(Option<string?> rules)
    {
        var set = new Argument<string>("SET@V") { Description = "Rule set and version, such as national@2020.1" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything but write" };
        var command = new Command("publish", "Check a rule set, run its cases, mark it published and lock its digest") { set, dryRun };
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(rules), parsed.GetRequiredValue(set), parsed.GetValue(dryRun), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Publishes a set that is without findings; findings when it is not, and then nothing is written.</summary>
    internal static ExitCode Run(string? rules, string name, bool dryRun, TextWriter output, TextWriter errors)
    {
        if (RulesFolder.Find(rules, errors) is not { } folder)
        {
            return ExitCode.Usage;
        }

        var library = RuleSetLibrary.Load(folder);
        if (Named(library, name, errors) is not { } loaded)
        {
            return ExitCode.Usage;
        }

        var published = PublishedLock.Load(folder);
        DiagnosticText.Write(errors, published.Findings, published.Line);
        if (published.Findings.Count > 0)
        {
            return ExitCode.Findings;
        }

        // Why it cannot be published at all comes before what would have to be mended first.
        Diagnostic? refusal = null;
        var publication = loaded.RuleSet is null ? null : Publication.Of(loaded, library, published, out refusal);
        if (refusal is not null)
        {
            DiagnosticText.Write(errors, [refusal], library.Line);
            return ExitCode.Findings;
        }

        if (!IsGood(loaded, library, errors) || publication is null)
        {
            return ExitCode.Findings;
        }

        return Write(publication, loaded, folder, dryRun, output, errors);
    }

    private static LoadedRuleSet? Named(RuleSetLibrary library, string name, TextWriter errors)
    {
        var choice = library.Choose("", NodaTime.LocalDate.MaxIsoValue, name);
        if (RuleSetId.TryParse(name, out var id) && library.RuleSets.FirstOrDefault(loaded => loaded.Id == id) is { } found)
        {
            return found;
        }

        errors.WriteLine($"error: {(id is null ? $"`{name}` names no version" : choice.Error!.Message)}");
        errors.WriteLine($"  fix: {(id is null ? "write set and version, such as `national@2020.1`" : choice.Error!.Suggestion)}");
        return null;
    }

    private static bool IsGood(LoadedRuleSet loaded, RuleSetLibrary library, TextWriter errors)
    {
        var findings = RuleSetCheck.Of(loaded, library);
        DiagnosticText.Write(errors, findings, library.Line);
        CompiledRuleSet? compiled = null;
        if (loaded.RuleSet is not { } set || CompiledRuleSet.TryCompile(set, out compiled).Count > 0)
        {
            return false;
        }

        var failed = CaseRunner.Run(compiled!, CaseBook.Read(loaded, library).Cases).Where(result => !result.Passed).ToList();
        foreach (var result in failed)
        {
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{result.Case.File}({result.Case.Line}): error: the case `{result.Case.Name}` fails"));
            foreach (var difference in result.Differences)
            {
                errors.WriteLine($"  {difference.What} is {difference.Got}, not {difference.Expected}");
            }
        }

        return failed.Count == 0 && findings.All(finding => finding.Severity != Severity.Error);
    }

    private static ExitCode Write(
        Publication publication, LoadedRuleSet loaded, string folder, bool dryRun, TextWriter output, TextWriter errors)
    {
        var set = publication.RuleSet;
        var line = $"{set.Id} {set.Digest}";
        if (publication.IsDone || dryRun)
        {
            output.WriteLine($"{line} {(publication.IsDone ? "was published already" : "can be published; nothing was written")}");
            return ExitCode.Done;
        }

        try
        {
            // The manifest first: a set that says published and is not locked yet is found and mended by another run.
            if (publication.Manifest is { } manifest)
            {
                WholeFile.Write(Path.Combine(loaded.Folder, "ruleset.json"), manifest);
            }

            publication.Lock?.Write(folder);
            output.WriteLine($"{line} published");
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }
}
