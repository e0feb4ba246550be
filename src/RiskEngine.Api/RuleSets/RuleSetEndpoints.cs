using System.Runtime.CompilerServices;
using NodaTime;
using RiskEngine.Api.Documents;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary><c>GET /v1/rulesets…</c>: what the service answers by, down to the source of each number.</summary>
internal static class RuleSetEndpoints
{
    private const string OneVersion = "/v1/rulesets/{id}/versions/{version}";
    private static readonly string[] ParameterNames = [QueryReader.AsOfName, QueryReader.RegionName];

    // A version is a long page; it lives as long as the rule set does.
    private static readonly ConditionalWeakTable<RuleSet, Document> Pages = [];

    internal static void MapRuleSets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/rulesets", All).WithName("RuleSets").WithSummary("Lists the rule sets and their versions")
            .Described(Page("The rule sets, by name.", "ruleSetList") with { Refusals = [] });
        routes.MapGet("/v1/rulesets/{id}", OneSet).WithName("RuleSet").WithSummary("Lists the versions of a rule set")
            .Described(Page("The set with its versions.", "ruleSetVersions"));
        routes.MapGet(OneVersion, Version).WithName("RuleSetVersion")
            .WithSummary("Gives everything in a version: rules, parameters, bands, sources")
            .Described(Page("The version, inherited things too.", "ruleSetPage"));
        routes.MapGet(OneVersion + "/parameters", Parameters).WithName("Parameters")
            .WithSummary("Says what each parameter is worth in a place on a day")
            .Described(Page("The parameters, in the order of the version.", "resolvedParameters") with
            {
                Query = ParameterNames,
                Needed = [QueryReader.AsOfName],
                Refusals = [ProblemKind.Malformed, ProblemKind.NoSuchRuleSet, ProblemKind.Invalid],
            });
    }

    private static Call Page(string text, string answer) =>
        new(CallTags.RuleSets, text, $"rulesets.schema.json#/$defs/{answer}")
        {
            IsKept = true,
            Refusals = [ProblemKind.NoSuchRuleSet],
        };

    private static Task All(HttpContext http, RuleSetShelf shelf) =>
        Document.OfJson(json => RuleSetJson.WriteAll(json, shelf)).AnswerAsync(http);

    private static Task OneSet(HttpContext http, RuleSetShelf shelf, string id)
    {
        var versions = shelf.Library.RuleSets.Where(loaded => loaded.Id?.Set == id).ToList();
        return versions.Count == 0
            ? NotFound(http, shelf, ShownName.Of(id))
            : Document.OfJson(json => RuleSetJson.WriteSet(json, id, versions, shelf)).AnswerAsync(http);
    }

    private static Task Version(HttpContext http, RuleSetShelf shelf, string id, string version) =>
        Find(shelf, ShownName.Of($"{id}@{version}"), out var error) is { } ruleSet
            ? Pages.GetValue(ruleSet, static set => Document.OfJson(json => RuleSetJson.WriteWhole(json, set))).AnswerAsync(http)
            : Refused(http, error!);

    private static Task Parameters(HttpContext http, RuleSetShelf shelf, string id, string version)
    {
        if (Find(shelf, ShownName.Of($"{id}@{version}"), out var error) is not { } ruleSet)
        {
            return Refused(http, error!);
        }

        var problems = new List<SnapshotProblem>();
        if (QueryValues.Read(http.Request.QueryString.Value, ParameterNames, problems) is not { } query)
        {
            return Problem.Of(ProblemKind.Malformed, problems).WriteAsync(http);
        }

        var day = QueryReader.Day(query[QueryReader.AsOfName], problems);
        var region = query[QueryReader.RegionName] ?? "";
        if (query[QueryReader.AsOfName] is null)
        {
            problems.Add(RequestMistakes.NoDay());
        }

        if (region.Length is not (0 or 2 or 4 or 6 or 9 or 12) || !region.All(char.IsAsciiDigit))
        {
            problems.Add(RequestMistakes.BadRegion(ShownName.Of(region)));
        }

        return problems.Count > 0
            ? Problem.Of(ProblemKind.Invalid, problems).WriteAsync(http)
            : Document.OfJson(json => ResolvedJson.Write(json, ruleSet, region, day!.Value)).AnswerAsync(http);
    }

    private static RuleSet? Find(RuleSetShelf shelf, string pin, out RuleSetChoiceError? error)
    {
        var choice = shelf.Library.Choose("", LocalDate.MaxIsoValue, pin);
        error = choice.Error;
        return choice.RuleSet;
    }

    private static Task NotFound(HttpContext http, RuleSetShelf shelf, string id)
    {
        if (!RuleSetId.TryParse(id, out var pin))
        {
            return Refused(http, shelf.Library.Choose("", LocalDate.MaxIsoValue, id).Error!);
        }

        var usable = shelf.Library.RuleSets.Select(loaded => loaded.RuleSet?.Id).OfType<RuleSetId>();
        return Problem.Of(ProblemKind.NoSuchRuleSet, [RequestMistakes.SetAndVersion(pin)], [.. usable]).WriteAsync(http);
    }

    private static Task Refused(HttpContext http, RuleSetChoiceError error)
    {
        var mistake = RequestMistakes.NoRuleSet("", error);
        return Problem.Of(ProblemKind.NoSuchRuleSet, [mistake], error.Available)
            .WriteAsync(http);
    }
}
