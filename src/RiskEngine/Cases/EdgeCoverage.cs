using RiskEngine.Assessments;
using RiskEngine.Language;

namespace RiskEngine.Cases;

/// <summary>
/// Which thresholds the cases hold in place: one that were moved a little either way would make some case fail, so there
/// is a case exactly on it and one a step off on the other side.
/// </summary>
internal sealed class EdgeCoverage
{
    // Far less than a fen: only a case exactly on the threshold notices.
    private const decimal Hair = 0.000_001m;

    private readonly HashSet<(Edge Edge, decimal By)> noticed = [];

    private EdgeCoverage()
    {
    }

    public static EdgeCoverage Of(CompiledRuleSet ruleSet, IReadOnlyList<Edge> edges, IEnumerable<Case> cases)
    {
        var coverage = new EdgeCoverage();
        foreach (var one in cases)
        {
            var asWritten = new InterpretedHousehold(ruleSet, one.Household, one.AsOf);
            coverage.noticed.UnionWith(edges
                .SelectMany(edge => Moves(edge).Select(by => (edge, by)))
                .Where(move => !coverage.noticed.Contains(move) && Fails(ruleSet, one, move.edge, move.by, asWritten)));
        }

        return coverage;
    }

    /// <summary>Whether there are cases on both sides.</summary>
    public bool Covers(Edge edge)
    {
        var (hair, step) = edge.IsWhole ? (1, 1) : (Hair, edge.Step);
        return (Notices(edge, hair) && Notices(edge, -step)) || (Notices(edge, -hair) && Notices(edge, step));
    }

    /// <summary>Whether a case exactly on the threshold notices.</summary>
    public bool HasExact(Edge edge)
    {
        var hair = edge.IsWhole ? 1 : Hair;
        return Notices(edge, hair) || Notices(edge, -hair);
    }

    private bool Notices(Edge edge, decimal by) => noticed.Contains((edge, by));

    private static decimal[] Moves(Edge edge) => edge.IsWhole ? [-1, 1] : [-Hair, Hair, -edge.Step, edge.Step];

    private static bool Fails(CompiledRuleSet ruleSet, Case one, Edge edge, decimal by, InterpretedHousehold asWritten)
    {
        var moved = edge.Moved(by);
        if (Equals(asWritten.Evaluate(moved), asWritten.Evaluate(edge.Whole)))
        {
            return false;
        }

        var household = new InterpretedHousehold(ruleSet, one.Household, one.AsOf)
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
}
