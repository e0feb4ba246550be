namespace RiskEngine.RuleSets.Files;

/// <summary>Writes a file whole or not at all: whoever is interrupted leaves the old one as it was.</summary>
public static class WholeFile
{
    /// <summary>Replaces a file.</summary>
    /// <param name="path">The file; made where there is none.</param>
    /// <param name="bytes">What it holds afterwards.</param>
    public static void Write(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        var beside = $"{path}.new";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, path, overwrite: true);
    }
}
