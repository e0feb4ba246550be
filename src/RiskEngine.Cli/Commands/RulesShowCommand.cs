using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Cli.Showing;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules show</c>: a rule set, one of its rules or one of its parameters, for reading.</summary>
internal static class RulesShowCommand
{
    public static Command Create(Option<string?> rules)
    {
        var set = new Argument<string>("SET[@V]") { Description = "Rule set, such as national or national@2020.1" };
        var code = new Argument<string?>("CODE")
        {
            Description = "A rule or parameter of it; everything if left out",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var asOf = new Option<LocalDate?>("--as-of")
        {
            Description = "Day whose values are shown, yyyy-MM-dd; the first day in force if left out",
            HelpName = "D",
            CustomParser = ParseDay,
        };
        var region = new Option<string?>("--region")
        {
            Description = "Division whose values are shown; that of the set if left out",
            HelpName = "CODE",
            CustomParser = ParseRegion,
        };
        var command = new Command("show", "Show a rule set, a rule or a parameter, with reasons and sources") { set, code, asOf, region };
        command.SetAction(parsed => (int)Run(
            parsed.GetValue(rules), parsed.GetRequiredValue(set), parsed.GetValue(code), parsed.GetValue(asOf),
            parsed.GetValue(region), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Shows what was asked for.</summary>
    internal static ExitCode Run(
        string? rules, string name, string? code, LocalDate? asOf, string? region, TextWriter output, TextWriter errors)
    {
        if (RulesFolder.Find(rules, errors) is not { } folder)
        {
            return ExitCode.Usage;
        }

        var library = RuleSetLibrary.Load(folder);
        var choice = library.Choose(region ?? "", asOf ?? LocalDate.MaxIsoValue, Pin(library, name, asOf));
        if (choice.RuleSet is not { } set)
        {
            DiagnosticText.Write(errors, library.Findings, library.Line);
            errors.WriteLine($"error: {choice.Error!.Message}");
            errors.WriteLine($"  fix: {choice.Error.Suggestion}");
            return ExitCode.Usage;
        }

        var page = new RuleSetPage(
            set, RuleSetList.Period(set, library), asOf ?? set.EffectiveFrom, region ?? set.DivisionCode, output);
        if (code is null)
        {
            page.ShowAll();
            return ExitCode.Done;
        }

        if (page.Show(code))
        {
            return ExitCode.Done;
        }

        var meant = Nearest.To(code, page.Names);
        errors.WriteLine($"error: `{set.Id}` has no rule or parameter `{code}`");
        errors.WriteLine(meant is null
            ? $"  fix: run `riskengine rules show {set.Id}` to see them all"
            : $"  fix: did you mean `{meant}`?");
        return ExitCode.Usage;
    }

    // A set without version and day: its newest published version, else its newest.
    private static string Pin(RuleSetLibrary library, string name, LocalDate? asOf)
    {
        var versions = library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>().Where(set => set.Id.Set == name);
        var newest = versions.OrderBy(set => set.Status == RuleSetStatus.Published).ThenBy(set => set.EffectiveFrom).LastOrDefault();
        return asOf is null && newest is not null ? newest.Id.ToString() : name;
    }

    private static LocalDate? ParseDay(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var day = LocalDatePattern.Iso.Parse(text);
        if (day.Success && day.Value.Year is >= 1900 and <= 2999)
        {
            return day.Value;
        }

        argument.AddError($"--as-of must be a day from 1900 to 2999, written yyyy-MM-dd, not `{text}`");
        return null;
    }

    private static string? ParseRegion(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (text.Length is 2 or 4 or 6 or 9 or 12 && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        argument.AddError($"--region must be a division code of 2, 4, 6, 9 or 12 digits, not `{text}`");
        return null;
    }
}
