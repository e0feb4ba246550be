using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.Language.Interpreting;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>Random expressions on random households. Repeat a run with <c>-- TestRunParameters.Parameter(name="seed", value="…")</c>.</summary>
public sealed class FuzzTests
{
    private const int Expressions = 2_000;
    private const int Households = 60;

    private static readonly ulong Seed = TestContext.Parameters.Get("seed") is { } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Environment.TickCount64;

    [Test]
    public void The_compiled_form_answers_what_the_interpreter_answers()
    {
        var counts = new Dictionary<string, int>();
        var situations = Situations(chance: 25).ToList();
        foreach (var expression in Bound(hides: true, Expressions))
        {
            var compiled = new CompiledExpression(expression);
            foreach (var (_, situation) in situations)
            {
                var interpreted = new Interpreter(situation.Read).Evaluate(expression);
                Check(compiled.Evaluate(situation.Read), interpreted, expression);
                counts[Kind(interpreted)] = counts.GetValueOrDefault(Kind(interpreted)) + 1;
            }
        }

        TestContext.Progress.WriteLine($"fuzz: {counts.Values.Sum()} pairs, seed {Seed}: {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}"))}");
        Assert.That(counts.Values.Sum(), Is.GreaterThanOrEqualTo(100_000));
        Assert.That(counts.Keys, Is.EquivalentTo(new[] { "Met", "NotMet", "Unknown", "Unset", "number", "no number" }), "the generator reaches every answer");
        Assert.That(counts.Values.Min(), Is.GreaterThan(500), "and none of them rarely");
    }

    [Test]
    public void What_a_scoring_rule_decided_stays_decided_when_more_is_known()
    {
        var decided = new Dictionary<Truth, int>();
        var situations = Situations(chance: 40).ToList();
        foreach (var expression in Bound(hides: false, Expressions / 2).Concat(AcceptedWhereRulesScore()))
        {
            var compiled = new CompiledExpression(expression);
            foreach (var (complete, partial) in situations)
            {
                var (before, after) = (compiled.Evaluate(partial.Read), compiled.Evaluate(complete.Read));
                if (before is not (Truth.Unknown or Truth.Unset))
                {
                    Check(after, before, expression);
                }
                else if (before is Truth.Unknown && after is Truth answer)
                {
                    decided[answer] = decided.GetValueOrDefault(answer) + 1;
                }
            }
        }

        Assert.That(decided, Does.ContainKey(Truth.Met).And.ContainKey(Truth.NotMet), "what was unknown became known");
    }

    [Test]
    public void Every_clause_is_explained_by_the_truth_it_has_on_its_own()
    {
        var explained = 0;
        var situations = Situations(chance: 25).Take(20).ToList();
        foreach (var expression in Bound(hides: true, Expressions / 4, conditionsOnly: true))
        {
            var forms = new Forms(expression);
            var clauses = expression.Clauses.Select(clause => ExpressionCompiler.Bind(clause.Text, SampleScope.Create()).Expression!).ToList();
            foreach (var (_, situation) in situations)
            {
                var reported = new Reported();
                var truth = forms.Explain(situation.Read, reported);
                var interpreter = new Interpreter(situation.Read);

                Check(truth, interpreter.Evaluate(expression), expression);
                Check(
                    string.Join(", ", reported.Clauses),
                    string.Join(", ", clauses.Select((clause, at) => (at, (Truth)interpreter.Evaluate(clause)))),
                    expression);
                explained += reported.Clauses.Count;
            }
        }

        Assert.That(explained, Is.GreaterThan(5_000), "the test must look at something");
    }

    [Test]
    public void The_facts_behind_an_unknown_are_missing_ones_and_none_is_overlooked()
    {
        var (found, hopeless) = (0, 0);
        var situations = Situations(chance: 40).Take(30).ToList();
        foreach (var expression in Bound(hides: false, Expressions / 4, conditionsOnly: true))
        {
            var forms = new Forms(expression);
            foreach (var (complete, partial) in situations)
            {
                var reported = new Reported();
                var truth = forms.FindGaps(partial.Read, reported);
                var behind = new Reported();
                forms.FindGapsBehind(partial.Read, behind);
                Assert.That(behind.Facts, Is.EqualTo(reported.Facts), expression.Text);
                Assert.That(behind.Variables, Is.EqualTo(reported.Variables), expression.Text);
                if (truth != Truth.Unknown)
                {
                    Assert.That(reported.Facts.Count + reported.Variables.Count, Is.Zero, $"{expression.Text} is {truth}");
                    continue;
                }

                foreach (var (property, index) in reported.Facts)
                {
                    Assert.That(MissingSomewhere(partial.Household, property, index), $"{expression.Text} reports {property.Name}");
                }

                Assert.That(reported.Variables, Has.All.Matches<Variable?>(variable => partial.Read(variable!) is null or Truth.Unknown));
                if (reported.Facts.Count + reported.Variables.Count > 0)
                {
                    found++;
                    continue;
                }

                // Nothing is reported where no fact could help: a division by zero, an overflow, an empty list.
                hopeless++;
                Assert.That(forms.FindGaps(complete.Read, new Reported()), Is.EqualTo(Truth.Unknown), expression.Text);
            }
        }

        Assert.That(found, Is.GreaterThan(500));
        Assert.That(hopeless, Is.GreaterThan(10));
    }

    private static IEnumerable<BoundExpression> Bound(bool hides, int count, bool conditionsOnly = false)
    {
        var names = new Names([], [], 0, hides);
        var conditions = Gen.Choose(1, 14).SelectMany(size => RandomExpressions.Conditions(size, names));
        var numbers = Gen.Choose(1, 8).SelectMany(size => RandomExpressions.Numbers(Language.Fuzzing.Kind.Exact, size, names));
        var texts = Gen.Frequency((4, conditions), (conditionsOnly || !hides ? 0 : 1, numbers));
        var scope = SampleScope.Create(refusesHiddenUnknowns: !hides);
        var refused = 0;
        foreach (var written in Gen.Sample(texts, count * 2, new Rnd(Seed), 50).Take(count * 2))
        {
            var bound = ExpressionCompiler.Bind(written.Text, scope);
            if (bound.Expression is null)
            {
                // The only mistakes that well-typed expressions can make: constants out of range, a division by zero, and their length.
                Assert.That(bound.Mistakes.Select(mistake => mistake.Diagnostic.Code), Is.SubsetOf(new[] { "RE2043", "RE2053", "RE2001" }), written.Text);
                refused++;
            }
            else if (count-- > 0)
            {
                yield return bound.Expression;
            }
        }

        Assert.That(count, Is.LessThanOrEqualTo(0), $"{refused} expressions were refused");
    }

    // Written without care for hidden unknowns: whatever the binder lets pass must be harmless.
    private static IEnumerable<BoundExpression> AcceptedWhereRulesScore()
    {
        var scope = SampleScope.Create(refusesHiddenUnknowns: true);
        var texts = Gen.Choose(1, 5).SelectMany(size => RandomExpressions.Conditions(size, new Names([], [], 0, Hides: true)));
        return Gen.Sample(texts, Expressions, new Rnd(Seed), 50)
            .Select(written => ExpressionCompiler.Bind(written.Text, scope).Expression)
            .OfType<BoundExpression>()
            .Take(Expressions / 4);
    }

    private static IEnumerable<(Situation Complete, Situation Partial)> Situations(int chance)
    {
        var forgetting = new Forgetting(new Random((int)(Seed % int.MaxValue)), chance);
        return Gen.Sample(RandomSituations.Complete(), Households, new Rnd(Seed), 50).Select(complete => (complete, forgetting.From(complete)));
    }

    private static void Check(object compiled, object interpreted, BoundExpression expression)
    {
        // As text, because numbers that are equal may still be written with another scale.
        if (compiled.GetType() != interpreted.GetType() || Text(compiled) != Text(interpreted))
        {
            Assert.Fail($"{expression.Text}: interpreted {Text(interpreted)}, compiled {Text(compiled)}");
        }
    }

    private static string Text(object answer) => Convert.ToString(answer, CultureInfo.InvariantCulture)!;

    private static string Kind(object answer) => answer is Truth truth ? truth.ToString() : answer is Absent ? "no number" : "number";

    private static bool MissingSomewhere(SampleHousehold household, System.Reflection.PropertyInfo property, int index)
    {
        var people = household.People.Concat(household.Guests ?? []).ToList();
        var payments = people.SelectMany(person => person.Payments.Concat(person.Gifts ?? []));
        object?[] owners = [household, household.Plot, household.Spare, .. people, .. payments];
        return owners.Any(owner => owner is not null && owner.GetType() == property.DeclaringType && property.GetValue(owner) is null)
            && index >= 0 == (property.DeclaringType == typeof(Person) || property.DeclaringType == typeof(Payment));
    }
}
