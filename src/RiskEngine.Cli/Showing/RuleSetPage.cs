using System.Globalization;
using NodaTime;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Showing;

/// <summary>Shows a rule set, a rule or a parameter to an analyst.</summary>
/// <param name="set">The set.</param>
/// <param name="period">The days in which it is in force, as people read them.</param>
/// <param name="asOf">The day whose values are shown.</param>
/// <param name="region">Division code whose values are shown.</param>
/// <param name="output">Where to.</param>
internal sealed class RuleSetPage(RuleSet set, string period, LocalDate asOf, string region, TextWriter output)
{
    /// <summary>Everything that can be asked for by its name: rules and parameters.</summary>
    public IEnumerable<string> Names => Rules.Select(pair => pair.Rule.Code).Concat(set.Parameters.Select(parameter => parameter.Name));

    private IEnumerable<(Domain Domain, Rule Rule)> Rules =>
        set.Domains.SelectMany(domain => domain.Rules.Select(rule => (domain, rule)));

    /// <summary>The manifest, every rule by domain, and every parameter.</summary>
    public void ShowAll()
    {
        ShowManifest();
        foreach (var domain in set.Domains)
        {
            output.WriteLine();
            output.WriteLine($"== {domain.Name} ({Kind(domain)})");
            domain.Rules.ToList().ForEach(rule => Show(domain, rule, withValues: false));
        }

        output.WriteLine();
        output.WriteLine($"== parameters {When}");
        set.Parameters.ToList().ForEach(ShowValue);
    }

    /// <summary>One rule or parameter; false when there is none of that name.</summary>
    public bool Show(string name)
    {
        if (Rules.FirstOrDefault(pair => pair.Rule.Code == name) is { Rule: { } rule } found)
        {
            output.WriteLine($"{set.Id}, {found.Domain.Name} ({Kind(found.Domain)})");
            Show(found.Domain, rule, withValues: true);
            return true;
        }

        if (set.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
        {
            output.WriteLine($"{set.Id}, {When}");
            ShowValue(parameter);
            ShowEntries(parameter);
            return true;
        }

        return false;
    }

    private string When => $"on {RuleSetList.Day(asOf)} {(region.Length == 0 ? "for the whole country" : $"for region {region}")}";

    private void ShowManifest()
    {
        output.WriteLine($"{set.Id}  {set.Status.ToString().ToLowerInvariant()}  in force {period}");
        Line("title", set.Title.Zh);
        Line("", set.Title.En);
        Line("extends", set.Extends?.ToString() ?? "nothing");
        Line("division", set.DivisionCode.Length == 0 ? "the whole country" : set.DivisionCode);
        Line("owner", set.Owner);
        Line("changes", set.Changes);
        Line("bands", string.Join(", ", set.Bands.Select(band =>
            string.Create(CultureInfo.InvariantCulture, $"{band.Level} from {band.From}"))));
        Line("domains", string.Join(", ", set.Domains.Select(domain => domain.Name)));
        foreach (var off in set.TurnedOff)
        {
            Line("turned off", $"{off.Rule} by {off.By}: {off.Why} ({off.Source})");
        }

        Line("digest", set.Digest);
    }

    private void Show(Domain domain, Rule rule, bool withValues)
    {
        output.WriteLine();
        output.WriteLine(rule.Code + (domain.Kind == DomainKind.Flags
            ? string.Create(CultureInfo.InvariantCulture, $"  {rule.Points} points{(rule.Design ? ", our choice" : "")}") : "")
            + (rule.Enabled ? "" : "  asleep"));
        Line("title", $"{rule.Title.Zh} | {rule.Title.En}");
        Line("when", rule.Expression.Text);
        foreach (var global in withValues ? RuleReads.Globals(domain, rule) : [])
        {
            Line("", $"{global.Name} = {global.Expression.Text}");
        }

        Line("text", rule.Text is { } text ? $"{text.Zh} | {text.En}" : null);
        Line("category", rule.Category?.Text);
        Line("addresses", rule.Addresses.Count > 0 ? string.Join(", ", rule.Addresses) : null);
        Line("department", rule.Department);
        Line("members", rule.Members?.Text);
        Line("amount", rule.Amount is { } amount ? $"{amount.Value.Text} per {amount.Per}" : null);
        Line("due in days", rule.DueInDays?.Text);
        Line("basis", string.Join(", ", rule.Basis));
        Line("why", rule.Why);
        Line("from", rule.Origin == set.Id ? null : rule.Origin.ToString());
        var asked = withValues
            ? string.Join(", ", Rules.Where(pair => pair.Rule.Addresses.Contains(rule.Code)).Select(pair => pair.Rule.Code))
            : "";
        Line("calls for", asked.Length > 0 ? asked : null);
        if (withValues)
        {
            var read = RuleReads.Parameters(domain, rule);
            set.Parameters.Where(parameter => read.Contains(parameter.Name)).ToList().ForEach(ShowValue);
        }
    }

    private void ShowValue(Parameter parameter)
    {
        var now = ParameterResolution.Resolve(parameter, region, asOf);
        output.WriteLine();
        output.WriteLine($"{parameter.Name} = {Value(now.Value)} {parameter.Unit}{(now.Provisional ? ", provisional" : "")}"
            + (now.CarriedOver ? ", carried over" : ""));
        Line("title", $"{parameter.Title.Zh} | {parameter.Title.En}");
        Line("source", now.Source);
        Line("since", now.From is { } from ? RuleSetList.Day(from) : null);
    }

    private void ShowEntries(Parameter parameter)
    {
        Line("may be set by", parameter.OverridableBy.Count == 0 ? "nobody else" : string.Join(", ", parameter.OverridableBy));
        foreach (var value in parameter.Values)
        {
            var place = value.Region.Length == 0 ? "country" : value.Region;
            var end = value.To is { } to ? $" to {RuleSetList.Day(to.PlusDays(-1))}" : "";
            Line("entry", $"{place} from {RuleSetList.Day(value.From)}{end}: {Value(value.Value)}"
                + $"{(value.Provisional ? ", provisional" : "")}: {value.Source} ({value.Origin})");
        }
    }

    private void Line(string name, string? text)
    {
        if (text is not null)
        {
            output.WriteLine($"  {name,-12} {text}");
        }
    }

    private static string Kind(Domain domain) =>
        domain.Kind.ToString().ToLowerInvariant() + (domain.Group is { } group ? $", {group}" : "");

    private static string Value(object? value) => value switch
    {
        null => "not found",
        bool isYes => isYes ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
