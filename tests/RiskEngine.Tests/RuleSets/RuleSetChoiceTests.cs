using NodaTime.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class RuleSetChoiceTests
{
    private const string Manifest = "ruleset.json";

    private static readonly ARuleSet Draft = ARuleSet.National.Version("2022.1", "2020-01-01", null)
        .Changing(Manifest, "\"published\"", "\"draft\"");

    private static readonly ARuleSet Second = ARuleSet.National.Version("2021.1", "2021-05-14", "2026-01-01");

    private static readonly RuleSetLibrary Library =
        RuleSetLibrary.Of(ARuleSet.National.Files, Second.Files, Draft.Files, ARuleSet.County.Files);

    [TestCase("130801", "2020-03-20", "national@2020.1", TestName = "the first day")]
    [TestCase("130801", "2021-05-13", "national@2020.1", TestName = "the last day")]
    [TestCase("130801", "2021-05-14", "national@2021.1", TestName = "the end is excluded")]
    [TestCase("130801", "2025-12-31", "national@2021.1", TestName = "the last day of the last set")]
    [TestCase("130828", "2020-05-31", "national@2020.1", TestName = "the day before the overlay")]
    [TestCase("130828", "2020-06-01", "weichang-130828@2020.1", TestName = "the overlay's first day")]
    [TestCase("130828001", "2020-06-01", "weichang-130828@2020.1", TestName = "a township of the county")]
    [TestCase("130829", "2020-06-01", "national@2020.1", TestName = "the neighbouring county")]
    [TestCase("130828", "2021-05-13", "weichang-130828@2020.1", TestName = "the last day of its parent")]
    [TestCase("130828", "2021-05-14", "national@2021.1", TestName = "an overlay ends with its parent")]
    public void The_longest_division_in_force_is_chosen(string region, string day, string expected) =>
        Assert.That(Chosen(region, day, null), Is.EqualTo(expected));

    [TestCase("national@2020.1", "2030-01-01", "national@2020.1", TestName = "a pin works outside its dates")]
    [TestCase("national@2022.1", "2020-06-01", "national@2022.1", TestName = "a pin works for drafts")]
    [TestCase("weichang-130828@2020.1", "2030-01-01", "weichang-130828@2020.1",
        TestName = "a pin works without its parent")]
    [TestCase("national", "2020-06-01", "national@2020.1", TestName = "a name is its version in force")]
    [TestCase("national", "2021-06-01", "national@2021.1", TestName = "a name is its next version later")]
    [TestCase("weichang-130828", "2020-06-01", "weichang-130828@2020.1", TestName = "a name works for an overlay")]
    public void A_pin_decides(string pin, string day, string expected) =>
        Assert.That(Chosen("130828", day, pin), Is.EqualTo(expected));

    [TestCase(null, "2020-03-19", RuleSetChoiceProblem.NoneInForce,
        "no rule set for region `130828` is in force on 2020-03-19; there are `national@2020.1` (2020-03-20 to 2021-05-14, "
        + "excluded), `national@2021.1` (2021-05-14 to 2026-01-01, excluded), `weichang-130828@2020.1` (from 2020-06-01)",
        TestName = "the day before the first")]
    [TestCase("weichang-130828", "2021-05-14", RuleSetChoiceProblem.NoneInForce,
        "no rule set of `weichang-130828` is in force on 2021-05-14; there are `weichang-130828@2020.1` (from 2020-06-01)",
        TestName = "a name whose parent has ended")]
    [TestCase("nation", "2020-06-01", RuleSetChoiceProblem.Unknown,
        "there is no rule set `nation`; there are `national`, `weichang-130828`", TestName = "an unknown name")]
    [TestCase("national@2020.2", "2020-06-01", RuleSetChoiceProblem.Unknown,
        "there is no rule set `national@2020.2`; there are `national@2020.1`, `national@2021.1`, `national@2022.1`, "
        + "`weichang-130828@2020.1`", TestName = "an unknown version")]
    [TestCase("../x", "2020-06-01", RuleSetChoiceProblem.Malformed, "`../x` is no rule-set name",
        TestName = "no name at all")]
    public void No_choice_says_why_and_what_there_is(
        string? pin, string day, RuleSetChoiceProblem problem, string message)
    {
        var choice = Choice(Library, "130828", day, pin);

        Assert.That(choice.RuleSet, Is.Null);
        Assert.That(choice.Error?.Problem, Is.EqualTo(problem));
        Assert.That(choice.Error?.Message, Is.EqualTo(message));
        Assert.That(choice.Error?.Available, Has.Count.EqualTo(4));
    }

    [Test]
    public void The_later_of_two_in_force_is_chosen()
    {
        var library = RuleSetLibrary.Of(
            ARuleSet.National.Files, ARuleSet.National.Version("2020.2", "2020-07-01", null).Files);

        Assert.That(Choice(library, "130801", "2020-06-30", null).RuleSet?.Id.Version, Is.EqualTo("2020.1"));
        Assert.That(Choice(library, "130801", "2020-07-01", null).RuleSet?.Id.Version, Is.EqualTo("2020.2"));
    }

    [Test]
    public void A_set_with_mistakes_is_not_passed_over_in_silence()
    {
        var library = RuleSetLibrary.Of(
            ARuleSet.National.Files,
                ARuleSet.County.Changing("income.workflow.json", "\"Points\": 3", "\"Points\": -3").Files);

        Assert.That(Choice(library, "130829", "2020-06-01", null).RuleSet?.Id.Set, Is.EqualTo("national"));
        Assert.That(Choice(library, "130828", "2020-06-01", null).Error?.Problem,
            Is.EqualTo(RuleSetChoiceProblem.HasMistakes));
        Assert.That(Choice(library, "130828", "2020-06-01", "weichang-130828@2020.1").Error?.Message,
            Is.EqualTo("the rule set `weichang-130828@2020.1` has mistakes"));
    }

    [Test]
    public void A_circle_of_parents_is_never_in_force()
    {
        var library = RuleSetLibrary.Of(
            ARuleSet.National.Changing(Manifest, "\"Extends\": null", "\"Extends\": \"weichang-130828@2020.1\"").Files,
            ARuleSet.County.Files);

        Assert.That(Choice(library, "130828", "2020-06-01", null).Error?.Problem,
            Is.EqualTo(RuleSetChoiceProblem.NoneInForce));
    }

    private static string? Chosen(string region, string day, string? pin) =>
        Choice(Library, region, day, pin).RuleSet?.Id.ToString();

    private static RuleSetChoice Choice(RuleSetLibrary library, string region, string day, string? pin) =>
        library.Choose(region, LocalDatePattern.Iso.Parse(day).Value, pin);
}
