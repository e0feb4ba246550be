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
        "/problems/no-rule-set" or "/problems/no-such-rule-set" => [NoSuchSet()],
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

    private static SnapshotProblem NoSuchSet() => RequestMistakes.NoRuleSet(
        "/ruleSet", RuleSetLibrary.Of().Choose("130828", new NodaTime.LocalDate(2020, 6, 30), "national@2019.1").Error!);
}
