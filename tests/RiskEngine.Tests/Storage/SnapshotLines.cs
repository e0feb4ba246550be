using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.Output;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Tests.Storage;

/// <summary>Small files for the store, and what the store makes of them.</summary>
internal static class SnapshotLines
{
    /// <summary>A household with little more than its key.</summary>
    public static string Line(string household, string region = "130828", string date = "2020-06-30", int size = 1) =>
        $$"""{"householdId":"{{household}}","regionCode":"{{region}}","snapshotDate":"{{date}}","householdSize":{{size}},"members":[{"memberId":"m1"}]}""";

    /// <summary>Imports files as the command does.</summary>
    public static (ExitCode Exit, string Output, string Errors) Import(ATemporaryStore store, string? rejected, params string[] files)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = StoreImportCommand.Run(store.Text, files, rejected, threads: 2, output, errors, new ProgressLine(null));
        return (exit, output.ToString(), errors.ToString());
    }

    /// <summary>Imports lines as a file named <c>a.ndjson</c>, and answers the counts alone.</summary>
    public static string ImportLines(ATemporaryStore store, params string[] lines)
    {
        var file = Cli.Assessing.Written("a.ndjson", string.Join('\n', lines));
        var (_, output, errors) = Import(store, null, [file]);
        return (output + errors).Replace(file + ": ", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>The newest snapshots of a county, as <c>household@region date/revision</c>.</summary>
    public static async Task<string> NewestAsync(
        ATemporaryStore store, string county = "130828", int asOf = 20210101, long throughBatch = long.MaxValue,
        string after = "", string? through = null)
    {
        await using var connection = await store.Database.OpenAsync();
        await using var cursor = await SnapshotTable.NewestAsync(connection, county, after, through, asOf, throughBatch);
        var found = new List<string>();
        while (await cursor.ReadAsync())
        {
            found.Add($"{cursor.HouseholdId}@{cursor.RegionCode} {cursor.Date}/{cursor.Revision}");
        }

        return string.Join(", ", found);
    }
}
