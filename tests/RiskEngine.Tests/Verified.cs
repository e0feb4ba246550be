using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace RiskEngine.Tests;

/// <summary>
/// Texts that a person has read and approved, kept beside the test as <c>NAME.verified.json</c> or <c>.txt</c>.
/// </summary>
/// <remarks>
/// On a mismatch the new text is written as <c>NAME.received.…</c>: read it, and rename it if it is right.
/// </remarks>
internal static class Verified
{
    private const string Project = "RiskEngine.Tests";

    /// <summary>Demands that a text is the approved one.</summary>
    /// <param name="name">Name of the file, with the folder below that of the test if there is one.</param>
    /// <param name="text">The text of this run.</param>
    /// <param name="extension"><c>json</c> or <c>txt</c>.</param>
    /// <param name="test">Filled in by the compiler: the source of the test.</param>
    public static void Match(string name, string text, string extension = "json", [CallerFilePath] string test = "")
    {
        var folder = FolderOf(test);
        var approved = Path.Combine(folder, $"{name}.verified.{extension}");
        var received = Path.Combine(folder, $"{name}.received.{extension}");
        var now = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved) == now)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, now);
        Assert.That(File.Exists(approved), $"nobody has approved this yet; read {received} and rename it");
        Assert.That(now, Is.EqualTo(File.ReadAllText(approved)), $"if {received} is right, it is the approved one now");
    }

    // The compiler may have seen the source under another root than the one that the tests run in.
    private static string FolderOf(string test)
    {
        var parts = test.Replace('\\', '/').Split('/');
        var below = parts[(Array.LastIndexOf(parts, Project) + 1)..^1];
        return RepositoryRoot.At(["tests", Project, .. below]);
    }
}
