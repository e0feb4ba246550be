using System.Text;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Assessments.Json;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Cases;

/// <summary>Shows an analyst why a rule came out as it did for the household that the row holds now.</summary>
internal sealed class CaseExplanation(Assessment row)
{
    private readonly Utf8Text text = new();

    /// <summary>The clauses of a rule, after what calls for it where it is a measure or a step.</summary>
    public IReadOnlyList<CaseClause> Clauses(string code)
    {
        var rule = row.Compiled.Bound.Rules[row.Compiled.IndexOf(code)];
        var form = row.Compiled.Clauses.Value;
        var values = new ClauseValue[form.Count];
        form.Run(row, values);
        return
        [
            .. rule.Rule.Addresses.Select(address =>
                new CaseClause(code, $"answers {address}", null, null, RuleOutcomes.Of(row.ReadFlag(address)))),
            .. rule.Condition.Clauses.Select((clause, place) => Shown(code, clause, values[rule.FirstClause + place])),
        ];
    }

    /// <summary>The missing answers behind a rule.</summary>
    public IReadOnlyList<string> Missing(string code) =>
        [.. row.FindDataGaps().Where(gap => gap.CouldChange.Contains(code)).Select(gap => gap.Pointer)];

    /// <summary>The category row that was expected to decide, and the one that did.</summary>
    public IEnumerable<string> CategoryRows(string expected) => row.Compiled.CategoryRows
        .Where((category, place) => category.Code == expected || place == row.DecidingRow)
        .Select(category => category.Code);

    /// <summary>The flags that count, with their points.</summary>
    public string Points(params RuleOutcome[] outcomes)
    {
        var counted = row.Compiled.Bound.Rules
            .Where(rule => rule.Domain.Kind == DomainKind.Flags && rule.Rule.Points > 0
                && row.TruthOf(rule.Index) != Truth.Unset && outcomes.Contains(row.OutcomeOf(rule.Code)))
            .Select(rule => FormattableString.Invariant($"{rule.Code} {rule.Rule.Points}"))
            .ToList();
        return counted.Count == 0 ? "" : $" ({string.Join(", ", counted)})";
    }

    private CaseClause Shown(string code, Clause clause, ClauseValue value) => new(
        code,
        clause.Text,
        clause.IsComparison ? Shown(value.Left) : null,
        clause.IsComparison ? Shown(value.Right) : null,
        RuleOutcomes.Of(value.Truth));

    private string Shown(OperandValue value)
    {
        text.Clear();
        ValueJson.En.Append(text, value);
        return Encoding.UTF8.GetString(text.Written);
    }
}
