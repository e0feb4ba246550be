using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Benchmarks.HandWritten;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.Plan;

/// <summary>Holds the hand-written rules to the plan: a baseline that answers something else would be no baseline.</summary>
internal static class Agreement
{
    // The set was not yet published on the other two days: parameters are unset on them, and on the last one the poverty line too.
    private static readonly LocalDate[] Days = [SampleFacts.Day, new(2020, 1, 15), new(2019, 2, 1)];

    /// <summary>The first disagreement in words; null when they agree on everything.</summary>
    public static string? Difference(CompiledRuleSet compiled, ulong seed, int households)
    {
        if (DifferenceInNames(compiled) is { } name)
        {
            return name;
        }

        var (hand, row) = (new HandWrittenRules(compiled.RuleSet), new HandRow());
        var assessment = compiled.NewAssessment();
        foreach (var day in Days)
        {
            foreach (var facts in SampleFacts.Make(seed, households, day))
            {
                compiled.Assess(facts, assessment);
                hand.Assess(facts, row);
                if (Difference(assessment, row) is { } difference)
                {
                    return $"household {facts.Snapshot.HouseholdId} of seed {seed} as of {day:uuuu-MM-dd}: {difference}";
                }
            }
        }

        return null;
    }

    private static string? DifferenceInNames(CompiledRuleSet compiled)
    {
        var codes = compiled.Bound.Rules.Select(rule => rule.Code);
        var derived = compiled.Bound.Globals.Select(global => char.ToUpperInvariant(global.Name[0]) + global.Name[1..]);
        return !codes.SequenceEqual(Enum.GetNames<RuleCode>()) ? $"the rules of {compiled.RuleSet.Id} are others, or in another order"
            : !derived.SequenceEqual(Enum.GetNames<Derived>()) ? $"the derived values of {compiled.RuleSet.Id} are others, or in another order"
            : null;
    }

    private static string? Difference(Assessment plan, HandRow hand)
    {
        for (var index = 0; index < hand.Outcomes.Length; index++)
        {
            if (plan.Outcomes[index] != hand.Outcomes[index])
            {
                return $"{(RuleCode)index} is {plan.TruthOf(index)}, by hand {hand[(RuleCode)index]}";
            }

            if (plan.TruthOf(index) == Truth.Met && DifferenceWhereMet(plan, hand, index) is { } difference)
            {
                return $"{(RuleCode)index}: {difference}";
            }
        }

        return DifferenceInDerived(plan, hand) ?? DifferenceInDecision(plan, hand);
    }

    private static string? DifferenceWhereMet(Assessment plan, HandRow hand, int index)
    {
        var rule = plan.Compiled.Bound.Rules[index];
        if (rule.Domain.Kind == DomainKind.Flags && rule.Condition.HasMargin && plan.Margins[index] != hand.Margins[index])
        {
            return $"margin {plan.Margins[index]}, by hand {hand.Margins[index]}";
        }

        if (rule.Members is not null && plan.MemberBits[index] != hand.Members[index])
        {
            return $"members {plan.MemberBits[index]:x}, by hand {hand.Members[index]:x}";
        }

        if (rule.Amount is not null
            && (plan.HasAmount[index], plan.HasAmount[index] ? plan.Amounts[index] : 0)
                != (hand.HasAmount[index], hand.HasAmount[index] ? hand.Amounts[index] : 0))
        {
            return $"amount {plan.Amounts[index]}, by hand {hand.Amounts[index]}";
        }

        return rule.DueInDays is not null
            && (plan.HasDue[index], plan.HasDue[index] ? plan.DueInDays[index] : 0)
                != (hand.HasDue[index], hand.HasDue[index] ? hand.DueInDays[index] : 0)
            ? $"due in {plan.DueInDays[index]} days, by hand {hand.DueInDays[index]}"
            : null;
    }

    private static string? DifferenceInDerived(Assessment plan, HandRow hand)
    {
        for (var index = 0; index < plan.DerivedStates.Length; index++)
        {
            var isNumber = plan.Compiled.Bound.Globals[index].Expression.Type is var type && type != typeof(bool) && type != typeof(bool?);
            if (plan.DerivedStates[index] != hand.DerivedStates[index]
                || (isNumber && plan.DerivedStates[index] == 0 && plan.DerivedNumbers[index] != hand.DerivedNumbers[index]))
            {
                return $"{(Derived)index} is {plan.DerivedStates[index]} {plan.DerivedNumbers[index]}, "
                    + $"by hand {hand.DerivedStates[index]} {hand.DerivedNumbers[index]}";
            }
        }

        return null;
    }

    private static string? DifferenceInDecision(Assessment plan, HandRow hand)
    {
        var one = (plan.CategoryIndex, plan.DecidingRow, Yielded(plan), plan.Score, plan.HighestScore);
        var other = (hand.CategoryIndex, hand.DecidingRow, hand.YieldedCategory, hand.Score, hand.HighestScore);
        return one != other ? $"category, row, yielded, score, highest {one}, by hand {other}"
            : !plan.CategoryStates.AsSpan().SequenceEqual(hand.CategoryStates) ? "the categories still possible differ"
            : null;
    }

    private static int Yielded(Assessment plan) => plan.TruthOf((int)RuleCode.STAYS_MONITORED) >= Truth.Unknown
        ? plan.YieldedCategories[RuleCode.STAYS_MONITORED - RuleCode.RETURNED_TO_POVERTY]
        : -1;
}
