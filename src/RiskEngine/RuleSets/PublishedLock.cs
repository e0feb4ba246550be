using System.Text;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Checking;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>
/// <c>published.lock.json</c>: the digest under which each set was published. A published folder that hashes to
/// something else has been changed.
/// </summary>
/// <remarks>Only <c>riskengine rules publish</c> writes it; everybody else compares.</remarks>
public sealed class PublishedLock
{
    /// <summary>Name of the file, at the top of the rules folder.</summary>
    public const string FileName = "published.lock.json";

    private const string SchemaKey = "$schema";
    private const string Schema = "schema/lock.schema.json";
    private readonly SourceFile? file;
    private readonly IReadOnlyList<FileMember> entries;

    private PublishedLock(
        IReadOnlyDictionary<RuleSetId, string> digests, IReadOnlyList<Diagnostic> findings, SourceFile? file,
        IReadOnlyList<FileMember> entries) =>
        (Digests, Findings, this.file, this.entries) = (digests, findings, file, entries);

    /// <summary>The lock of a folder where nothing has been published yet.</summary>
    public static PublishedLock Empty { get; } = new(new Dictionary<RuleSetId, string>(), [], null, []);

    /// <summary>The digest (<c>sha256:</c> and 64 hex digits) of every locked set.</summary>
    public IReadOnlyDictionary<RuleSetId, string> Digests { get; }

    /// <summary>Every mistake in the file, in its order; what could be read is in <see cref="Digests"/>.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Whether there is such a file.</summary>
    internal bool IsThere => file is not null;

    /// <summary>Reads the lock of a rules folder; empty when the folder has none.</summary>
    public static PublishedLock Load(string rulesFolder)
    {
        ArgumentNullException.ThrowIfNull(rulesFolder);
        var path = Path.Combine(rulesFolder, FileName);
        return File.Exists(path) ? Read(path.Replace('\\', '/'), File.ReadAllBytes(path)) : Empty;
    }

    /// <summary>Reads a lock that is already in memory.</summary>
    /// <param name="path">Its path as its author would name it; shown in every mistake.</param>
    /// <param name="bytes">What the file holds.</param>
    public static PublishedLock Read(string path, byte[] bytes)
    {
        var file = new SourceFile(path, bytes);
        var findings = new List<Diagnostic>();
        var digests = new Dictionary<RuleSetId, string>();
        var root = JsonWalk.Read(file, findings);
        if (ObjectForm.Open(root, "the lock", findings) is null)
        {
            return new PublishedLock(digests, findings, file, []);
        }

        List<FileMember> entries = [.. root!.Members.Where(member => member.Name != SchemaKey)];
        entries.ForEach(member => ReadEntry(member, digests, findings));
        return new PublishedLock(digests, findings, file, entries);
    }

    /// <summary>The digest under which a set is locked; null when it is not.</summary>
    public string? DigestOf(RuleSetId id) => Digests.GetValueOrDefault(id);

    /// <summary>The lock with one more set.</summary>
    /// <exception cref="InvalidOperationException">The set is locked with another digest already.</exception>
    public PublishedLock With(RuleSetId id, string digest)
    {
        ArgumentNullException.ThrowIfNull(id);
        return DigestOf(id) is { } locked && locked != digest
            ? throw new InvalidOperationException($"{id} is locked as {locked}")
            : new PublishedLock(new Dictionary<RuleSetId, string>(Digests) { [id] = digest }, [], null, []);
    }

    /// <summary>The text of the file: one set a line, in the order of their names.</summary>
    public string ToJson()
    {
        var lines = Digests.Select(entry => (Key: entry.Key.ToString(), entry.Value))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"  \"{entry.Key}\": \"{entry.Value}\"")
            .Prepend($"  \"{SchemaKey}\": \"{Schema}\"");
        return new StringBuilder("{\n").AppendJoin(",\n", lines).Append("\n}\n").ToString();
    }

    /// <summary>Writes the file into a rules folder.</summary>
    public void Write(string rulesFolder) =>
        WholeFile.Write(Path.Combine(rulesFolder, FileName), Encoding.UTF8.GetBytes(ToJson()));

    /// <summary>A line of the file, for showing a mistake; null when there is none.</summary>
    public string? Line(string path, int line) => file?.Path == path ? file.Line(line) : null;

    /// <summary>What is wrong with the file, and with the sets as it knows them.</summary>
    internal IEnumerable<Diagnostic> Check(IReadOnlyList<LoadedRuleSet> sets) => Findings.Count > 0
        ? Findings
        : entries.Select(member => Locked(member, sets)).OfType<Diagnostic>()
            .Concat(sets.Where(IsNotLocked)
                .Select(set => set.Piece.Manifest!.Root["Status"]!.Mark(CheckMistakes.NotLocked(set.RuleSet!.Id))));

    /// <summary>What is wrong with the file, and with one set as it knows it.</summary>
    internal IEnumerable<Diagnostic> Check(LoadedRuleSet set) =>
        new PublishedLock(Digests, Findings, file, [.. entries.Where(member => member.Name == set.Id?.ToString())]).Check([set]);

    private bool IsNotLocked(LoadedRuleSet set) =>
        set.RuleSet is { Status: not RuleSetStatus.Draft } published && DigestOf(published.Id) is null;

    private static Diagnostic? Locked(FileMember member, IReadOnlyList<LoadedRuleSet> sets)
    {
        var found = sets.FirstOrDefault(set => set.Id?.ToString() == member.Name);
        if (found is null)
        {
            var known = sets.Select(set => set.Id?.ToString()).OfType<string>();
            return member.Key.Mark(CheckMistakes.LockedAndGone(member.Name, Nearest.To(member.Name, known)));
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

    private static void ReadEntry(
        FileMember member, Dictionary<RuleSetId, string> digests, List<Diagnostic> findings)
    {
        if (!RuleSetId.TryParse(member.Name, out var id))
        {
            findings.Add(member.Key.Mark(FileMistakes.WrongShape(
                "a key", member.Name, "a rule set and version", "national@2020.1")));
        }
        else if (FileReading.Shaped(
            member.Value, $"`{id}`", IsDigest, "`sha256:` and 64 hex digits", "sha256:0123…", findings) is { } digest)
        {
            digests[id] = digest;
        }
    }

    private static bool IsDigest(string text) =>
        text.StartsWith("sha256:", StringComparison.Ordinal) && text.Length == 71
        && text.Skip(7).All(char.IsAsciiHexDigitLower);
}
