using System.Buffers;
using System.Text.Json.Nodes;
using RiskEngine.Api.Callers;
using RiskEngine.Api.Limits;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.OpenApi;

/// <summary>What refusals look like, written by what writes them.</summary>
internal static class ProblemExamples
{
    private const string RequestId = "county-17-000042";

    internal static JsonNode Of(ProblemKind kind)
    {
        var problem = Problem.Of(kind, MistakesOf(kind), AvailableFor(kind)) with
        {
            Instance = kind == ProblemKind.Fault ? $"/faults/{RequestId}" : null,
        };
        var written = new ArrayBufferWriter<byte>();
        problem.Write(written, RequestId);
        return JsonNode.Parse(written.WrittenSpan)!;
    }

    private static SnapshotProblem[] MistakesOf(ProblemKind kind) => kind.Type switch
    {
        "/problems/malformed" => [RequestMistakes.BrokenEncoding()],
        "/problems/bad-http" => [RequestMistakes.BadHttp()],
        "/problems/invalid" => [RequestMistakes.BadAsOf("/asOf"), RequestMistakes.BadExplain("ful", "full")],
        "/problems/no-such-route" => [RequestMistakes.NoSuchRoute()],
        "/problems/no-such-schema" => [RequestMistakes.NoSuchSchema("snapshots", ["assessment", "snapshot"])],
        "/problems/no-rule-set" => [NoSuchSet("/ruleSet")],

        // Pages are asked for by their address; there is no body that anything could point into.
        "/problems/no-such-rule-set" => [NoSuchSet("")],
        "/problems/wrong-method" => [RequestMistakes.WrongMethod()],
        "/problems/too-slow" => [RequestMistakes.TooSlow()],
        "/problems/too-large" => [RequestMistakes.TooLarge(ServiceLimits.BodyBytes)],
        "/problems/media-type" => [RequestMistakes.NotJson()],
        "/problems/not-recognised" => [CallerMistakes.NotRecognised(CallerRefusal.Nothing)],
        "/problems/not-allowed" => [CallerMistakes.NotAllowed(Scope.Assess)],
        "/problems/too-many" => [CallerMistakes.TooOften(new CallerRate(600, 60, 32))],
        "/problems/overloaded" => [RequestMistakes.Overloaded()],
        "/problems/not-ready" => [RequestMistakes.BrokenByParent("counties/weichang-130828/2020.1")],
        _ => [],
    };

    private static IReadOnlyList<RuleSetId>? AvailableFor(ProblemKind kind) =>
        kind == ProblemKind.NoRuleSet || kind == ProblemKind.NoSuchRuleSet || kind == ProblemKind.NotReady ? [National] : null;

    private static RuleSetId National => RuleSetId.Parse("national@2020.1");

    // Written down, because there is no library of rules here to ask; a test compares it with what is answered.
    private static SnapshotProblem NoSuchSet(string pointer) => RequestMistakes.NoRuleSet(pointer, new RuleSetChoiceError(
        RuleSetChoiceProblem.Unknown,
        $"there is no rule set `national@2020.2`; there are `{National}`",
        $"did you mean `{National}`?",
        [National]));
}
