using System.Net.Sockets;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Storage;

/// <summary>Stores that stumble, and stores that are not there.</summary>
internal sealed class FaultTests
{
    [Test]
    public void Busy_files_deadlocks_and_cut_lines_may_be_gone_in_a_moment_and_wrong_statements_are_not()
    {
        Assert.That(TransientFault.Is(new SqliteException("database is locked", 5)), Is.True);
        Assert.That(TransientFault.Is(new SqliteException("database or disk is full", 13)), Is.False);
        Assert.That(TransientFault.Is(new PostgresException("deadlock detected", "ERROR", "ERROR", "40P01")), Is.True);
        Assert.That(TransientFault.Is(new PostgresException("terminating connection", "FATAL", "FATAL", "57P01")), Is.True);
        Assert.That(TransientFault.Is(new PostgresException("syntax error", "ERROR", "ERROR", "42601")), Is.False);
        Assert.That(TransientFault.Is(new NpgsqlException("x", new SocketException((int)SocketError.ConnectionRefused))), Is.True);
        Assert.That(TransientFault.Is(new InvalidOperationException("ours")), Is.False);
    }

    [Test]
    public async Task A_connection_that_the_server_ends_is_opened_again()
    {
        await using var store = await ATemporaryStore.InitialisedAsync(StoreKind.Postgres);
        var attempts = 0;

        var answer = await store.Database.DoAsync(async (connection, _) =>
        {
            if (++attempts == 1)
            {
                await connection.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())");
            }

            return await connection.ExecuteScalarAsync<int>("select 42");
        });

        Assert.That(answer, Is.EqualTo(42));
        Assert.That(store.Log.ToString(), Does.StartWith("retry 1 of 6 in ").And.Contain("57P01"));
    }

    [TestCase("sqlserver:Server=127.0.0.1,1;Database=x;User Id=u;Password=s3cret;Connect Timeout=1;Encrypt=false;ConnectRetryCount=0")]
    [TestCase("postgres:Host=127.0.0.1;Port=1;Database=x;Username=u;Password=s3cret;Timeout=1")]
    public async Task A_server_that_is_not_there_is_unreachable_and_nothing_tells_the_password(string text)
    {
        Assert.That(StoreAddress.TryParse(text, out var address, out _), Is.True);
        using var log = new StringWriter();
        var database = new RiskDatabase(address!, log, TimeSpan.FromMilliseconds(1));

        var fault = await Assert.ThrowsAsync<StoreException>(() => StoreSchema.CheckAsync(database));

        Assert.That(fault!.IsUnreachable, Is.True);
        Assert.That(log.ToString(), Does.Contain("retry 6 of 6"));
        Assert.That(log + fault.Mistake.What + fault.Mistake.Fix, Does.Not.Contain("s3cret"));
    }

    [Test]
    public void A_file_that_is_not_there_is_not_made_by_looking_at_it()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.db");
        using var errors = new StringWriter();

        var exit = StoreCommand.Status($"sqlite:{file}", TextWriter.Null, errors);

        Assert.That(exit, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(errors.ToString(), Does.Contain("RE6008").And.Contain("riskengine store init"));
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public void An_address_with_a_mistake_is_wrong_usage()
    {
        using var errors = new StringWriter();

        Assert.That(StoreCommand.Init("mysql:x", TextWriter.Null, errors), Is.EqualTo(ExitCode.Usage));
        Assert.That(errors.ToString(), Does.Contain("RE6002"));
    }
}
