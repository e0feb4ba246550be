using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Requests;

/// <summary>
/// Every message about a request around its household, in one voice: lower case, no full stop, the way out beside it.
/// </summary>
internal static class RequestMistakes
{
    internal static SnapshotProblem NoEnvelope() =>
        New("", "RE7001", "the body is no object", "send `{ \"household\": { … } }`");

    internal static SnapshotProblem UnknownMember(string name, string? nearest) => New(
        ShownName.Pointer(name),
        "RE7002",
        $"unknown member `{name}`",
        nearest is null ? "known here: household, asOf, ruleSet" : $"did you mean `{nearest}`?");

    internal static SnapshotProblem DuplicateMember(string name) =>
        New($"/{name}", "RE7003", $"the member `{name}` appears twice", "keep one of the two");

    internal static SnapshotProblem NoHousehold() =>
        New("/household", "RE7004", "the member `household` is required", "send the snapshot to assess");

    internal static SnapshotProblem NotText(string name) =>
        New($"/{name}", "RE7005", $"the member `{name}` must be text", null);

    internal static SnapshotProblem BadAsOf() => New(
        "/asOf",
        "RE7006",
        "a date is a day of the calendar written `yyyy-MM-dd`",
        "leave `asOf` out to assess on the day of the snapshot");

    internal static SnapshotProblem BadRuleSet(string pin) => New(
        "/ruleSet",
        "RE7007",
        $"`{pin}` is no rule-set name",
        "write a set such as `national`, or a set and version such as `national@2020.1`");

    internal static SnapshotProblem TooMany() => New(
        "",
        "RE7008",
        FormattableString.Invariant($"there are more mistakes than the {SnapshotReader.MaxProblems} listed"),
        "mend these first");

    internal static SnapshotProblem UnknownParameter(string name, string? nearest) => New(
        "",
        "RE7021",
        $"unknown query parameter `{name}`",
        nearest is null ? "known here: explain" : $"did you mean `{nearest}`?");

    internal static SnapshotProblem DuplicateParameter(string name) =>
        New("", "RE7022", $"the query parameter `{name}` appears twice", "keep one of the two");

    internal static SnapshotProblem BadExplain(string value, string? nearest) => New(
        "",
        "RE7023",
        $"the query parameter `explain` cannot be `{value}`",
        nearest is null ? "write none, summary or full" : $"did you mean `{nearest}`?");

    internal static SnapshotProblem BadQuery() => New(
        "",
        "RE7024",
        "the query has a `%` that no two hexadecimal digits of UTF-8 follow",
        "write a percent sign as `%25`");

    internal static SnapshotProblem NoRuleSet(string pointer, RuleSetChoiceError error) => error.Problem switch
    {
        RuleSetChoiceProblem.NoneInForce => New(pointer, "RE7032", error.Message, error.Suggestion),
        RuleSetChoiceProblem.HasMistakes => New(
            pointer,
            "RE7033",
            "the rule set that applies has mistakes and cannot be used",
            "pin another version; `/health/ready` says what is wrong"),
        _ => New(pointer, "RE7031", error.Message, error.Suggestion),
    };

    internal static SnapshotProblem NotJson() =>
        New("", "RE7041", "the body is not announced as JSON", "send `Content-Type: application/json`, in UTF-8");

    internal static SnapshotProblem Encoded() =>
        New("", "RE7042", "the body is compressed, which is not read here", "send it without `Content-Encoding`");

    internal static SnapshotProblem TooLarge() => New(
        "",
        "RE7043",
        FormattableString.Invariant($"the body has more than {RequestBody.MaxBytes} bytes"),
        "send one household at a time");

    internal static SnapshotProblem NoSuchRoute() =>
        New("", "RE7044", "there is nothing at this address", "`/openapi/v1.json` lists the calls");

    internal static SnapshotProblem WrongMethod() => New(
        "",
        "RE7045",
        "the address does not answer to this method",
        "the header `Allow` names the methods it answers to");

    internal static SnapshotProblem BadHttp() =>
        New("", "RE7046", "the request broke off or is no proper HTTP", null);

    internal static SnapshotProblem BrokenByParent(string folder) =>
        New("", "RE7051", $"the rule set in `{folder}` cannot be used", "mend the set that it extends");

    private static SnapshotProblem New(string pointer, string code, string message, string? suggestion) =>
        new(pointer, code, message, suggestion);
}
