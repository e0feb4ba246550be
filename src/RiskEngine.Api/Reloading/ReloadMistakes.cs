using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Api.Reloading;

/// <summary>What can be wrong with a changed rules folder beyond its files.</summary>
internal static class ReloadMistakes
{
    internal static Diagnostic Unreadable(string fault) => new(
        "RE7052",
        $"the rules folder cannot be read (`{fault}`)",
        "it changed or went away while it was read, or the service may not read it",
        "look at the folder and its permissions; the service tries again by itself");

    internal static Diagnostic NothingToServe() => new(
        "RE7053",
        "no rule set of the folder can answer",
        "a service without rule sets would refuse every household",
        "put the rule sets back");
}
