using NUnit.Framework;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>What must hold of every household, whatever the rules of a place and day say: 200,000 made-up ones.</summary>
/// <remarks>
/// Each household is assessed as it was drawn, with answers taken away, with more income, and after three blows.
/// Words are rendered for a part of them only: every rule the first times it is met, and one household in 400 whole.
/// </remarks>
internal sealed class SanityTests
{
    private const int Households = 200_000;

    private static readonly Lazy<Findings> Run = new(() => GeneratedHouseholds.TryAll(Households));

    [Test]
    public void Every_household_has_exactly_one_category() => AssertNone(Property.OneCategory);

    [Test]
    public void More_income_alone_never_raises_the_score() => AssertNone(Property.MoreIncomeNeverRaises, 1_000);

    /// <summary>
    /// A shock, an unsecured worry or guarantee, an illness or a disability. That somebody loses the ability to work is
    /// none of them: who cannot work is no longer out of work, and the 5 points of UNEMPLOYED_LABOUR go.
    /// </summary>
    [Test]
    public void What_is_worse_never_lowers_the_score()
    {
        AssertNone(Property.WorseNeverLowers, 100_000);
        Assert.That(Worsening.All.Select(worsening => worsening.Kind).Distinct()
            .Where(kind => Run.Value.CountOf(kind) < 5_000), Is.Empty, "the test must see each of them raise the score");
    }

    [Test]
    public void An_answer_filled_in_never_leaves_the_range() => AssertNone(Property.FilledStaysInRange, 50_000);

    [Test]
    public void An_answer_filled_in_contradicts_nothing_that_was_decided() =>
        AssertNone(Property.FilledContradictsNothing, 50_000);

    [Test]
    public void Every_measure_has_a_reason_among_the_flags_or_in_the_category() =>
        AssertNone(Property.MeasureHasReason, 100_000);

    [Test]
    public void Every_text_renders_in_both_languages() => AssertNone(Property.TextInBothLanguages, 5_000);

    [Test]
    public void No_amount_is_without_a_source() => AssertNone(Property.AmountHasSource, 5_000);

    [Test]
    public void Every_published_set_assessed_some_of_them() =>
        Assert.That(Run.Value.RuleSets, Is.EquivalentTo(GeneratedHouseholds.PublishedSets.Select(id => id.ToString())));

    [Test]
    public void Every_kind_of_answer_was_taken_away_from_somebody() =>
        Assert.That(Omissions.All, Does.Contain("Member.LabourCapability").And.Contain("HouseholdSnapshot.Events")
            .And.Contain("Monitoring.Category").And.Contain("HouseholdEvent.Resolved").And.Contain("Water.Quality"));

    private static void AssertNone(Property property, int telling = 0)
    {
        Assert.That(string.Join('\n', Run.Value.Of(property)), Is.Empty);
        Assert.That(telling == 0 ? 1 : Run.Value.CountOf(property.ToString()),
            Is.GreaterThanOrEqualTo(Math.Max(1, telling)), "the test must see what it is about");
    }
}
