using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets;

/// <summary>Every message about publishing a set.</summary>
internal static class PublicationMistakes
{
    public static Diagnostic Retired(RuleSetId id) => new("RE3041", $"`{id}` is retired",
        "a version that was taken back is kept only so that earlier assessments can be repeated",
        "copy it to a new version, and publish that");

    public static Diagnostic ParentNotPublished(RuleSetId id, RuleSetId parent) => new("RE3042",
        $"`{id}` extends `{parent}`, which is not published",
        "an overlay is in force only while its parent is", $"publish `{parent}` first");
}
