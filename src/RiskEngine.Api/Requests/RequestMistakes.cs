using RiskEngine.Api.Limits;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Requests;

/// <summary>
/// Every message about a request around its household, in one voice: lower case, no full stop, the way out beside it.
/// </summary>
internal static class RequestMistakes
{
    internal static SnapshotProblem NoEnvelope(string[] names) =>
        New("", "RE7001", "the body is no object", $"send `{{ \"{names[0]}\": {{ … }} }}`");

    internal static SnapshotProblem UnknownMember(string container, string name, string[] known) => New(
        container + ShownName.Pointer(name),
        "RE7002",
        $"unknown member `{name}`",
        Nearest.To(name, known) is { } nearest ? $"did you mean `{nearest}`?" : $"known here: {string.Join(", ", known)}");

    internal static SnapshotProblem DuplicateMember(string container, string name) =>
        New($"{container}/{name}", "RE7003", $"the member `{name}` appears twice", "keep one of the two");

    internal static SnapshotProblem NoHousehold() =>
        New("/household", "RE7004", "the member `household` is required", "put the snapshot into it: `{ \"household\": { \"householdId\": … } }`");

    internal static SnapshotProblem NotText(string pointer) => New(
        pointer,
        "RE7005",
        $"the member `{LastOf(pointer)}` must be text",
        LastOf(pointer) == QueryReader.AsOfName ? "write `\"yyyy-MM-dd\"`" : "write `\"national\"` or `\"national@2020.1\"`");

    internal static SnapshotProblem BadAsOf(string pointer) => New(
        pointer,
        "RE7006",
        "a date is a day of the calendar written `yyyy-MM-dd`",
        "leave `asOf` out to assess on the day of the snapshot");

    internal static SnapshotProblem BadRuleSet(string pointer, string pin) => New(
        pointer,
        "RE7007",
        $"`{pin}` is no rule-set name",
        "write a set such as `national`, or a set and version such as `national@2020.1`");

    internal static SnapshotProblem TooMany() => New(
        "",
        "RE7008",
        FormattableString.Invariant($"there are more mistakes than the {SnapshotReader.MaxProblems} listed"),
        "mend these first");

    internal static SnapshotProblem NoSide(string name) => New(
        $"/{name}",
        "RE7009",
        $"the member `{name}` is required",
        "send `{ \"asOf\": …, \"ruleSet\": … }`; `{}` stands for the day of the snapshot and the set in force");

    internal static SnapshotProblem NotObject(string name) =>
        New($"/{name}", "RE7010", $"the member `{name}` must be an object", "send `{ \"asOf\": …, \"ruleSet\": … }`");

    internal static SnapshotProblem NoAssessment() =>
        New("/assessment", "RE7011", "the member `assessment` is required", "send the assessment as it was answered");

    internal static SnapshotProblem NotReplayable(string pointer) => New(
        pointer,
        "RE7012",
        "this is missing from the assessment, or cannot be read",
        "send the assessment as it was answered: with `asOf` and `ruleSet.digest`");

    internal static SnapshotProblem NoFiles() => New(
        "/files",
        "RE7013",
        "the member `files` is required and must be an object",
        "send `{ \"files\": { \"ruleset.json\": { … }, \"income.workflow.json\": { … } } }`");

    internal static SnapshotProblem BadFile(string pointer, string message) => New(
        pointer, "RE7014", message, "name each file as in a rules folder, and send its content as an object or as text");

    internal static SnapshotProblem UnknownParameter(string name, string[] known) => New(
        "",
        "RE7021",
        $"unknown query parameter `{name}`",
        Nearest.To(name, known) is { } nearest ? $"did you mean `{nearest}`?"
            : known.Length == 0 ? "this call has none" : $"known here: {string.Join(", ", known)}");

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

    internal static SnapshotProblem BadDay(string value) => New(
        "", "RE7025", $"the query parameter `asOf` cannot be `{value}`", "write a day of the calendar as `yyyy-MM-dd`");

    internal static SnapshotProblem NoDay() =>
        New("", "RE7026", "the query parameter `asOf` is required", "write a day of the calendar as `yyyy-MM-dd`");

    internal static SnapshotProblem BadRegion(string value) => New(
        "",
        "RE7027",
        $"the query parameter `region` cannot be `{value}`",
        "write 2, 4, 6, 9 or 12 digits of the division code, or leave it out for the whole country");

    internal static SnapshotProblem SetAndVersion(RuleSetId pin) => New(
        "",
        "RE7031",
        $"`{pin}` is a set with its version, and here is the page of a set",
        $"ask for `/v1/rulesets/{pin.Set}/versions/{pin.Version}`");

    internal static SnapshotProblem DigestNotLoaded(string name, string digest, IEnumerable<RuleSet> loaded) => New(
        "/assessment/ruleSet/digest",
        "RE7034",
        $"no loaded rule set has the digest `{digest}`; the assessment was made by `{name}`",
        $"loaded are {string.Join(", ", loaded.Select(ruleSet => $"`{ruleSet.Id}` ({ruleSet.Digest})"))}");

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

    internal static SnapshotProblem NotLines() => New(
        "",
        "RE7041",
        "the body is not announced as NDJSON",
        "send `Content-Type: application/x-ndjson`, in UTF-8, a household on each line");

    internal static SnapshotProblem WrongCharset(string charset) => New(
        "",
        "RE7041",
        $"the body is announced in the character set `{charset}`, and only UTF-8 is read",
        "send it in UTF-8, with `charset=utf-8` or without any");

    internal static SnapshotProblem Encoded() => New(
        "",
        "RE7042",
        "the body is encoded in a way that is not read here",
        "send it as it is, or with `Content-Encoding: gzip` or `br`");

    internal static SnapshotProblem BrokenEncoding() => New(
        "",
        "RE7047",
        "the body is not compressed as its `Content-Encoding` says, breaks off, or is followed by something else",
        "compress it again, or send it as it is");

    internal static SnapshotProblem TooLarge(long most) => New(
        "",
        "RE7043",
        FormattableString.Invariant($"the body has more than {most} bytes"),
        "`/v1/limits` says how much one may send; a batch has no end");

    internal static SnapshotProblem BatchTooLarge() => New(
        "",
        "RE7048",
        FormattableString.Invariant($"the compressed batch unfolds into more than {ServiceLimits.UnfoldedBatchBytes} bytes"),
        "send it in parts, or as it is: without compression there is no limit");

    internal static SnapshotProblem NoSuchSchema(string name, string[] known) => New(
        "",
        "RE7049",
        $"there is no schema `{name}`",
        Nearest.To(name, known) is { } nearest ? $"did you mean `{nearest}`?" : $"there are {string.Join(", ", known)}");

    internal static SnapshotProblem NoSuchRoute() =>
        New("", "RE7044", "there is nothing at this address", "`/openapi/v1.json` lists the calls");

    internal static SnapshotProblem WrongMethod() => New(
        "",
        "RE7045",
        "the address does not answer to this method",
        "the header `Allow` names the methods it answers to");

    internal static SnapshotProblem BadHttp() =>
        New("", "RE7046", "the request broke off or is no proper HTTP", "send it again, whole");

    internal static SnapshotProblem Overloaded() =>
        New("", "RE7067", "the service has as many calls in progress as it takes", "try again in a second");

    internal static SnapshotProblem TooSlow() => New(
        "",
        "RE7068",
        "the body arrived too slowly, or not at all",
        "send it whole; `/v1/limits` says how slow one may be");

    internal static SnapshotProblem BrokenByParent(string folder) =>
        New("", "RE7051", $"the rule set in `{folder}` cannot be used", "mend the set that it extends");

    private static string LastOf(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];

    private static SnapshotProblem New(string pointer, string code, string message, string? suggestion) =>
        new(pointer, code, message, suggestion);
}
