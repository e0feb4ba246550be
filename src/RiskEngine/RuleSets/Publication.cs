using System.Text;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Checking;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>What publishing a set comes to, before anything is written.</summary>
/// <param name="RuleSet">The set as it will be: status published.</param>
/// <param name="Manifest">What <c>ruleset.json</c> will hold; null when it says published already.</param>
/// <param name="Lock">The lock with the set; null when it is locked already.</param>
public sealed record Publication(RuleSet RuleSet, byte[]? Manifest, PublishedLock? Lock)
{
    private const string ManifestName = "ruleset.json";

    /// <summary>Whether the set is published and locked already, and unchanged.</summary>
    public bool IsDone => Manifest is null && Lock is null;

    /// <summary>Finds out what publishing a set comes to.</summary>
    /// <param name="draft">The set; it has been read without mistakes.</param>
    /// <param name="library">The library in which it lies.</param>
    /// <param name="published">What has been published before.</param>
    /// <param name="refusal">Why it cannot be published; null when it can.</param>
    /// <returns>Null when it cannot be published.</returns>
    public static Publication? Of(
        LoadedRuleSet draft, RuleSetLibrary library, PublishedLock published, out Diagnostic? refusal)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(published);
        var status = JsonWalk.Read(draft.Files.Files[ManifestName], [])!["Status"]!;
        refusal = Refusal(draft, library, status);
        if (refusal is not null)
        {
            return null;
        }

        var manifest = draft.IsPublished ? null : Replaced(status);
        var set = manifest is null ? draft.RuleSet! : library.Check(draft.Files.With(ManifestName, manifest)).RuleSet!;
        var locked = published.DigestOf(set.Id);
        if (locked is not null && locked != set.Digest)
        {
            refusal = status.Mark(CheckMistakes.Changed(set.Id, locked, set.Digest));
            return null;
        }

        return new Publication(set, manifest, locked is null ? published.With(set.Id, set.Digest) : null);
    }

    private static Diagnostic? Refusal(LoadedRuleSet draft, RuleSetLibrary library, FileValue status)
    {
        if (draft.Status == RuleSetStatus.Retired)
        {
            return status.Mark(PublicationMistakes.Retired(draft.Id!));
        }

        return draft.Extends is { } parent && library.Find(parent) is not { Status: RuleSetStatus.Published }
            ? status.Mark(PublicationMistakes.ParentNotPublished(draft.Id!, parent))
            : null;
    }

    private static byte[] Replaced(FileValue status)
    {
        var bytes = status.File.Bytes;
        var (start, length) = status.Bytes.GetOffsetAndLength(bytes.Length);
        return [.. bytes[..start], .. Encoding.UTF8.GetBytes("\"published\""), .. bytes[(start + length)..]];
    }
}
