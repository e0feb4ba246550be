using Microsoft.Extensions.ObjectPool;
using RiskEngine.Api.Problems;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Requests;

/// <summary>
/// Everything that one request needs at a time, kept from request to request so that serving allocates little.
/// </summary>
internal sealed class AssessmentDesk : IResettable
{
    private const int LargestKept = 512 * 1024;

    private readonly RequestBody body = new();
    private readonly AssessmentEnvelope envelope = new();
    private readonly HouseholdFacts facts = new();
    private readonly AssessmentJson json = new();
    private readonly List<SnapshotProblem> problems = [];
    private CompiledRuleSet? lastRules;
    private Assessment? row;

    /// <summary>The assessment as JSON, good until the next request.</summary>
    public ReadOnlyMemory<byte> Answer { get; private set; }

    /// <summary>The rule set that answered.</summary>
    public RuleSet? RuleSet => lastRules?.RuleSet;

    /// <summary>The assessment that was written last; null before the first.</summary>
    public Assessment? Result => row;

    internal static ObjectPool<AssessmentDesk> NewPool() => ObjectPool.Create<AssessmentDesk>();

    /// <summary>Takes in the body of a request.</summary>
    public Task ReadAsync(HttpRequest request, CancellationToken stop) => body.ReadAsync(request, stop);

    /// <summary>Assesses what was taken in.</summary>
    /// <param name="shelf">The rule sets.</param>
    /// <param name="query">The query of the request.</param>
    /// <returns>What is wrong with the request; null when there is an answer.</returns>
    public Problem? Assess(RuleSetShelf shelf, string? query)
    {
        problems.Clear();
        var isQuery = QueryReader.TryRead(query, problems, out var explain);
        var isJson = envelope.TryRead(body.Memory, problems);
        if (problems.Count > 0)
        {
            return Problem.Of(isQuery && isJson ? ProblemKind.Invalid : ProblemKind.Malformed, problems);
        }

        var asOf = envelope.AsOf ?? envelope.Household.SnapshotDate;
        if (shelf.Find(envelope.Household.RegionCode, asOf, envelope.RuleSet, out var error) is not { } rules)
        {
            var mistake = RequestMistakes.NoRuleSet(Decisive(error!), error!);
            return Problem.Of(ProblemKind.NoRuleSet, [mistake], error!.Available);
        }

        facts.Load(envelope.Household, asOf);
        rules.Assess(facts, Row(rules));
        Answer = json.Write(row!, explain);
        return null;
    }

    /// <summary>Forgets the household; false when the desk has grown too large to be kept.</summary>
    public bool TryReset()
    {
        envelope.Clear();
        problems.Clear();
        return body.Capacity <= LargestKept && Answer.Length <= LargestKept;
    }

    // Nearly every request is for the same rule set as the one before.
    private Assessment Row(CompiledRuleSet rules)
    {
        if (row is null || lastRules != rules)
        {
            (lastRules, row) = (rules, rules.NewAssessment());
        }

        return row;
    }

    /// <summary>The pointer of the value that left no rule set to choose.</summary>
    private string Decisive(RuleSetChoiceError error) => (envelope, error.Problem) switch
    {
        ({ RuleSet: not null }, _) => "/ruleSet",
        ({ AsOf: not null }, RuleSetChoiceProblem.NoneInForce) => "/asOf",
        (_, RuleSetChoiceProblem.NoneInForce) => "/household/snapshotDate",
        _ => "",
    };
}
