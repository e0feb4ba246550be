namespace RiskEngine.Api.Problems;

/// <summary>
/// One kind of problem that a caller can meet. The type never changes, so that programs may branch on it.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">A URI relative to the service.</param>
/// <param name="Title">The kind in a few words, the same for every occurrence.</param>
/// <param name="Detail">What came of it.</param>
internal sealed record ProblemKind(int Status, string Type, string Title, string Detail)
{
    private const string Refused = "Nothing was assessed. `errors` lists every mistake that was found.";

    internal static ProblemKind Malformed { get; } = new(
        400, "/problems/malformed", "The request cannot be read", Refused);

    internal static ProblemKind Invalid { get; } = new(
        422, "/problems/invalid", "The request has mistakes", Refused);

    internal static ProblemKind NoRuleSet { get; } = new(
        404,
        "/problems/no-rule-set",
        "No rule set applies",
        "Nothing was assessed. `available` lists the rule sets there are.");

    internal static ProblemKind NoSuchRoute { get; } = new(
        404, "/problems/no-such-route", "There is no such address", "Nothing was done.");

    internal static ProblemKind NoSuchRuleSet { get; } = new(
        404, "/problems/no-such-rule-set", "There is no such rule set", "`available` lists the rule sets there are.");

    internal static ProblemKind NoSuchSchema { get; } = new(
        404, "/problems/no-such-schema", "There is no such schema", "Nothing was done.");

    internal static ProblemKind NotRecognised { get; } = new(
        401, "/problems/not-recognised", "The caller is not recognised", "Nothing was done.");

    internal static ProblemKind NotAllowed { get; } = new(
        403, "/problems/not-allowed", "The caller may not do this", "Nothing was done.");

    internal static ProblemKind TooSlow { get; } = new(
        408, "/problems/too-slow", "The request took too long", "Nothing was assessed.");

    internal static ProblemKind TooMany { get; } = new(
        429, "/problems/too-many", "The caller calls too much", "Nothing was done. `Retry-After` says when to try again.");

    internal static ProblemKind Overloaded { get; } = new(
        503, "/problems/overloaded", "The service is busy", "Nothing was done. `Retry-After` says when to try again.");

    internal static ProblemKind WrongMethod { get; } = new(
        405, "/problems/wrong-method", "The method is not allowed here", "Nothing was done.");

    internal static ProblemKind TooLarge { get; } = new(
        413, "/problems/too-large", "The request is too large", "Nothing was assessed.");

    internal static ProblemKind MediaType { get; } = new(
        415, "/problems/media-type", "The format is not supported", "Nothing was assessed, and the body was not read.");

    internal static ProblemKind BadHttp { get; } = new(
        400, "/problems/bad-http", "The request is no proper HTTP", "Nothing was done.");

    internal static ProblemKind NotReady { get; } = new(
        503,
        "/problems/not-ready",
        "Some published rule sets cannot be used",
        "`errors` says what is wrong in their files.");

    internal static ProblemKind Fault { get; } = new(
        500,
        "/problems/fault",
        "The service failed",
        "This is a fault of the service, not of the request. Report it with `instance`.");
}
