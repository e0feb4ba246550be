using NodaTime;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Batch;

/// <summary>What the query of a batch asks for, the same for every household of it.</summary>
/// <param name="AsOf">The day; null for each household's own.</param>
/// <param name="Pin">The rule set; null for the one in force for each household.</param>
/// <param name="Explain">How much of its reasons each result carries.</param>
internal sealed record BatchOrder(LocalDate? AsOf, string? Pin, Explain Explain)
{
    private static readonly string[] Names = [QueryReader.AsOfName, QueryReader.RuleSetName, QueryReader.ExplainName];

    /// <summary>The set that answers for every household; null when that depends on the household.</summary>
    public RuleSet? RuleSet { get; private init; }

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query as it was sent.</param>
    /// <param name="shelf">The rule sets.</param>
    /// <returns>The order, or why there is none.</returns>
    internal static (BatchOrder? Order, Problem? Problem) Read(string? query, RuleSetShelf shelf)
    {
        var problems = new List<SnapshotProblem>();
        if (QueryValues.Read(query, Names, problems) is not { } values)
        {
            return (null, Problem.Of(ProblemKind.Malformed, problems));
        }

        var order = new BatchOrder(
            QueryReader.Day(values[QueryReader.AsOfName], problems),
            QueryReader.RuleSet(values[QueryReader.RuleSetName], problems),
            QueryReader.Level(values[QueryReader.ExplainName], problems));
        return problems.Count > 0 ? (null, Problem.Of(ProblemKind.Invalid, problems)) : order.Pinned(shelf);
    }

    // A pin that leads nowhere leads nowhere for every household: better said once, before anything is read.
    private (BatchOrder? Order, Problem? Problem) Pinned(RuleSetShelf shelf)
    {
        if (Pin is null)
        {
            return (this, null);
        }

        if (AsOf is null && RuleSetId.IsSetName(Pin))
        {
            // Which version it is depends on the household; that there is none of the name does not.
            var choice = shelf.Library.Choose("", LocalDate.MaxIsoValue, Pin);
            return choice.Error is { Problem: RuleSetChoiceProblem.Unknown } unknown ? (null, Nowhere(unknown)) : (this, null);
        }

        var rules = shelf.Find("", AsOf ?? LocalDate.MaxIsoValue, Pin, out var error);
        return rules is null ? (null, Nowhere(error!)) : (this with { RuleSet = rules.RuleSet }, null);
    }

    private static Problem Nowhere(RuleSetChoiceError error) =>
        Problem.Of(ProblemKind.NoRuleSet, [RequestMistakes.NoRuleSet("", error)], error.Available);
}
