using RiskEngine.Assessments;
using RiskEngine.Facts;

namespace RiskEngine.Cases;

/// <summary>Runs cases against a rule set and says of each that failed why.</summary>
public static class CaseRunner
{
    /// <summary>Runs every case, in order.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="cases">Its cases, or those of a set that it extends.</param>
    public static IReadOnlyList<CaseResult> Run(CompiledRuleSet ruleSet, IEnumerable<Case> cases)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(cases);
        var facts = new HouseholdFacts();
        var row = ruleSet.NewAssessment();
        var explanation = new CaseExplanation(row);
        List<CaseResult> results = [];
        foreach (var one in cases)
        {
            facts.Load(one.Household, one.AsOf);
            ruleSet.Assess(facts, row);
            results.Add(new CaseResult(one, [.. Differences(one.Expect, row, explanation)]));
        }

        return results;
    }

    private static IEnumerable<CaseDifference> Differences(
        CaseExpectation expect, Assessment row, CaseExplanation explanation)
    {
        (IReadOnlyList<string> Codes, RuleOutcome Outcome)[] lists =
        [
            (expect.Met, RuleOutcome.MET),
            (expect.NotMet, RuleOutcome.NOT_MET),
            (expect.Unknown, RuleOutcome.UNKNOWN),
        ];
        foreach (var (codes, wanted) in lists)
        {
            foreach (var code in codes.Where(code => row.OutcomeOf(code) != wanted))
            {
                yield return new CaseDifference(
                    code, wanted.ToString(), row.OutcomeOf(code).ToString(), explanation.Clauses(code),
                    explanation.Missing(code));
            }
        }

        if (expect.Category is { } category && category != row.Category)
        {
            string[] rows = [.. explanation.CategoryRows(category)];
            yield return new CaseDifference(
                nameof(expect.Category), category, row.Category,
                [.. rows.SelectMany(explanation.Clauses)], [.. rows.SelectMany(explanation.Missing).Distinct()]);
        }

        if (expect.Score is { } score && score != row.Score)
        {
            yield return new CaseDifference(
                nameof(expect.Score), FormattableString.Invariant($"{score}"),
                FormattableString.Invariant($"{row.Score}{explanation.Points(RuleOutcome.MET)}"), [], []);
        }

        if (expect.ScoreRange is { } range && range != (row.Score, row.HighestScore))
        {
            yield return new CaseDifference(
                nameof(expect.ScoreRange), FormattableString.Invariant($"{range.Lowest} to {range.Highest}"),
                FormattableString.Invariant(
                    $"{row.Score} to {row.HighestScore}{explanation.Points(RuleOutcome.MET, RuleOutcome.UNKNOWN)}"),
                [], []);
        }
    }
}
