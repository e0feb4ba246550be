using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Syntax;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Names that stock RulesEngine would read otherwise.</summary>
internal static class NameCheck
{
    // The names that every expression has already.
    private static readonly string[] Taken = ["household", "parameters", "flags"];

    public static IEnumerable<Diagnostic> Of(RuleSetPiece piece)
    {
        var globals = piece.Workflows.SelectMany(workflow => workflow.Globals)
            .Select(placed => (placed.Global.Name, placed.At)).ToList();
        var parameters = piece.Parameters.SelectMany(file => file.Parameters)
            .Select(placed => (placed.Parameter.Name, placed.At)).ToList();
        return Reserved("derived value", globals, [.. Taken])
            .Concat(Reserved("parameter", parameters, []))
            .Concat(Similar("derived value", globals))
            .Concat(Similar("parameter", parameters));
    }

    private static IEnumerable<Diagnostic> Reserved(
        string thing, IEnumerable<(string Name, FileValue At)> names, IReadOnlyList<string> taken) => names
        .Where(named => Spelling.IsReserved(named.Name) || taken.Contains(named.Name, StringComparer.OrdinalIgnoreCase))
        .Select(named => named.At.Mark(CheckMistakes.ReservedName(thing, named.Name)));

    private static IEnumerable<Diagnostic> Similar(string thing, IEnumerable<(string Name, FileValue At)> names)
    {
        var first = new Dictionary<string, (string Name, FileValue At)>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, at) in names)
        {
            if (!first.TryAdd(name, (name, at)) && first[name].Name != name)
            {
                yield return at.Mark(CheckMistakes.NamesDifferByCase(thing, name, first[name].At.Place));
            }
        }
    }
}
