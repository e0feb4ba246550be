using System.Buffers;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Api.Telemetry;
using RiskEngine.Assessments.Replaying;
using RiskEngine.Assessments;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Replays;

/// <summary><c>POST /v1/replays</c>: an assessment of years ago, made again from its household.</summary>
internal static class ReplayEndpoint
{
    internal static void MapReplays(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/replays", Replay)
        .WithName("ReplayAssessment")
        .WithSummary("Makes an earlier assessment again, and lists what differs")
        .Described(new Call(CallTags.Assessments, "Whether it was reproduced, and what differs.", "replay.schema.json#/$defs/replay")
        {
            Text = "The rule set is the one whose digest the earlier assessment carries, whatever is in force now.",
            Body = new CallBody("requests.schema.json#/$defs/replayRequest", "At most 2 MiB, in UTF-8."),
            NamesRuleSet = true,
            Refusals = [ProblemKind.NoRuleSet],
        });

    private static async Task Replay(HttpContext http, RuleSetShelf shelf, ServiceMeter meter)
    {
        if (BodyFormat.Refusal(http.Request) is { } refusal)
        {
            await refusal.WriteAsync(http);
            return;
        }

        var body = new RequestBody();
        await body.ReadAsync(http.Request, http.RequestAborted);
        var (replay, problem) = Make(body, http.Request.QueryString.Value, shelf);
        if (replay is null)
        {
            await problem!.WriteAsync(http);
            return;
        }

        var answer = new ArrayBufferWriter<byte>();
        ReplayJson.Write(replay, answer);
        meter.Count(replay);
        RuleSetHeaders.Name(http.Response.Headers, replay.Now.RuleSet);
        http.Response.ContentType = BodyFormat.Json;
        http.Response.ContentLength = answer.WrittenCount;
        await http.Response.Body.WriteAsync(answer.WrittenMemory, http.RequestAborted);
    }

    private static (Replay? Replay, Problem? Problem) Make(RequestBody body, string? query, RuleSetShelf shelf)
    {
        var problems = new List<SnapshotProblem>();
        var envelope = new ReplayEnvelope();
        var isQuery = QueryValues.Read(query, [], problems) is not null;
        var isJson = envelope.TryRead(body.Memory, problems);
        if (problems.Count > 0)
        {
            return (null, Problem.Of(isQuery && isJson ? ProblemKind.Invalid : ProblemKind.Malformed, problems));
        }

        var earlier = envelope.Earlier!;
        if (shelf.FindByDigest(earlier.RuleSetDigest) is { } rules)
        {
            return (Assessments.Replaying.Replay.Of(earlier, rules, envelope.Household), null);
        }

        var loaded = shelf.Library.RuleSets.Select(set => set.RuleSet).OfType<RuleSet>();
        var mistake = RequestMistakes.DigestNotLoaded(ShownName.Of(earlier.RuleSetName), earlier.RuleSetDigest, loaded);
        return (null, Problem.Of(ProblemKind.NoRuleSet, [mistake], RuleSetNames.Usable(shelf)));
    }
}
