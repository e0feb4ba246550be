using System.Linq.Expressions;
using NUnit.Framework;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.Tests.Language.Fuzzing;

namespace RiskEngine.Tests.Language;

/// <summary>What rule sets use beside the plain answer: gaps, margins, matches and the operands of clauses.</summary>
public sealed class EmitterTests
{
    [TestCase("household.Size > 2", "")]
    [TestCase("household.Debt > 2", "Debt")]
    [TestCase("household.Debt + household.Rooms > household.Wage", "Debt, Rooms")]
    [TestCase("household.Debt > parameters.Lost", "", TestName = "Nothing that a fact could cure is reported where a value was never set")]
    [TestCase("household.Debt > 2 && household.HasRoof == false", "", TestName = "A decided whole has no gaps")]
    [TestCase("household.Debt > 2 && household.HasRoof == true", "Debt")]
    [TestCase("household.Debt > 2 || household.Piped == true", "Debt, Piped")]
    [TestCase("household.Debt > 2 || household.HasRoof == true", "")]
    [TestCase("household.Spare.Area > 2", "Spare", TestName = "The shallowest missing owner stands for its facts")]
    [TestCase("household.Plot.Area > 2", "Area")]
    [TestCase("household.Guests.Any(g => g.Ill == true)", "Guests")]
    [TestCase("household.Guests.Where(g => g.IsHead).Count() > 1", "Guests")]
    [TestCase("household.People.Any(m => m.Ill == true && m.Age < 20)", "Ill 1")]
    [TestCase("household.People.All(m => m.Ill == true && m.Age > 50)", "", TestName = "An element that decides the list leaves no gaps")]
    [TestCase("household.People.Sum(m => m.Income) > 1", "Income 1, Income 2")]
    [TestCase("household.People.Where(m => m.IsHead).Sum(m => m.Income) > 1", "", TestName = "Elements that are filtered out have no gaps")]
    [TestCase("household.People.Where(m => m.Age < 50).Sum(m => m.Income) > 1", "Income 1, Income 2")]
    [TestCase("household.People.Any(m => m.Gifts.Any(g => g.Amount > 1))", "Gifts 1, Gifts 2")]
    [TestCase("household.People.Any(m => m.Payments.Any(g => g.Amount > 100))", "Amount 1")]
    [TestCase("netIncome > 1", "netIncome")]
    [TestCase("flags.OPEN == true", "OPEN")]
    [TestCase("flags.UNSET == true", "")]
    [TestCase("household.HasRoof ? household.Debt > 1 : household.Piped == true", "Debt", TestName = "A branch not taken has no gaps")]
    [TestCase("household.Rooms > 1 ? household.Debt > 1 : household.Piped == true", "Rooms", TestName = "An open condition hides its branches")]
    [TestCase("(household.Debt ?? household.Rooms * 1m) > 1", "Debt, Rooms")]
    [TestCase("household.Rooms in (1, 2)", "Rooms")]
    [TestCase("household.Size in (household.Rooms, 7)", "Rooms")]
    [TestCase("household.Wage / household.Plot.Trees > 1", "", TestName = "A division by zero is no gap")]
    public void Gaps(string text, string expected)
    {
        var reported = new Reported();
        new Forms(Bound(text)).FindGaps(SampleScope.Read(Household(), netIncome: null), reported);

        var facts = reported.Facts.Select(fact => fact.Index < 0 ? fact.Property.Name : $"{fact.Property.Name} {fact.Index}");
        Assert.That(string.Join(", ", facts.Concat(reported.Variables.Select(variable => variable.Name))), Is.EqualTo(expected));
    }

    [TestCase("household.Wage < parameters.Line", 900.50)]
    [TestCase("household.Wage <= 2000", -999.50)]
    [TestCase("household.Wage > parameters.Line", -900.50)]
    [TestCase("household.Size >= 3", 0)]
    [TestCase("household.Slope < 0.25", 0.25)]
    [TestCase("household.Wage < parameters.Line && household.Piped == true", 900.50)]
    [TestCase("household.Wage > parameters.Line && household.Size > 2", -900.50)]
    public void The_margin_is_the_distance_to_the_threshold_and_negative_past_it(string text, double expected) =>
        Assert.That(Margin(text), Is.EqualTo((decimal)expected));

    [Test]
    public void A_margin_that_no_number_can_hold_is_the_farthest_there_is()
    {
        Assert.That(Margin("household.People.Max(m => m.Share) > -1"), Is.EqualTo(decimal.MinValue));
        Assert.That(Margin("household.Slope < 1e300"), Is.EqualTo(decimal.MinValue));
    }

    [TestCase("household.People.Where(m => m.Age > 20)", "0, 2")]
    [TestCase("household.People.Where(m => m.Ill == true)", "0")]
    [TestCase("household.People.Where(m => m.Age > 20).Where(m => m.Age > 35)", "0")]
    [TestCase("household.People", "0, 1, 2")]
    [TestCase("household.Guests.Where(m => m.Age > 20)", "")]
    public void Matches_are_the_elements_that_are_met(string text, string expected)
    {
        var found = new List<int>();
        var reads = Expression.Constant(found);
        Run(Bound(text), (emitter, code, expression) => emitter.EmitMatches(expression, code, index => Expression.Call(reads, nameof(found.Add), null, index)));

        Assert.That(string.Join(", ", found), Is.EqualTo(expected));
    }

    [Test]
    public void A_clause_hands_on_its_operands_even_where_the_answer_is_clear_without_it()
    {
        var kept = new List<string>();
        Run(Bound("household.Size > 5 && household.Debt < parameters.Line && household.HasRoof"), (emitter, code, expression) =>
            new ClauseEmitter(emitter, (at, left, right, truth) => Expression.Call(
                typeof(EmitterTests), nameof(Keep), null, Expression.Constant(kept), Expression.Constant(at), Boxed(left), Boxed(right), truth))
                .Emit(expression, code));

        Assert.That(kept, Is.EqualTo(new[] { "0: 3 5 NotMet", "1: ? 100 Unknown", "2:   Met" }));
    }

    private static void Keep(List<string> kept, int at, object? left, object? right, int truth) =>
        kept.Add(FormattableString.Invariant($"{at}: {left} {right} {(Truth)truth}"));

    private static Expression Boxed(Operand? operand) => operand is not { } there
        ? Expression.Constant(null)
        : Expression.Condition(there.Known ?? Expression.Constant(true), Expression.Convert(there.Value, typeof(object)), Expression.Constant("?", typeof(object)));

    private static decimal Margin(string text)
    {
        var margins = new List<decimal>();
        Run(Bound(text), (emitter, code, expression) =>
            code.Add(Expression.Call(Expression.Constant(margins), nameof(margins.Add), null, emitter.EmitWithMargin(expression, code).Margin)));
        return margins.Single();
    }

    private static void Run(BoundExpression expression, Action<Emitter, Code, BoundExpression> write)
    {
        var values = Expression.Parameter(typeof(Func<Variable, object?>));
        var code = new Code();
        var locals = expression.Reads.ToDictionary(
            variable => variable, variable => code.Local(Expression.Invoke(values, Expression.Constant(variable))));
        write(new Emitter(variable => CompiledExpression.Read(variable, locals[variable])), code, expression);
        Expression.Lambda<Action<Func<Variable, object?>>>(code.ToBlock(), values).Compile()(SampleScope.Read(Household()));
    }

    private static BoundExpression Bound(string text)
    {
        var bound = ExpressionCompiler.Bind(text, SampleScope.Create());
        Assert.That(bound.Mistakes.Select(mistake => mistake.Diagnostic.ToString()), Is.Empty);
        return bound.Expression!;
    }

    private static SampleHousehold Household() => new()
    {
        Plot = new Plot { Area = null, Trees = 0 },
        People =
        [
            new() { Share = decimal.MaxValue, Age = 40, IsHead = true, Ill = true, Income = 5, Gifts = [] },
            new() { Age = 8, Payments = [new() { Amount = 3 }, new()] },
            new() { Age = 30, Ill = false },
        ],
    };
}
