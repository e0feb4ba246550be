using RiskEngine.Assessments;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Facts;
using RiskEngine.Language;

namespace RiskEngine.Cases;

/// <summary>Which clauses some case sees met, and which some case sees not met.</summary>
internal sealed class ClauseCoverage
{
    private readonly bool[] met;
    private readonly bool[] notMet;

    private ClauseCoverage(int count) => (met, notMet) = (new bool[count], new bool[count]);

    public static ClauseCoverage Of(CompiledRuleSet ruleSet, IEnumerable<Case> cases)
    {
        var form = ruleSet.Clauses.Value;
        var coverage = new ClauseCoverage(form.Count);
        var facts = new HouseholdFacts();
        var row = ruleSet.NewAssessment();
        var values = new ClauseValue[form.Count];
        foreach (var one in cases)
        {
            facts.Load(one.Household, one.AsOf);
            ruleSet.Assess(facts, row);
            form.Run(row, values);
            for (var clause = 0; clause < values.Length; clause++)
            {
                coverage.met[clause] |= values[clause].Truth == Truth.Met;
                coverage.notMet[clause] |= values[clause].Truth == Truth.NotMet;
            }
        }

        return coverage;
    }

    /// <summary>Whether a case has the clause met.</summary>
    public bool SeesMet(BoundRule rule, int clause) => met[rule.FirstClause + clause];

    /// <summary>Whether a case has the clause not met.</summary>
    public bool SeesNotMet(BoundRule rule, int clause) => notMet[rule.FirstClause + clause];
}
