using System.Security.Cryptography;
using System.Text;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Reloading;

/// <summary>The folder that the rule sets come from, and whether what lies in it is still what was read.</summary>
/// <param name="path">The folder, as mistakes name it.</param>
internal sealed class WatchedFolder(string path)
{
    // rules/counties/county/version/file: whatever lies deeper is not read, and a link cannot lead round in circles.
    private const int Depth = 3;

    private static readonly EnumerationOptions EveryFile = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = Depth,
        AttributesToSkip = FileAttributes.None,
    };

    private string? known;

    /// <summary>The folder, as mistakes name it.</summary>
    public string Path => path;

    /// <summary>Reads every set, and remembers what was read.</summary>
    public RuleSetLibrary Read()
    {
        // Taken before: what changes while it is read is found to have changed.
        known = Fingerprint();
        return RuleSetLibrary.Load(path);
    }

    /// <summary>Makes the next look find a change.</summary>
    public void Forget() => known = null;

    /// <summary>Whether the folder has other contents than when it was read.</summary>
    public bool HasChanged() => known != Fingerprint();

    /// <summary>
    /// A hash of the names and contents of all files. Not of their dates: the volumes of a cluster change by moving a link
    /// to other files, which may have any date.
    /// </summary>
    /// <returns>Empty when the folder cannot be read.</returns>
    public string Fingerprint()
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in Directory.EnumerateFiles(path, "*.json", EveryFile).Where(IsRead).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file + '\0'));
                hash.AppendData(ContentOf(file));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private bool IsRead(string file) =>
        !System.IO.Path.GetRelativePath(path, file).Split(System.IO.Path.DirectorySeparatorChar).Any(part => part[0] == '.');

    // A file too large for a rule file is refused unread, so its contents do not matter.
    private static byte[] ContentOf(string file)
    {
        using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return content.Length > RuleSetFiles.MaximumBytes
            ? Encoding.UTF8.GetBytes(file)
            : SHA256.HashData(content);
    }
}
