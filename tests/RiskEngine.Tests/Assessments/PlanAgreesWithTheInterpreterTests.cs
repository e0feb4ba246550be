using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Cases;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Assessments;

/// <summary>The plan is one long compiled delegate; on every household it must say what the interpreter says.</summary>
internal sealed class PlanAgreesWithTheInterpreterTests
{
    private static readonly CompiledRuleSet Compiled = NationalRules.Compiled;

    // The day after the end of a year takes another line; long after the end parameters are carried over; before there
    // are none.
    private static readonly LocalDate[] Days = [new(2020, 6, 30), new(2021, 1, 1), new(2024, 2, 29), new(2018, 7, 1)];

    [Test]
    public void On_made_up_households() => Compare(NationalRules.Samples(10_000));

    [TestCase(1)]
    [TestCase(2)]
    public void On_households_with_answers_missing_everywhere(int seed)
    {
        var mangler = new Mangler(seed);
        Compare(NationalRules.Samples(5_000, (ulong)seed).Select(mangler.Mangle));
    }

    private static void Compare(IEnumerable<string> households)
    {
        List<string> differences = [];
        var facts = new HouseholdFacts();
        var row = Compiled.NewAssessment();
        var seen = 0;
        foreach (var json in households)
        {
            var household = AHousehold.Read(json);
            var asOf = Days[seen++ % Days.Length];
            facts.Load(household, asOf);
            Compiled.Assess(facts, row);
            differences.AddRange(Differences(row, new InterpretedHousehold(Compiled, household, asOf))
                .Select(difference => $"{household.HouseholdId} on {asOf}: {difference}"));
            if (differences.Count > 20)
            {
                break;
            }
        }

        Assert.That(string.Join('\n', differences), Is.Empty);
        Assert.That(seen, Is.GreaterThan(1_000), "the test must look at something");
    }

    private static IEnumerable<string> Differences(Assessment row, InterpretedHousehold expected)
    {
        foreach (var global in Compiled.Bound.Globals)
        {
            if (Value(row, global) is var value && !Equals(value, Plain(expected.ValueOf(global.Name))))
            {
                yield return $"{global.Name} is {value}, not {expected.ValueOf(global.Name)}";
            }
        }

        foreach (var rule in Compiled.Bound.Rules)
        {
            var (truth, wanted) = (row.TruthOf(rule.Index), expected.TruthOf(rule.Code));
            if (truth != wanted)
            {
                yield return $"{rule.Code} is {truth}, not {wanted}";
            }
            else if (truth == Truth.Met)
            {
                foreach (var difference in Extras(row, rule, expected))
                {
                    yield return difference;
                }
            }
        }

        if ((row.Category, row.Score, row.HighestScore) != (expected.Category, expected.Score, expected.HighestScore))
        {
            yield return $"category and score are {row.Category} {row.Score} {row.HighestScore}, "
                + $"not {expected.Category} {expected.Score} {expected.HighestScore}";
        }

        foreach (var code in Compiled.Bound.Categories)
        {
            var state = (Truth)row.CategoryStates[Compiled.CategoryPlace(code)];
            if (state != expected.ReadFlag(code))
            {
                yield return $"{code} is read as {state}, not {expected.ReadFlag(code)}";
            }
        }
    }

    private static IEnumerable<string> Extras(Assessment row, BoundRule rule, InterpretedHousehold expected)
    {
        string[] members = [.. row.Household.Members.Where((_, place) => (row.MemberBits[rule.Index] >> place & 1) == 1)
            .Select(member => member.MemberId)];
        if (rule.Members is not null && !members.SequenceEqual(expected.Members(rule.Code)))
        {
            yield return $"{rule.Code} names {string.Join(' ', members)}, not {string.Join(' ', expected.Members(rule.Code))}";
        }

        decimal? amount = row.HasAmount[rule.Index] ? row.Amounts[rule.Index] : null;
        if (rule.Amount is { } paid && amount != Number(expected.Evaluate(paid)))
        {
            yield return $"{rule.Code} pays {amount}, not {expected.Evaluate(paid)}";
        }

        decimal? due = row.HasDue[rule.Index] ? row.DueInDays[rule.Index] : null;
        if (rule.DueInDays is { } days && due != Number(expected.Evaluate(days)))
        {
            yield return $"{rule.Code} is due in {due}, not {expected.Evaluate(days)}";
        }

        if (rule.Domain.Kind == DomainKind.Flags && rule.Condition.HasMargin && Margin(rule, expected) is var margin
            && margin != row.Margins[rule.Index])
        {
            yield return $"{rule.Code} has the margin {row.Margins[rule.Index]}, not {margin}";
        }
    }

    private static decimal Margin(BoundRule rule, InterpretedHousehold expected)
    {
        var comparison = rule.Condition.Threshold!;
        var left = (decimal)Plain(expected.Evaluate(new BoundExpression(rule.Condition.Text, comparison.Left)));
        var right = (decimal)Plain(expected.Evaluate(new BoundExpression(rule.Condition.Text, comparison.Right)));
        return comparison.Operator[0] == '<' ? left - right : right - left;
    }

    private static object Value(Assessment row, BoundGlobal global)
    {
        var state = row.DerivedStates[global.Index];
        return RowVariables.IsCondition(global.Expression.Type) ? (Truth)state
            : state == 0 ? row.DerivedNumbers[global.Index]
            : state == 1 ? Absent.Missing : Absent.Unset;
    }

    private static decimal? Number(object value) => value is Absent ? null : (decimal)Plain(value);

    private static object Plain(object value) => value is int whole ? (decimal)whole : value;
}
