using System.Data.Common;
using Dapper;
using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>Begins a run, or takes up one that is not finished.</summary>
internal sealed class RunOpening(RiskDatabase database, RuleSetShelf shelf)
{
    // In the order of the table's key. A household that moved appears in both counties, and is read in one.
    private const string Households = """
        select county, household_id from snapshot
        where snapshot_date <= @asOf and batch_id <= @throughBatch
        order by county, household_id
        """;

    /// <summary>Plans a run and keeps the plan. Of two that begin the same run at once, one does.</summary>
    public async Task<(Run Run, IReadOnlyList<RunRuleSet> Sets)> StartAsync(RunOrder order, CancellationToken stop)
    {
        if (order.Name is { } name && (name.Length > 64 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')))
        {
            throw new StoreException(RunMistakes.BadName(name));
        }

        var asOf = order.AsOf!.Value;
        var sets = RunRuleSet.Of(shelf, DayNumber.ToDay(asOf), order.Pin);
        await database.DoAsync((connection, _) => RunTable.NewNameAsync(connection, order), stop).ConfigureAwait(false);

        // The picture is taken before the plan: what is imported from here on belongs to the next run.
        var through = await database.DoAsync(
            (connection, _) => connection.ExecuteScalarAsync<long>("select last_batch from store where one = 1"), stop)
            .ConfigureAwait(false);
        var units = await database.DoAsync((connection, token) => PlanAsync(connection, order, through, token), stop).ConfigureAwait(false);
        if (units.Count == 0)
        {
            throw new StoreException(RunMistakes.NoHouseholds(asOf));
        }

        var run = await database.InTransactionAsync(
            async (connection, transaction, token) =>
            {
                await connection.ExecuteAsync(ImportTable.Queue, transaction: transaction).ConfigureAwait(false);
                var planned = new Run
                {
                    Name = await RunTable.NewNameAsync(connection, order, transaction).ConfigureAwait(false),
                    AsOf = asOf,
                    Pin = order.Pin,
                    EngineVersion = Run.ThisEngine,
                    ThroughBatch = through,
                };
                var begun = await RunTable.AddAsync(database.Dialect, transaction, planned).ConfigureAwait(false);
                await UnitTable.AddAsync(transaction, begun.Id, units, token).ConfigureAwait(false);
                await RunRuleSetTable.AddAsync(transaction, begun.Id, sets, token).ConfigureAwait(false);
                return begun;
            },
            stop).ConfigureAwait(false);
        return (run, sets);
    }

    /// <summary>Finds the run to go on with, and sees that going on gives what it would have given; or one that is finished.</summary>
    public async Task<(Run Run, IReadOnlyList<RunRuleSet> Sets)> ResumeAsync(RunOrder order, CancellationToken stop)
    {
        var runs = await database.DoAsync((connection, _) => RunTable.AllAsync(connection), stop).ConfigureAwait(false);
        var run = order.Name is { } name
            ? runs.FirstOrDefault(one => one.Name == name)
                ?? throw new StoreException(RunMistakes.NoRun(name, Nearest.To(name, runs.Select(one => one.Name))))
            : runs.LastOrDefault(one => one.AsOf == order.AsOf && one.State == RunStates.Open) ?? runs.LastOrDefault(one => one.AsOf == order.AsOf);
        if (run is not { State: RunStates.Open or RunStates.Finished })
        {
            throw new StoreException(RunMistakes.NothingToResume(run is null ? "of that day" : $"`{run.Name}`: it is finished, and has lost something since"));
        }

        if (order.AsOf is { } asOf && asOf != run.AsOf)
        {
            throw new StoreException(RunMistakes.OtherOrder(run.Name, "--as-of", run.AsOf.ToString("0000-00-00", System.Globalization.CultureInfo.InvariantCulture)));
        }

        if (order.Pin is not null && order.Pin != run.Pin)
        {
            throw new StoreException(RunMistakes.OtherOrder(run.Name, "--rule-set", run.Pin ?? "left out"));
        }

        if (run.State == RunStates.Finished)
        {
            // Whoever goes on after a break cannot know whether the run had ended just before it. There is nothing to assess.
            return (run, []);
        }

        if (run.EngineVersion != Run.ThisEngine)
        {
            throw new StoreException(RunMistakes.OtherEngine(run.Name, run.EngineVersion, Run.ThisEngine));
        }

        var recorded = await database.DoAsync((connection, _) => RunRuleSetTable.AllAsync(connection, run.Id), stop).ConfigureAwait(false);
        var differences = RunRuleSetTable.Differences(recorded, RunRuleSet.Of(shelf, DayNumber.ToDay(run.AsOf), run.Pin));
        return differences.Count == 0 ? (run, recorded) : throw new StoreException(RunMistakes.OtherRuleSets(run.Name, differences));
    }

    private static async Task<IReadOnlyList<RunUnit>> PlanAsync(
        DbConnection connection, RunOrder order, long throughBatch, CancellationToken stop)
    {
        var plan = new UnitPlan(order.UnitSize);
        var reader = await SnapshotTable.StreamAsync(connection, Households, new { asOf = order.AsOf, throughBatch }, stop).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            plan.Add(reader.GetString(0), reader.GetString(1));
        }

        return plan.Finish();
    }
}
