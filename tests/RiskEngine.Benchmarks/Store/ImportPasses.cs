using System.Data.Common;
using Dapper;
using RiskEngine.Benchmarks.Pipeline;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Cli.Storing;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Benchmarks.Store;

/// <summary>The ways of getting a file's text into a store that are compared.</summary>
internal static class ImportPasses
{
    // As many as the import commits at once.
    private const int RowsOfACommit = 5_000;

    /// <summary>Imports the file as the command does.</summary>
    public static Pass Import(HouseholdFile file, MeasuredStore store, int threads) => Passes.Time(() =>
    {
        using var input = file.Read();
        var (counts, _) = new ImportRun(store.Database, threads, null, new ProgressLine(null)).Run(file.Path, input);
        return counts.Rejected == 0
            ? (counts.Accepted, 0)
            : throw new InvalidOperationException($"{counts.Rejected} of the made-up households were rejected");
    });

    /// <summary>Inserts each line as it stands into a table of one column, without key or index, with one prepared statement.</summary>
    public static Pass Insert(HouseholdFile file, MeasuredStore store) => Passes.Time(() =>
    {
        using var connection = store.Database.OpenAsync().GetAwaiter().GetResult();
        connection.Execute($"create table plain (body {(connection is Npgsql.NpgsqlConnection ? "bytea" : "blob")} not null)");
        using var command = connection.CreateCommand();
        command.CommandText = "insert into plain (body) values (@body)";
        var body = command.CreateParameter();
        (body.ParameterName, body.DbType) = ("@body", System.Data.DbType.Binary);
        command.Parameters.Add(body);
        command.Prepare();
        using var input = file.Read();
        var (reader, block, lines) = (new BlockReader(input, new LineSplitter()), new Block(), 0L);
        var transaction = connection.BeginTransaction();
        while (reader.Read(block))
        {
            foreach (var record in block.Records)
            {
                body.Value = block.Bytes.Slice(record.Start, record.Length).ToArray();
                command.Transaction = transaction;
                command.ExecuteNonQuery();
                if (++lines % RowsOfACommit == 0)
                {
                    transaction = Next(connection, transaction);
                }
            }
        }

        transaction.Commit();
        transaction.Dispose();
        return (lines, 0);
    });

    private static DbTransaction Next(DbConnection connection, DbTransaction done)
    {
        done.Commit();
        done.Dispose();
        return connection.BeginTransaction();
    }
}
