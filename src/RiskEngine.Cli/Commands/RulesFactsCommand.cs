using System.CommandLine;
using RiskEngine.Cli.FactSheets;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules facts</c>: what rules can read of a household.</summary>
internal static class RulesFactsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "Part or fact, such as household.Income or Age; everything if left out",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var markdown = new Option<bool>("--markdown") { Description = "As Markdown, which is how rules/FACTS.md is made" };
        var command = new Command("facts", "List the facts: meaning, unit, range, when unknown, source") { name, markdown };
        command.SetAction(parsed =>
            (int)Run(parsed.GetValue(name), parsed.GetValue(markdown), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Lists the facts of a name, or all of them.</summary>
    internal static ExitCode Run(string? name, bool markdown, TextWriter output, TextWriter errors)
    {
        var sheet = new FactSheet();
        var parts = name is null ? sheet.Parts : sheet.Named(name);
        if (parts.Count == 0)
        {
            var meant = sheet.NearestTo(name!);
            errors.WriteLine($"error: there is no fact `{name}`" + (meant is null ? "" : $"; did you mean `{meant}`?"));
            errors.WriteLine($"  fix: the parts are {string.Join(", ", sheet.Parts.Select(part => part.Path))}; `riskengine rules facts` lists all facts");
            return ExitCode.Usage;
        }

        if (markdown)
        {
            FactsMarkdown.Write(sheet, parts, output);
        }
        else
        {
            FactsText.Write(parts, output);
        }

        return ExitCode.Done;
    }
}
