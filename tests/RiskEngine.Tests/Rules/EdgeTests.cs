using NUnit.Framework;
using RiskEngine.Cases;
using RiskEngine.Language;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// Every threshold that a parameter sets has a case exactly on it and one a step off on the other side: a threshold
/// that were moved a
/// little either way would make some case fail.
/// </summary>
internal sealed class EdgeTests
{
    // Far less than a fen: only a case exactly on the threshold notices.
    private const decimal Hair = 0.000_001m;

    private static IEnumerable<PublishedRuleSet> Usable => PublishedRuleSet.All.Where(set => set.Compiled is not null);

    [TestCaseSource(nameof(Usable))]
    public void Every_threshold_has_a_case_on_each_side(PublishedRuleSet set)
    {
        var edges = set.OwnEdges.ToArray();
        var noticed = new HashSet<(Edge, decimal)>();
        foreach (var one in set.Book.Cases)
        {
            var asWritten = new InterpretedHousehold(set.Compiled!, one.Household, one.AsOf);
            noticed.UnionWith(edges
                .SelectMany(edge => Moves(edge).Select(by => (edge, by)))
                .Where(move => !noticed.Contains(move) && Fails(set, one, move.edge, move.by, asWritten)));
        }

        var uncovered = edges.Where(edge => !IsCovered(edge, by => noticed.Contains((edge, by))))
            .Select(edge => Told(edge, noticed));
        Assert.That(string.Join('\n', uncovered), Is.Empty);
    }

    [Test]
    public void There_are_thresholds() => Assert.That(Usable.SelectMany(set => set.OwnEdges).Count(), Is.GreaterThan(40));

    private static decimal[] Moves(Edge edge) => edge.IsWhole ? [-1, 1] : [-Hair, Hair, -edge.Step, edge.Step];

    private static bool IsCovered(Edge edge, Func<decimal, bool> isNoticed)
    {
        var (hair, step) = edge.IsWhole ? (1, 1) : (Hair, edge.Step);
        return (isNoticed(hair) && isNoticed(-step)) || (isNoticed(-hair) && isNoticed(step));
    }

    private static bool Fails(PublishedRuleSet set, Case one, Edge edge, decimal by, InterpretedHousehold asWritten)
    {
        var moved = edge.Moved(by);
        if (Equals(asWritten.Evaluate(moved), asWritten.Evaluate(edge.Whole)))
        {
            return false;
        }

        var household = new InterpretedHousehold(set.Compiled!, one.Household, one.AsOf)
        {
            ConditionOf = rule => rule.Code == edge.Owner ? moved : rule.Condition,
            ExpressionOf = global => global.Name == edge.Owner ? moved : global.Expression,
        };
        var expect = one.Expect;
        return expect.Met.Any(code => household.TruthOf(code) != Truth.Met)
            || expect.NotMet.Any(code => household.TruthOf(code) != Truth.NotMet)
            || expect.Unknown.Any(code => household.TruthOf(code) is not (Truth.Unknown or Truth.Unset))
            || (expect.Category is { } category && category != household.Category)
            || (expect.Score is { } score && score != household.Score);
    }

    private static string Told(Edge edge, HashSet<(Edge Edge, decimal By)> noticed) =>
        $"{edge} is noticed at {string.Join(", ", noticed.Where(move => move.Edge == edge).Select(move => move.By).Order())}";
}
