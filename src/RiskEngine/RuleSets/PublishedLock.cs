using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Checking;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary><c>published.lock.json</c>: the digest that each published set had when it was published.</summary>
internal sealed class PublishedLock
{
    public const string FileName = "published.lock.json";

    private readonly SourceFile? file;

    private PublishedLock(SourceFile? file) => this.file = file;

    /// <summary>The lock of a rules folder, read or not there.</summary>
    public static PublishedLock In(string rulesFolder)
    {
        var shown = rulesFolder.Replace('\\', '/').TrimEnd('/') + "/" + FileName;
        var path = Path.Combine(rulesFolder, FileName);
        return new PublishedLock(File.Exists(path) ? new SourceFile(shown, File.ReadAllBytes(path)) : null);
    }

    /// <summary>A line of the file, for showing a mistake.</summary>
    public string? Line(string path, int line) => file?.Path == path ? file.Line(line) : null;

    /// <summary>What is wrong with it, and with the sets as it knows them.</summary>
    public IEnumerable<Diagnostic> Check(IReadOnlyList<LoadedRuleSet> sets)
    {
        var findings = new List<Diagnostic>();
        var root = file is null ? null : JsonWalk.Read(file, findings);
        if (root is { Kind: not FileValueKind.Object })
        {
            findings.Add(root.Mark(FileMistakes.WrongType("the lock", "an object", ObjectForm.Found(root))));
        }

        if (findings.Count > 0)
        {
            return findings;
        }

        var members = (root?.Members ?? []).Where(member => member.Name != "$schema").ToList();
        return members.Select(member => Locked(member, sets)).OfType<Diagnostic>()
            .Concat(sets.Where(set => set.RuleSet is { Status: not RuleSetStatus.Draft } published
                    && members.TrueForAll(member => member.Name != published.Id.ToString()))
                .Select(set => set.Piece.Manifest!.Root["Status"]!.Mark(CheckMistakes.NotLocked(set.RuleSet!.Id))));
    }

    private static Diagnostic? Locked(FileMember member, IReadOnlyList<LoadedRuleSet> sets)
    {
        var found = sets.FirstOrDefault(set => set.Id?.ToString() == member.Name);
        if (found is null)
        {
            var known = sets.Select(set => set.Id?.ToString()).OfType<string>();
            return member.Key.Mark(CheckMistakes.LockedAndGone(member.Name, NearestName.To(member.Name, known)));
        }

        if (member.Value.Kind != FileValueKind.Text)
        {
            return member.Value.Mark(FileMistakes.WrongType("a digest", "a text", ObjectForm.Found(member.Value)));
        }

        return found.RuleSet switch
        {
            // What cannot be read has findings of its own.
            null => null,
            { Status: RuleSetStatus.Draft } draft => member.Key.Mark(CheckMistakes.LockedDraft(draft.Id)),
            { } set when set.Digest != member.Value.Text =>
                member.Value.Mark(CheckMistakes.Changed(set.Id, member.Value.Text, set.Digest)),
            _ => null,
        };
    }
}
