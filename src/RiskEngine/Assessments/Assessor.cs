using NodaTime;
using RiskEngine.Facts;
using RiskEngine.Households;

namespace RiskEngine.Assessments;

/// <summary>Assesses one household after the other with what it keeps from the last. One for each thread.</summary>
/// <param name="shelf">The rule sets, shared by all threads.</param>
/// <param name="pin">The rule set to apply; null for the one in force for each household.</param>
public sealed class Assessor(RuleSetShelf shelf, string? pin = null)
{
    private const int Limit = 4_096;

    private readonly HouseholdFacts facts = new();
    private readonly Dictionary<CompiledRuleSet, Assessment> rows = [];
    private readonly Dictionary<(string Region, LocalDate Day), CompiledRuleSet> choices = [];

    /// <summary>Assesses a household as it was read.</summary>
    /// <param name="household">The household; the assessment is good as long as it is not read over.</param>
    /// <param name="asOf">The day of the assessment; null for the day of the snapshot.</param>
    /// <param name="problems">Gets the reason when there is no assessment.</param>
    /// <returns>The assessment, filled again by the next call; null when the household cannot be assessed on that day.</returns>
    public Assessment? Assess(HouseholdSnapshot household, LocalDate? asOf, List<SnapshotProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(problems);
        var day = asOf ?? household.SnapshotDate;
        if (!SnapshotReader.IsCollectedBy(household, day, problems) || Choose(household.RegionCode, day, problems) is not { } ruleSet)
        {
            return null;
        }

        if (!rows.TryGetValue(ruleSet, out var row))
        {
            rows[ruleSet] = row = ruleSet.NewAssessment();
        }

        facts.Load(household, day);
        ruleSet.Assess(facts, row);
        return row;
    }

    private CompiledRuleSet? Choose(string region, LocalDate day, List<SnapshotProblem> problems)
    {
        if (choices.TryGetValue((region, day), out var known))
        {
            return known;
        }

        if (shelf.Find(region, day, pin, out var error) is not { } found)
        {
            problems.Add(new SnapshotProblem("", "RE3100", error!.Message, error.Suggestion));
            return null;
        }

        if (choices.Count >= Limit)
        {
            choices.Clear();
        }

        return choices[(region, day)] = found;
    }
}
