using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Assessments;

/// <summary>What holds for every household, whatever the rules say.</summary>
internal sealed class PropertyTests
{
    private static readonly CompiledRuleSet National = NationalRules.Compiled;

    [Test]
    public void Every_household_has_exactly_one_category_and_a_range_that_holds_its_score()
    {
        var mangler = new Mangler(11);
        var categories = National.RuleSet.Domains.Single(domain => domain.Name == "categories").Rules
            .Where(rule => rule.Category is null).Select(rule => rule.Code).Append("INDETERMINATE").ToHashSet();
        var seen = new HashSet<string>();
        foreach (var household in NationalRules.Samples(5_000)
            .Concat(NationalRules.Samples(5_000, 2).Select(mangler.Mangle)))
        {
            var one = Snap.Of(household);
            Assert.That(categories, Does.Contain(one.Category));
            Assert.That((one.Score, one.Highest), Is.EqualTo(
                (Math.Clamp(one.Score, 0, one.Highest), Math.Clamp(one.Highest, one.Score, 100))), household);
            seen.Add(one.Category);
        }

        Assert.That(seen, Is.EquivalentTo(categories), "every category occurs");
    }

    [Test]
    public void More_wage_never_raises_the_score()
    {
        var random = new Random(3);
        var mangler = new Mangler(12);
        var changed = 0;
        foreach (var household in NationalRules.Samples(3_000, 3)
            .Concat(NationalRules.Samples(3_000, 4).Select(mangler.Mangle)))
        {
            var richer = JsonNode.Parse(household)!.AsObject();
            if (richer["income"]?["wage"] is not JsonValue wage)
            {
                continue;
            }

            richer["income"]!["wage"] = Math.Min((decimal)wage
                + Math.Round((decimal)Math.Pow(10, random.NextDouble() * 5), 2), 999_999_999_999m);
            var (before, after) = (Snap.Of(household), Snap.Of(richer.ToJsonString()));
            Assert.That(after.Score, Is.LessThanOrEqualTo(before.Score), household);
            Assert.That(after.Highest, Is.LessThanOrEqualTo(before.Highest), household);
            changed += after.Score < before.Score ? 1 : 0;
        }

        Assert.That(changed, Is.GreaterThan(50), "the test must see scores fall");
    }

    [Test]
    public void An_answer_filled_in_never_leaves_the_range_nor_contradicts_what_was_known()
    {
        var forgetter = new Forgetter(13);
        var open = 0;
        foreach (var household in NationalRules.Samples(6_000, 5))
        {
            var (less, _) = forgetter.Forget(household);
            var (before, after) = (Snap.Of(less), Snap.Of(household));
            Assert.That((after.Score, after.Highest), Is.EqualTo((Math.Clamp(after.Score, before.Score,
                before.Highest), Math.Clamp(after.Highest, before.Score, before.Highest))), less);
            Assert.That(before.Category, Is.EqualTo(after.Category).Or.EqualTo("INDETERMINATE"), less);
            Assert.That(Contradictions(before, after), Is.Empty, less);
            open += before.Highest > before.Score ? 1 : 0;
        }

        Assert.That(open, Is.GreaterThan(1_000), "the test must see open scores");
    }

    [Test]
    public void An_answer_that_no_gap_asks_for_changes_nothing()
    {
        var forgetter = new Forgetter(14);
        var tried = 0;
        foreach (var household in NationalRules.Samples(3_000, 6))
        {
            var (less, forgotten) = forgetter.Forget(household);
            var before = Snap.Of(less);
            foreach (var pointer in forgotten.Where(pointer => !before.Gaps.Any(gap => Covers(gap, pointer))))
            {
                var filled = Forgetter.Restored(less, household, pointer);
                if (filled is null)
                {
                    continue;
                }

                var after = Snap.Of(filled);
                Assert.That((after.Category, after.Score, after.Highest),
                    Is.EqualTo((before.Category, before.Score, before.Highest)), $"{pointer} of {less}");
                Assert.That(after.Answers(), Is.EqualTo(before.Answers()), $"{pointer} of {less}");
                tried++;
            }
        }

        Assert.That(tried, Is.GreaterThan(1_000), "the test must try some");
    }

    [Test]
    public void An_answer_changes_nothing_that_its_gap_does_not_name()
    {
        var forgetter = new Forgetter(16);
        var tried = 0;
        foreach (var household in NationalRules.Samples(2_000, 8))
        {
            var (less, _) = forgetter.Forget(household);
            var before = Snap.Of(less);
            foreach (var gap in before.Gaps.Where(gap => Forgetter.Restored(less, household, gap) is not null))
            {
                var after = Snap.Of(Forgetter.Restored(less, household, gap)!);
                var changed = before.Outcomes.Where(outcome => after.Outcomes[outcome.Key] != outcome.Value)
                    .Select(outcome => outcome.Key)
                    .Where(code => KindOf(code) is DomainKind.Flags or DomainKind.Measures)
                    .Where(code => !before.IsSilent(code));
                Assert.That(changed, Is.SubsetOf(before.CouldChange[gap]), $"{gap} of {less}");
                tried++;
            }
        }

        Assert.That(tried, Is.GreaterThan(1_000), "the test must try some");
    }

    [Test]
    public void The_answers_that_the_gaps_ask_for_are_enough()
    {
        var forgetter = new Forgetter(15);
        foreach (var household in NationalRules.Samples(2_000, 7))
        {
            var (less, _) = forgetter.Forget(household);
            var (whole, now) = (Snap.Of(household), Snap.Of(less));
            for (var round = 0; round < 50 && now.Gaps.Select(gap => Forgetter.Restored(less, household, gap))
                .OfType<string>().FirstOrDefault() is { } more; round++)
            {
                less = more;
                now = Snap.Of(less);
            }

            Assert.That(now.Answers(), Is.EqualTo(whole.Answers()), less);
        }
    }

    private static bool Covers(string gap, string pointer) => pointer == gap
        || pointer.StartsWith(gap + "/", StringComparison.Ordinal)
            || gap.StartsWith(pointer + "/", StringComparison.Ordinal);

    // Steps may ask for what is missing, and stop asking.
    private static IEnumerable<string> Contradictions(Snap before, Snap after) => before.Outcomes
        .Where(outcome => KindOf(outcome.Key) != DomainKind.Steps)
        .Where(outcome => outcome.Value != RuleOutcome.UNKNOWN && after.Outcomes[outcome.Key] != outcome.Value)
        .Select(outcome => $"{outcome.Key} was {outcome.Value} and is {after.Outcomes[outcome.Key]}");

    private static DomainKind KindOf(string code) => National.Bound.Rules[National.IndexOf(code)].Domain.Kind;

    /// <summary>What came of a household, apart from the row that is filled again.</summary>
    private sealed record Snap(
        string Category, int Score, int Highest, Dictionary<string, RuleOutcome> Outcomes, Dictionary<string,
            IReadOnlyList<string>> CouldChange, Truth[] Truths)
    {
        private static readonly HouseholdFacts Facts = new();
        private static readonly Assessment Row = National.NewAssessment();
        private static readonly string[] Codes = [.. Row.Codes];

        public static Snap Of(string household)
        {
            Facts.Load(AHousehold.Read(household), NationalRules.Day);
            National.Assess(Facts, Row);
            return new Snap(
                Row.Category, Row.Score, Row.HighestScore,
                Codes.ToDictionary(code => code, Row.OutcomeOf), Row.FindDataGaps()
                    .ToDictionary(gap => gap.Pointer, gap => gap.CouldChange),
                [.. Enumerable.Range(0, Codes.Length).Select(Row.TruthOf)]);
        }

        // What a value that nobody found leaves open has no gaps; a fact can still turn it into a plain no.
        public bool IsSilent(string code) => Truths[National.IndexOf(code)] == Truth.Unset;

        public IEnumerable<string> Gaps => CouldChange.Keys;

        // Rows below the one that decides change nothing, so gaps do not ask for them.
        public IEnumerable<string> Answers() => Outcomes
            .Where(outcome => KindOf(outcome.Key) is DomainKind.Flags or DomainKind.Measures)
            .Select(outcome => $"{outcome.Key} {outcome.Value}").Append(Category);
    }
}
