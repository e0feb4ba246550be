namespace RiskEngine.Api.Callers;

/// <summary>Who calls, as far as it was proved.</summary>
/// <param name="Name">What the calls are counted under: a key, the subject of a token, or an address.</param>
/// <param name="Scopes">What the caller may do.</param>
/// <param name="Refusal">Why what was sent proves nothing; null when it does.</param>
internal sealed record Caller(string Name, Scope Scopes, CallerRefusal? Refusal = null);

/// <summary>Why nobody was recognised.</summary>
internal enum CallerRefusal
{
    /// <summary>Nothing was sent to prove anything by.</summary>
    Nothing,

    /// <summary>The key or token is not one that counts here.</summary>
    Unknown,

    /// <summary>It was one, and its time is over.</summary>
    Ended,

    /// <summary>It is a token of the issuer that has no end.</summary>
    Endless,
}
