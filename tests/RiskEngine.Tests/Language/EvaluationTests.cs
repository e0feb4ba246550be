using System.Globalization;
using NUnit.Framework;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.Language.Interpreting;

namespace RiskEngine.Tests.Language;

/// <summary>What expressions answer, unknowns above all: interpreted and compiled.</summary>
public sealed class EvaluationTests
{
    private static readonly Func<Variable, object?> Read = SampleScope.Read(Household());

    [TestCaseSource(nameof(Cases))]
    public void Both_forms_answer(string text, string expected)
    {
        var expression = Bound(text);

        Assert.That(Written(new Interpreter(Read).Evaluate(expression)), Is.EqualTo(expected), "interpreted");
        Assert.That(Written(new CompiledExpression(expression).Evaluate(Read)), Is.EqualTo(expected), "compiled");
    }

    [Test]
    public void The_table_answers_everything_that_can_be_answered()
    {
        var answers = CaseTable.Read("evaluation.cases.txt").Select(cells => cells[1]).ToHashSet();

        Assert.That(answers, Is.SupersetOf(new[] { "Met", "NotMet", "Unknown", "Unset", "Missing" }));
    }

    private static IEnumerable<TestCaseData> Cases() => CaseTable.Read("evaluation.cases.txt")
        .Select(cells => new TestCaseData(cells[0], cells[1]).SetName($"{cells[0]} is {cells[1]}"));

    private static BoundExpression Bound(string text)
    {
        var bound = ExpressionCompiler.Bind(text, SampleScope.Create());
        Assert.That(bound.Mistakes.Select(mistake => mistake.Diagnostic.ToString()), Is.Empty);
        return bound.Expression!;
    }

    private static string Written(object answer) => answer is Truth or Absent
        ? answer.ToString()!
        : Convert.ToString(answer, CultureInfo.InvariantCulture)!;

    // The household of the table's head.
    private static SampleHousehold Household() => new()
    {
        Size = 3,
        Wage = 1000.50m,
        HasRoof = true,
        Region = "North",
        House = House.C,
        Plot = new Plot { Trees = 0, Area = decimal.MaxValue },
        People =
        [
            new() { Age = 40, Income = 500, Share = 0.5m, IsHead = true, Ill = true, Name = "Ann", Months = int.MaxValue, Gifts = [] },
            new() { Age = 8, Share = 0.25m, Room = House.B, Payments = [new() { Amount = 10, Paid = true, Month = 1 }, new() { Month = 2 }] },
        ],
    };
}
