using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>The files of one rule set, in memory: from a folder, or as a caller sent them.</summary>
public sealed class RuleSetFiles
{
    /// <summary>A rule file larger than this is refused unread.</summary>
    public const int MaximumBytes = MaximumMebibytes * 1024 * 1024;

    private const int MaximumMebibytes = 4;
    private readonly SortedDictionary<string, SourceFile> files = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> findings = [];

    /// <summary>Takes files that are already in memory.</summary>
    /// <param name="folder">Path of the folder as its author would name it; shown in every mistake.</param>
    /// <param name="files">File names without folder, and their bytes.</param>
    public RuleSetFiles(string folder, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        Folder = Shown(folder);
        foreach (var (name, bytes) in files)
        {
            Add(name, bytes.Length, () => bytes);
        }
    }

    private RuleSetFiles(string folder) => Folder = Shown(folder);

    /// <summary>Path of the folder, as it is shown.</summary>
    public string Folder { get; }

    internal IReadOnlyDictionary<string, SourceFile> Files => files;

    /// <summary>The files that could not be taken in.</summary>
    internal IReadOnlyList<Diagnostic> Findings => findings;

    /// <summary>Reads the JSON files of a folder, without its subfolders.</summary>
    public static RuleSetFiles FromFolder(string folder)
    {
        var result = new RuleSetFiles(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.json"))
        {
            result.Add(file.Name, file.Length, () => File.ReadAllBytes(file.FullName));
        }

        return result;
    }

    /// <summary>A line of one of the files, for showing a mistake; null when there is none.</summary>
    /// <param name="path">The path as a mistake gives it.</param>
    /// <param name="line">The line, counted from 1.</param>
    public string? Line(string path, int line) =>
        files.Values.FirstOrDefault(file => file.Path == path)?.Line(line);

    /// <summary>The same files, one of them with other bytes.</summary>
    internal RuleSetFiles With(string name, byte[] bytes)
    {
        var copy = new RuleSetFiles(Folder);
        foreach (var (other, file) in files)
        {
            copy.files[other] = file;
        }

        copy.files[name] = new SourceFile(PathOf(name), bytes);
        return copy;
    }

    internal string PathOf(string name) => Folder.Length == 0 ? name : $"{Folder}/{name}";

    private static string Shown(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.Replace('\\', '/').TrimEnd('/');
    }

    private void Add(string name, long length, Func<byte[]> read)
    {
        if (length > MaximumBytes)
        {
            findings.Add(FileMistakes.TooLarge(MaximumMebibytes) with { File = PathOf(name) });
            return;
        }

        try
        {
            files[name] = new SourceFile(PathOf(name), read());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Add(FileMistakes.Unreadable() with { File = PathOf(name) });
        }
    }
}
