using System.Text.RegularExpressions;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Coverage;

/// <summary>Finds every place in the files of a set that names a row.</summary>
/// <remarks>The files are walked again because a set that has been read no longer knows where its basis stood.</remarks>
internal static partial class Citations
{
    /// <summary>The citations in a set's own files; a rule that sleeps carries nothing.</summary>
    public static IEnumerable<Citation> In(RuleSet ruleSet, RuleSetFiles files)
    {
        var kinds = ruleSet.Domains.ToDictionary(domain => domain.Name, domain => domain.Kind);
        foreach (var (name, file) in files.Files)
        {
            if (name.Split('.') is not [var domain, var kind and ("workflow" or "parameters"), _]
                || JsonWalk.Read(file, []) is not { } root)
            {
                continue;
            }

            var found = kind == "workflow" ? InRules(root, ruleSet.Id, KindOf(kinds[domain])) : InValues(root, ruleSet.Id);
            foreach (var citation in found)
            {
                yield return citation;
            }
        }
    }

    private static IEnumerable<Citation> InRules(FileValue root, RuleSetId set, CarrierKind kind) =>
        from rule in root["Rules"]!.Items
        where rule["Enabled"]?.IsYes ?? true
        let carrier = new Carrier(set, kind, rule["RuleName"]!.Text)
        from basis in rule["Properties"]!["Basis"]!.Items
        where basis.Text.StartsWith("SD", StringComparison.OrdinalIgnoreCase)
        select new Citation(basis.Text, carrier, basis);

    private static IEnumerable<Citation> InValues(FileValue root, RuleSetId set) =>
        from parameter in root["Parameters"]!.Items
        let carrier = new Carrier(set, CarrierKind.Parameter, parameter["Name"]!.Text)
        from value in parameter["Values"]!.Items
        let source = value["Source"]!
        from row in RowId().Matches(source.Text)
        select new Citation(row.Value, carrier, source);

    private static CarrierKind KindOf(DomainKind kind) => kind switch
    {
        DomainKind.Flags => CarrierKind.Flag,
        DomainKind.Categories => CarrierKind.Category,
        DomainKind.Measures => CarrierKind.Measure,
        _ => CarrierKind.Step,
    };

    [GeneratedRegex("SD-[0-9A-Za-z]+")]
    private static partial Regex RowId();
}
