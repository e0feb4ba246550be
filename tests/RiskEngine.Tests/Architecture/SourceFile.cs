namespace RiskEngine.Tests.Architecture;

/// <summary>A C# file that people wrote: its path below the root, with <c>/</c>, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Lines as an editor counts them; the end of the last line opens no further one.</summary>
    public int Lines => Text.TrimEnd('\n').Count(c => c == '\n') + 1;

    /// <summary>Name without folder and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Every C# file under src and tests; what the build writes is left out.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. from room in new[] { "src", "tests" }
           from path in Directory.EnumerateFiles(RepositoryRoot.At(room), "*.cs", SearchOption.AllDirectories)
           let below = System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')
           where !below.Contains("/bin/", StringComparison.Ordinal) && !below.Contains("/obj/", StringComparison.Ordinal)
           orderby below
           select new SourceFile(below, File.ReadAllText(path)),
    ];
}
