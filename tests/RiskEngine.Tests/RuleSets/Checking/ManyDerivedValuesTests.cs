using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Comparing;
using RiskEngine.Cases;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Tests.RuleSets.Checking;

/// <summary>
/// Sets of many derived values that each read two earlier ones: more ways to the first than anybody could walk. The
/// tests have passed when they end; the bound on their time only keeps a run from hanging.
/// </summary>
[CancelAfter(120_000)]
internal sealed class ManyDerivedValuesTests
{
    private const int Count = 400;

    // Where the system leaves a thread little: a step of a search that called itself would take a few hundred bytes.
    private const int SmallStack = 512 * 1024;
    private const string Income = "income.workflow.json";
    private const string Condition = "household.Income.Wage == 0";

    private static readonly ARuleSet Clean = ARuleSet.National
        .Changing("measures.workflow.json", "household.Size > 0", "true")
        .Changing("steps.workflow.json", "household.Size > 0", "true");

    [TestCaseSource(nameof(Shapes))]
    public Task A_set_is_checked_and_compiled_and_shown_to_its_end(Shape shape, CancellationToken end) =>
        Ends(() => Whole(shape), end);

    [TestCaseSource(nameof(Shapes))]
    public Task What_its_rules_can_come_to_is_found_to_its_end(Shape shape, CancellationToken end) => Ends(
        () =>
        {
            var report = CaseTest.Run(Library(shape).RuleSets[0], Library(shape));

            Assert.That(report.Results, Has.Count.EqualTo(1), () => string.Join('\n', report.Findings));
        },
        end);

    [TestCase("v{1} == true")]
    [TestCase("v{1} == true || household.CreditGood == true")]
    public Task Twenty_thousand_one_behind_the_other_do_not_use_up_a_small_stack(string other, CancellationToken end) => Ends(
        () =>
        {
            string[] codes = ["none yet"];
            var thread = new Thread(
                () => codes = Codes(new Shape("chain", Condition, "v0 == true", other, "v{1} == true"), 20_000), SmallStack);
            thread.Start();
            thread.Join();

            Assert.That(codes, Is.Empty);
        },
        end);

    [Test]
    public Task A_value_nobody_found_is_named_through_all_of_them(CancellationToken end) => Ends(
        () =>
        {
            var set = With(new Shape("asked", "flags.INCOME_LOW == false", "v0 == true", "v{1} == true || v{2} == true",
                "v{1} == true"), Count, "categories.workflow.json", "flags.INCOME_LOW == true")
                .Changing("income.parameters.json", "\"Value\": 3000", "\"Value\": null")
                .Changing("income.parameters.json", "\"Value\": 3218", "\"Value\": null");
            var findings = RuleSetCheck.Of(RuleSetLibrary.Of(set.Files));

            Assert.That(findings.Select(finding => $"{finding.Code} {finding.What}"), Is.EqualTo(new[]
            {
                "RE2220 `flags.INCOME_LOW` is asked for not being met, and nobody found `PovertyLine`",
            }));
        },
        end);

    [Test]
    public Task Of_many_flags_behind_one_question_ten_are_named(CancellationToken end) => Ends(
        () =>
        {
            var flags = string.Concat(Enumerable.Repeat("household.Income.Wage < parameters.PovertyLine", Count).Select(Flag));
            var shape = new Shape("asked", "flags.V_0 == false", "flags.V_1 == false || v0 == true",
                "flags.V_{0} == false || v{1} == true", "v{1} == true");
            var set = With(shape, Count, "categories.workflow.json", "flags.INCOME_LOW == true")
                .Changing(Income, "\"Rules\": [", $"\"Rules\": [{flags}")
                .Changing("income.parameters.json", "\"Value\": 3000", "\"Value\": null")
                .Changing("income.parameters.json", "\"Value\": 3218", "\"Value\": null");

            Assert.That(RuleSetCheck.Of(RuleSetLibrary.Of(set.Files)).Count(finding => finding.Code == "RE2220"), Is.EqualTo(10));
        },
        end);

    [TestCase(0, 2)]
    [TestCase(200, 1)]
    public Task Behind_many_rules_that_take_long_only_a_plain_contradiction_is_found(
        int rules, int found, CancellationToken end) => Ends(
        () =>
        {
            const string Plain = "household.Income.Wage > parameters.PovertyLine && household.Income.Wage < parameters.DueDays";
            var hidden = string.Concat(Enumerable.Repeat("(household.CreditGood == true || household.Size > 1) && ", 8)) + Plain;
            var shape = Shapes().First(shape => shape.Name == "both");
            var asking = string.Concat(Enumerable.Repeat(shape.Asked(Count), rules).Append(hidden).Select(Flag));
            var set = With(shape, Count, Income, Condition)
                .Changing(Income, "\"Rules\": [", $"\"Rules\": [{asking}")
                .Changing("categories.workflow.json", "flags.INCOME_LOW == true", Plain);

            Assert.That(
                RuleSetCheck.Of(RuleSetLibrary.Of(set.Files)).Count(finding => finding.Code == "RE2210"), Is.EqualTo(found));
        },
        end);

    [Test]
    public Task The_parameters_behind_a_threshold_are_found_through_all_of_them(CancellationToken end) => Ends(
        () =>
        {
            var shape = new Shape("line", "parameters.PovertyLine", "v0 + parameters.PovertyLine", "v{1} + v{2}",
                "household.Income.Wage < v{1}");
            Assert.That(CompiledRuleSet.TryCompile(Library(shape).RuleSets[0].RuleSet!, out var compiled), Is.Empty);
            var edge = Edge.In(compiled!.Bound, _ => false).Single(edge => edge.Owner == "WAGE_NONE");

            Assert.That(edge.Reads("PovertyLine", compiled.Bound), Is.True);
            Assert.That(edge.Reads("DueDays", compiled.Bound), Is.False);
        },
        end);

    [Test]
    public Task Why_a_rule_changes_is_told_through_all_of_them(CancellationToken end) => Ends(
        () =>
        {
            var shape = new Shape("wage", Condition, "v0 == true", "v{1} == true || v{2} == true", "v{1} == true");
            Assert.That(CompiledRuleSet.TryCompile(Library(shape).RuleSets[0].RuleSet!, out var compiled), Is.Empty);
            var comparison = AssessmentComparison.Of(
                compiled!.Assess(AHousehold.Ordinary, AHousehold.AsOf),
                compiled.Assess(AHousehold.With("""{ "income": { "wage": 0 } }"""), AHousehold.AsOf));

            Assert.That(comparison.Rules.Single(rule => rule.Code == "WAGE_NONE").Derived, Has.Count.EqualTo(Count));
        },
        end);

    private static IEnumerable<Shape> Shapes() =>
    [
        new("numbers", "household.Income.Wage", "v0 + household.Income.Claims", "v{1} + v{2}", "v{1} > v0"),
        new("either", Condition, "v0 == true || household.CreditGood == true", "v{1} == true || v{2} == true", "v{1} == true"),
        new("both", $"{Condition} || household.CreditGood == true", "v0 == true && (household.CreditGood == true || household.Size > 1)",
            "v{1} == true && v{2} == true", "v{1} == true"),
        new("neither", Condition, "v0 == false && household.CreditGood == true", "v{1} == false && v{2} == false", "v{1} == false"),
        new("flags", Condition, "flags.V_0 == true || household.CreditGood == true", "flags.V_{1} == true || flags.V_{2} == true",
            "flags.V_{1} == false"),
    ];

    private static void Whole(Shape shape)
    {
        Assert.That(Codes(shape, Count), Is.Empty);
        Assert.That(CompiledRuleSet.TryCompile(Library(shape).RuleSets[0].RuleSet!, out var compiled), Is.Empty);
        compiled!.MakeReady();
    }

    private static string[] Codes(Shape shape, int count) =>
        [.. RuleSetCheck.Of(RuleSetLibrary.Of(With(shape, count, Income, Condition).Files)).Select(finding => finding.ToString())];

    private static RuleSetLibrary Library(Shape shape) => RuleSetLibrary.Of(With(shape, Count, Income, Condition)
        .With("ordinary.household.json", AHousehold.Json)
        .With("income.cases.json", """
            { "AsOf": "2020-06-30", "Cases": [{ "Name": "One", "Household": {}, "Expect": { "Category": "NONE" } }] }
            """).Files);

    private static ARuleSet With(Shape shape, int count, string file, string old)
    {
        var changed = Clean.Changing(file, old, shape.Asked(count));
        var place = file == Income ? "\"GlobalParams\": [" : "\"Rules\": [";
        return shape.Name == "flags"
            ? changed.Changing(file, "\"Rules\": [", $"\"Rules\": [{string.Concat(shape.Texts(count).Select(Flag))}")
            : changed.Changing(file, place, file == Income ? place + Globals(shape, count)
                : $"\"GlobalParams\": [{Globals(shape, count).TrimEnd(',')}], {place}");
    }

    private static string Globals(Shape shape, int count) => string.Concat(shape.Texts(count)
        .Select((text, place) => $$"""{ "Name": "v{{place}}", "Expression": "{{text}}" },"""));

    private static string Flag(string text, int place) => $$"""
        {
          "RuleName": "V_{{place}}", "Expression": "{{text}}",
          "Properties": { "Title": { "zh": "一", "en": "One" }, "Text": { "zh": "一", "en": "One" }, "Points": 0, "Basis": ["SD-009"], "Why": "One." }
        },
        """;

    // Off the test's own thread, so that one that hangs is given up.
    private static Task Ends(Action action, CancellationToken end) => Task.Run(action, CancellationToken.None).WaitAsync(end);

    /// <summary>Derived values by their place: the first two, all others by the one and two before, and who asks for the last.</summary>
    internal sealed record Shape(string Name, string First, string Second, string Other, string Last)
    {
        public override string ToString() => Name;

        public IEnumerable<string> Texts(int count) =>
            Enumerable.Range(0, count).Select(place => place == 0 ? First : place == 1 ? Second : At(Other, place));

        public string Asked(int count) => At(Last, count);

        private static string At(string text, int place) => text
            .Replace("{0}", $"{place}", StringComparison.Ordinal)
            .Replace("{1}", $"{place - 1}", StringComparison.Ordinal).Replace("{2}", $"{place - 2}", StringComparison.Ordinal);
    }
}
