using NodaTime;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets;

/// <summary>Every rule set of a folder, read once; immutable, so any number of threads may ask it.</summary>
public sealed class RuleSetLibrary
{
    private readonly Dictionary<RuleSetId, RuleSetPiece> pieces = [];
    private readonly Lineage lineage;

    private RuleSetLibrary(IReadOnlyList<RuleSetPiece> all, IReadOnlyList<Diagnostic> problems)
    {
        foreach (var piece in all)
        {
            Register(piece);
        }

        lineage = new Lineage(pieces);
        RuleSets = [.. all.Select(piece => new LoadedRuleSet(piece, lineage.Complete(piece)))];
        Problems = problems;
    }

    /// <summary>Every folder with a set, usable or not, in the order of their paths.</summary>
    public IReadOnlyList<LoadedRuleSet> RuleSets { get; }

    /// <summary>What is wrong with the folder itself.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>The digests of the published sets; null where no rules folder was read.</summary>
    internal PublishedLock? Lock { get; private init; }

    /// <summary>The rules folder that was read; null where one set was, or sets in memory.</summary>
    internal string? Root { get; private init; }

    /// <summary>Every mistake of the folder and of all its sets, in file order.</summary>
    public IReadOnlyList<Diagnostic> Findings =>
        DiagnosticText.InFileOrder(Problems.Concat(RuleSets.SelectMany(loaded => loaded.Findings)));

    /// <summary>
    /// Published sets that are not what they were when they were published, or were never locked; empty where the folder
    /// has no lock.
    /// </summary>
    public IReadOnlyList<Diagnostic> LockFindings => Lock is { IsThere: true } ? StrictLockFindings : [];

    /// <summary>As <see cref="LockFindings"/>, and every published set where the folder has no lock.</summary>
    public IReadOnlyList<Diagnostic> StrictLockFindings => DiagnosticText.InFileOrder(Lock?.Check(RuleSets) ?? []);

    /// <summary>Reads a rules folder, or a folder that is itself a rule set.</summary>
    /// <param name="rulesFolder">The folder, as its author would name it: mistakes show this path.</param>
    public static RuleSetLibrary Load(string rulesFolder)
    {
        ArgumentNullException.ThrowIfNull(rulesFolder);
        if (!Directory.Exists(rulesFolder))
        {
            return new RuleSetLibrary([], [LayerMistakes.NoFolder() with { File = rulesFolder }]);
        }

        if (LibraryFolders.IsRuleSet(rulesFolder))
        {
            return new RuleSetLibrary(WithParents(rulesFolder), []);
        }

        var read = LibraryFolders.Within(rulesFolder).Select(ReadNamed).ToList();
        return new RuleSetLibrary(read, read.Count > 0 ? [] : [LayerMistakes.NoRuleSets() with { File = rulesFolder }])
        {
            Lock = PublishedLock.Load(rulesFolder),
            Root = rulesFolder,
        };
    }

    /// <summary>A library of sets that are already in memory.</summary>
    public static RuleSetLibrary Of(params IEnumerable<RuleSetFiles> sets) =>
        new([.. sets.Select(RuleSetReader.Read)], []);

    /// <summary>Reads a draft as if it lay in this library, without changing the library.</summary>
    public LoadedRuleSet Check(RuleSetFiles draft)
    {
        var piece = RuleSetReader.Read(draft);
        return new LoadedRuleSet(piece, lineage.Merge(piece));
    }

    /// <summary>The usable set of exactly this name and version; null when there is none.</summary>
    public RuleSet? Find(RuleSetId id) => RuleSets.FirstOrDefault(loaded => loaded.Id == id)?.RuleSet;

    /// <summary>The rule set for a household on a day.</summary>
    /// <param name="regionCode">Division code of the household.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <param name="pin">
    /// Null for the published set in force; <c>set@version</c> for exactly that one, whatever its dates and status;
    /// <c>set</c> for its version in force.
    /// </param>
    public RuleSetChoice Choose(string regionCode, LocalDate asOf, string? pin = null) =>
        new LibraryChoice(RuleSets).Choose(regionCode, asOf, pin);

    /// <summary>A line of any file that was read, for showing a mistake; null when there is none.</summary>
    public string? Line(string path, int line) =>
        RuleSets.Select(loaded => loaded.Files.Line(path, line)).FirstOrDefault(text => text is not null)
        ?? Lock?.Line(path, line);

    private static RuleSetPiece ReadNamed(string folder)
    {
        var piece = RuleSetReader.Read(RuleSetFiles.FromFolder(folder));
        if (piece.Manifest?.Id is { } id
            && !$"/{piece.Files.Folder}".EndsWith($"/{id.Set}/{id.Version}", StringComparison.Ordinal))
        {
            piece.Findings.Add(piece.Manifest.Root["Version"]!.Mark(LayerMistakes.FolderOfAnotherName(id)));
        }

        return piece;
    }

    // A single overlay still needs the sets it extends; they lie in the library around it.
    private static List<RuleSetPiece> WithParents(string folder)
    {
        var line = new List<RuleSetPiece> { RuleSetReader.Read(RuleSetFiles.FromFolder(folder)) };
        while (line[^1].Manifest?.Extends is { } parent && line.TrueForAll(piece => piece.Manifest?.Id != parent)
               && LibraryFolders.Around(folder, parent) is { } found)
        {
            line.Add(ReadNamed(found));
        }

        return line;
    }

    private void Register(RuleSetPiece piece)
    {
        if (piece.Manifest?.Id is { } id && !pieces.TryAdd(id, piece))
        {
            piece.Findings.Add(piece.Manifest.Root["Version"]!.Mark(
                LayerMistakes.SameIdTwice(id, pieces[id].Files.Folder)));
        }
    }
}
