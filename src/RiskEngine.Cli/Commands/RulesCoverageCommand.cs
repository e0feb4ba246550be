using System.CommandLine;
using System.Text;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Coverage;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules coverage</c>: what carries each demand of the founding documents.</summary>
internal static class RulesCoverageCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; say whether COVERAGE.md is up to date" };
        var command = new Command("coverage", "Show what carries each demand of the founding documents, in COVERAGE.md") { check };
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(rules), parsed.GetValue(check), parsed.GetValue(quiet), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Writes or checks the file; findings when a row is carried by nothing, or the file is not up to date.</summary>
    internal static ExitCode Run(string? rules, bool check, bool quiet, TextWriter output, TextWriter errors)
    {
        if (RulesFolder.Find(rules, errors) is not { } folder)
        {
            return ExitCode.Usage;
        }

        var library = RuleSetLibrary.Load(folder);
        if (library.Findings.Count > 0)
        {
            DiagnosticText.Write(errors, library.Findings, library.Line);
            return ExitCode.Usage;
        }

        try
        {
            var register = CoverageRegister.Load(folder);
            var coverage = RuleCoverage.Of(register, library);
            DiagnosticText.Write(errors, coverage.Findings, (path, line) => register.Line(path, line) ?? library.Line(path, line));
            if (!quiet)
            {
                output.WriteLine(CoverageReport.Sum(coverage));
            }

            var isFresh = Refresh(Path.Combine(folder, CoverageReport.FileName), CoverageReport.Write(coverage), check, errors);
            return isFresh && coverage.Findings.Count == 0 ? ExitCode.Done : ExitCode.Findings;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    private static bool Refresh(string file, string text, bool check, TextWriter errors)
    {
        var isFresh = File.Exists(file) && File.ReadAllText(file).ReplaceLineEndings("\n") == text;
        if (!check && !isFresh)
        {
            File.WriteAllText(file, text, new UTF8Encoding(false));
        }
        else if (!isFresh)
        {
            errors.WriteLine($"error: {file} is not up to date");
            errors.WriteLine("  fix: run `riskengine rules coverage`, read the difference and commit it");
        }

        return isFresh || !check;
    }
}
