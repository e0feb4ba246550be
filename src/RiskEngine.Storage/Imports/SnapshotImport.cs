using System.Data.Common;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Imports;

/// <summary>One file on its way into the store, commit by commit. Cut off at any instant, it can be begun again.</summary>
public sealed class SnapshotImport : IAsyncDisposable
{
    private readonly RiskDatabase database;
    private readonly string name;
    private readonly int import;
    private readonly int attempt;
    private readonly KeptConnection kept = new();

    private SnapshotImport(RiskDatabase database, string name, int import, int attempt) =>
        (this.database, this.name, this.import, this.attempt) = (database, name, import, attempt);

    /// <summary>What is committed so far.</summary>
    public ImportCounts Counts { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Whether the import of the same file was begun before and not finished.</summary>
    public bool IsBegunAgain => attempt > 1;

    /// <summary>Begins the import of a file; one of the same name and beginning that was cut off is taken up.</summary>
    /// <param name="database">The store.</param>
    /// <param name="name">Name of the file, without its folders.</param>
    /// <param name="head">SHA-256 of the first bytes of the file: files of different counties may have one name.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public static async Task<SnapshotImport> StartAsync(
        RiskDatabase database, string name, byte[] head, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(name);
        var (import, attempt) = await database.InTransactionAsync(
            (_, transaction, _) => ImportTable.StartAsync(database.Dialect, transaction, name, head), stop).ConfigureAwait(false);
        return new SnapshotImport(database, name, import, attempt);
    }

    /// <summary>Stores the next rows of the file, all of them or, when something fails, none.</summary>
    /// <param name="rows">The households that could be read, in the order of the file.</param>
    /// <param name="rejected">The reasons of those that could not, those of one row together.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="StoreException">The store does not answer, or the same file is imported elsewhere.</exception>
    public async Task AddAsync(
        IReadOnlyList<SnapshotRow> rows, IReadOnlyList<RejectedRow> rejected, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(rejected);
        Counts = await database.InTransactionAsync(
            (_, transaction, token) => CommitAsync(transaction, rows, rejected, token), mayCreate: false, kept, stop).ConfigureAwait(false);
    }

    /// <summary>Says that the file was read to its end. Of a file imported before, its rejected rows are listed once.</summary>
    /// <param name="digest">SHA-256 of the file.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>Whether the same bytes were imported before.</returns>
    /// <exception cref="StoreException">The store does not answer, or the same file is imported elsewhere.</exception>
    public Task<bool> FinishAsync(byte[] digest, CancellationToken stop = default) => database.InTransactionAsync(
        async (_, transaction, _) =>
        {
            var earlier = await ImportTable.EarlierAsync(transaction, import, digest).ConfigureAwait(false);
            if (!await ImportTable.FinishAsync(database.Dialect, transaction, import, attempt, digest, earlier).ConfigureAwait(false))
            {
                throw new StoreException(StoreMistakes.TakenOver(name));
            }

            if (earlier is not null)
            {
                await RejectedRowTable.DeleteAsync(transaction, import).ConfigureAwait(false);
            }

            return earlier is not null;
        },
        mayCreate: false,
        kept,
        stop);

    /// <summary>Closes its connection.</summary>
    public ValueTask DisposeAsync() => kept.DisposeAsync();

    private async Task<ImportCounts> CommitAsync(
        DbTransaction transaction, IReadOnlyList<SnapshotRow> rows, IReadOnlyList<RejectedRow> rejected, CancellationToken stop)
    {
        var rejectedRows = rejected.Select(row => row.Record).Distinct().Count();
        var batch = await ImportTable.NextBatchAsync(transaction, import).ConfigureAwait(false);
        var stored = await ImportTable.CountsAsync(transaction.Connection!, import, attempt, transaction).ConfigureAwait(false)
            ?? throw new StoreException(StoreMistakes.TakenOver(name));
        if (stored.Read == Counts.Read + rows.Count + rejectedRows && stored != Counts)
        {
            // The commit had arrived; only the answer to it was lost.
            return stored;
        }

        var accepted = await NewSnapshots.AddAsync(database.Dialect, transaction, batch, rows, stop).ConfigureAwait(false);
        await RejectedRowTable.AddAsync(transaction, import, rejected, stop).ConfigureAwait(false);
        var counts = new ImportCounts(rows.Count + rejectedRows, accepted, rows.Count - accepted, rejectedRows);
        return await ImportTable.AddAsync(transaction, import, attempt, Counts.Read, counts).ConfigureAwait(false)
            ? Counts + counts
            : throw new StoreException(StoreMistakes.TakenOver(name));
    }
}
