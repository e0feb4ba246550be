using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.OpenApi;

/// <summary>
/// What an endpoint says of itself for <c>/openapi/v1.json</c>, beside its address, name and summary.
/// </summary>
/// <param name="Tag">The group that it is listed in: one of <see cref="CallTags"/>.</param>
/// <param name="AnswerText">What the answer is.</param>
/// <param name="Answers">
/// The schema of its answer, as <c>FILE.schema.json#/$defs/NAME</c>; several where a line can be one of them, none for
/// any JSON object.
/// </param>
internal sealed record Call(string Tag, string AnswerText, params IReadOnlyList<string> Answers)
{
    /// <summary>What the summary does not say; null when it says everything.</summary>
    public string? Text { get; init; }

    /// <summary>Parameters of the query, each described in <see cref="CallParameters"/>.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Those of them that may not be left out.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>What is sent; null when nothing is.</summary>
    public CallBody? Body { get; init; }

    /// <summary>Format of the answer.</summary>
    public string Format { get; init; } = BodyFormat.Json;

    /// <summary>Whether headers name the rule set that answered.</summary>
    public bool NamesRuleSet { get; init; }

    /// <summary>Whether the answer is a page that a caller can keep, with <c>ETag</c>.</summary>
    public bool IsKept { get; init; }

    /// <summary>Refusals beside those that every call of its kind has.</summary>
    public IReadOnlyList<ProblemKind> Refusals { get; init; } = [];
}

/// <summary>What a call reads.</summary>
/// <param name="Schema">Its schema, as <c>FILE.schema.json#/$defs/NAME</c>.</param>
/// <param name="Text">What it is and how much it may be.</param>
internal sealed record CallBody(string Schema, string Text)
{
    /// <summary>Its format.</summary>
    public string Format { get; init; } = BodyFormat.Json;

    /// <summary>Name of its examples in <see cref="BodyExamples"/>; null when the schema shows enough.</summary>
    public string? Example { get; init; }
}

/// <summary>The groups of calls.</summary>
internal static class CallTags
{
    internal const string Assessments = "Assessments";
    internal const string RuleSets = "Rule sets";
    internal const string Operation = "Operation";

    internal static readonly (string Name, string Text)[] All =
    [
        (Assessments, "Households in, explained assessments out."),
        (RuleSets, "What the service answers by, down to the source of each number, and the check of drafts."),
        (Operation, "For probes and tools."),
    ];
}

/// <summary>Lets endpoints describe themselves.</summary>
internal static class CallDescriptions
{
    internal static IEndpointConventionBuilder Described(this IEndpointConventionBuilder endpoint, Call call) =>
        endpoint.WithMetadata(call);
}
