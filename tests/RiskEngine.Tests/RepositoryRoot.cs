namespace RiskEngine.Tests;

/// <summary>The checkout that the tests were built from, found upwards from where they run.</summary>
internal static class RepositoryRoot
{
    /// <summary>Full path of the folder that holds the solution.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Full path of a file or folder given by its parts below the root.</summary>
    public static string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "RiskEngine.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no RiskEngine.sln upwards from {start}");
    }
}
