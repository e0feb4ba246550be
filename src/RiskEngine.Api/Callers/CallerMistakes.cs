using RiskEngine.Households;

namespace RiskEngine.Api.Callers;

/// <summary>Every message to somebody who may not call, or not now. None quotes what was sent to prove something.</summary>
internal static class CallerMistakes
{
    internal static SnapshotProblem NotRecognised(CallerRefusal why) => why switch
    {
        CallerRefusal.Nothing => New(
            "RE7061",
            "this call needs a key or a token",
            "send `Authorization: Bearer …` with a key from the people who run the service, or a token of their issuer"),
        CallerRefusal.Ended => New(
            "RE7063", "the key or token has ended, or has not begun", "ask for a new one"),
        CallerRefusal.Endless => New(
            "RE7069", "the token has no end", "ask its issuer for tokens with `exp`; nobody could take this one back"),
        _ => New(
            "RE7062",
            "the key or token is not known here",
            "send it whole and unchanged as `Authorization: Bearer …`; a key begins with `rk_`"),
    };

    internal static SnapshotProblem NotAllowed(Scope needed) => New(
        "RE7064",
        needed == Scope.None
            ? "this call is open to nobody"
            : $"the key or token lacks the scope `{ScopeNames.Of(needed)}`",
        "ask the people who run the service for one that has it");

    internal static SnapshotProblem TooOften(CallerRate rate) => New(
        "RE7065",
        FormattableString.Invariant($"this caller has made its {rate.Requests} calls for these {rate.Seconds} seconds"),
        "wait as long as `Retry-After` says; a batch with many lines is one call");

    internal static SnapshotProblem TooManyAtOnce(CallerRate rate) => New(
        "RE7066",
        FormattableString.Invariant($"this caller has {rate.AtOnce} calls in progress, and may not have more"),
        "wait for one of them; a batch with many lines is one call");

    private static SnapshotProblem New(string code, string message, string suggestion) =>
        new("", code, message, suggestion);
}
