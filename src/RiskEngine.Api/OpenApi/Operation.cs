using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using RiskEngine.Api.Callers;
using RiskEngine.Api.Calls;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.OpenApi;

/// <summary>One call as OpenAPI describes it, made from its endpoint.</summary>
internal sealed class Operation(RouteEndpoint endpoint, Call call, SchemaComponents schemas)
{
    private readonly AccessRule access =
        endpoint.Metadata.GetMetadata<AccessRule>() ?? new AccessRule(Scope.None, IsLimited: true);

    internal string Path => endpoint.RoutePattern.RawText!;

    internal string Method =>
        endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single().ToLowerInvariant();

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["operationId"] = endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName,
            ["tags"] = new JsonArray(call.Tag),
            ["summary"] = endpoint.Metadata.GetRequiredMetadata<IEndpointSummaryMetadata>().Summary,
        };
        if (call.Text is not null)
        {
            json["description"] = call.Text;
        }

        json["security"] = Security();
        json["parameters"] = new JsonArray([.. ParameterNames().Select(Parameter)]);
        if (call.Body is { } body)
        {
            json["requestBody"] = RequestBody(body);
        }

        json["responses"] = Responses();
        return json;
    }

    private IEnumerable<string> ParameterNames() =>
    [
        .. endpoint.RoutePattern.Parameters.Select(part => part.Name),
        .. call.Query,
        .. call.IsKept ? [CallParameters.IfNoneMatch] : Array.Empty<string>(),
        CallParameters.RequestId,
    ];

    private JsonNode Parameter(string name)
    {
        if (!call.Needed.Contains(name))
        {
            return new JsonObject { ["$ref"] = $"#/components/parameters/{name}" };
        }

        var needed = CallParameters.All()[name]!.DeepClone();
        needed["required"] = true;
        return needed;
    }

    // Callers are asked for only where the service knows some, which an empty requirement says.
    private JsonArray Security()
    {
        if (access.Needed is not { } scope)
        {
            return [];
        }

        var names = new JsonArray(ScopeNames.Of(scope));
        return
        [
            new JsonObject { [SecuritySchemes.Key] = names },
            new JsonObject { [SecuritySchemes.Token] = names.DeepClone() },
            new JsonObject(),
        ];
    }

    private JsonObject RequestBody(CallBody body)
    {
        var media = new JsonObject { ["schema"] = Schema(body.Format, [body.Schema]) };
        if (body.Example is not null)
        {
            media["examples"] = BodyExamples.Of(body.Example);
        }

        return new JsonObject
        {
            ["description"] = body.Text,
            ["required"] = true,
            ["content"] = new JsonObject { [body.Format] = media },
        };
    }

    private JsonObject Responses()
    {
        var responses = new JsonObject { ["200"] = Answer() };
        if (call.IsKept)
        {
            responses["304"] = new JsonObject
            {
                ["description"] = "What the caller has is still the same.",
                ["headers"] = AnswerHeaders.References([AnswerHeaders.ETag, .. Always()]),
            };
        }

        foreach (var status in Refusals().Distinct().GroupBy(kind => kind.Status).OrderBy(group => group.Key))
        {
            responses[$"{status.Key}"] = ProblemResponse.Of([.. status], Always(), schemas);
        }

        return responses;
    }

    private JsonObject Answer()
    {
        string[] headers =
        [
            .. call.NamesRuleSet ? AnswerHeaders.OfRuleSet : [],
            .. call.IsKept ? [AnswerHeaders.ETag] : Array.Empty<string>(),
            .. Always(),
        ];
        return new JsonObject
        {
            ["description"] = call.AnswerText,
            ["headers"] = AnswerHeaders.References(headers),
            ["content"] = new JsonObject { [call.Format] = new JsonObject { ["schema"] = Schema(call.Format, call.Answers) } },
        };
    }

    private JsonObject Schema(string format, IReadOnlyList<string> references)
    {
        var schema = references switch
        {
            [] => new JsonObject { ["type"] = "object", ["additionalProperties"] = true },
            [var one] => schemas.Use(one),
            _ => new JsonObject { ["oneOf"] = new JsonArray([.. references.Select(schemas.Use)]) },
        };

        // Lines are sent and read as text; what each of them is stands in the schema of the content.
        return format != BodyFormat.Lines ? schema : new JsonObject
        {
            ["type"] = "string",
            ["contentMediaType"] = BodyFormat.Lines,
            ["contentSchema"] = schema,
        };
    }

    private IEnumerable<string> Always() =>
        access.IsLimited ? AnswerHeaders.OfRate.Concat(AnswerHeaders.Always) : AnswerHeaders.Always;

    private IEnumerable<ProblemKind> Refusals() =>
    [
        .. call.Refusals,
        .. call.Body is null ? [] : ProblemKinds.OfBodies,
        .. QueryGate.Guards(endpoint.Metadata) ? ProblemKinds.OfQueries : [],
        .. access.Needed is null ? [] : ProblemKinds.OfCallers,
        .. access.IsLimited ? ProblemKinds.OfLoad : [],
        ProblemKind.WrongMethod,
        ProblemKind.Fault,
    ];
}
