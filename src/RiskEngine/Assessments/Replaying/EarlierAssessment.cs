using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RiskEngine.Assessments.Replaying;

/// <summary>An assessment that somebody kept, as far as it has to be read to be made again.</summary>
public sealed class EarlierAssessment
{
    private EarlierAssessment(JsonElement content, LocalDate asOf, string digest) =>
        (Content, AsOf, RuleSetDigest) = (content, asOf, digest);

    /// <summary>The whole of it.</summary>
    public JsonElement Content { get; }

    /// <summary>The day for which it was made.</summary>
    public LocalDate AsOf { get; }

    /// <summary><c>sha256:</c> and 64 hex digits: the rule set that it was made by.</summary>
    public string RuleSetDigest { get; }

    /// <summary>Name and version of that rule set, as far as it says; for people.</summary>
    public string RuleSetName => $"{Text(Content, "ruleSet", "id") ?? "?"}@{Text(Content, "ruleSet", "version") ?? "?"}";

    /// <summary>How much of its reasons it carries.</summary>
    public Explain Explain =>
        !Content.TryGetProperty("audit", out var audit) || audit.ValueKind != JsonValueKind.Object ? Explain.None
        : audit.TryGetProperty("rules", out _) ? Explain.Full
        : Explain.Summary;

    /// <summary>Digest of the household that it was made of; null where it carries no audit.</summary>
    public string? SnapshotDigest => Text(Content, "audit", "snapshotDigest");

    /// <summary>Version of the program that made it; null where it carries no audit.</summary>
    public string? EngineVersion => Text(Content, "audit", "engineVersion");

    /// <summary>Reads an assessment.</summary>
    /// <param name="content">The assessment.</param>
    /// <param name="earlier">The assessment; null when something is missing that is needed.</param>
    /// <returns>Pointers of what is missing or cannot be read; empty when there is an assessment.</returns>
    public static IReadOnlyList<string> Read(JsonElement content, out EarlierAssessment? earlier)
    {
        earlier = null;
        if (content.ValueKind != JsonValueKind.Object || !IsText(content))
        {
            return [""];
        }

        var day = LocalDatePattern.Iso.Parse(Text(content, "asOf") ?? "");
        var digest = Text(content, "ruleSet", "digest");
        var missing = new List<string>();
        if (!day.Success || day.Value.Year <= 0)
        {
            missing.Add("/asOf");
        }

        if (!IsDigest(digest))
        {
            missing.Add("/ruleSet/digest");
        }
        else if (missing.Count == 0)
        {
            earlier = new EarlierAssessment(content, day.Value, digest);
        }

        return missing;
    }

    private static bool IsDigest([NotNullWhen(true)] string? text) =>
        text is { Length: 71 } && text.StartsWith("sha256:", StringComparison.Ordinal)
        && text.Skip(7).All(char.IsAsciiHexDigitLower);

    private static string? Text(JsonElement content, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            if (content.ValueKind != JsonValueKind.Object || !content.TryGetProperty(step, out content))
            {
                return null;
            }
        }

        return content.ValueKind == JsonValueKind.String ? content.GetString() : null;
    }

    // Half a surrogate pair can be escaped in JSON and is no character.
    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name.Length >= 0 && IsText(member.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
