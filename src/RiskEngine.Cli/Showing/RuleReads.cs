using System.Text.RegularExpressions;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Showing;

/// <summary>Which derived values and parameters a rule reads, through other derived values too.</summary>
/// <remarks>Names are looked up in the text: a page about a draft is wanted before the draft compiles.</remarks>
internal static partial class RuleReads
{
    /// <summary>The derived values that a rule reads, in the order of its domain.</summary>
    public static IReadOnlyList<Global> Globals(Domain domain, Rule rule)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(Texts(rule));
        while (open.TryDequeue(out var text))
        {
            var words = Words(text);
            foreach (var global in domain.Globals.Where(global => words.Contains(global.Name) && found.Add(global.Name)))
            {
                open.Enqueue(global.Expression.Text);
            }
        }

        return [.. domain.Globals.Where(global => found.Contains(global.Name))];
    }

    /// <summary>The names of the parameters that a rule reads.</summary>
    public static IReadOnlySet<string> Parameters(Domain domain, Rule rule) =>
        Texts(rule).Concat(Globals(domain, rule).Select(global => global.Expression.Text))
            .SelectMany(text => ParameterName().Matches(text).Select(match => match.Groups[1].Value))
            .ToHashSet();

    private static IEnumerable<string> Texts(Rule rule) =>
        new[] { rule.Expression, rule.Members, rule.Amount?.Value, rule.DueInDays, rule.Category }.OfType<RuleText>()
            .Select(text => text.Text);

    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    // A name after a point belongs to something else.
    [GeneratedRegex(@"(?<![.A-Za-z0-9])[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bparameters\.([A-Za-z][A-Za-z0-9]*)")]
    private static partial Regex ParameterName();
}
