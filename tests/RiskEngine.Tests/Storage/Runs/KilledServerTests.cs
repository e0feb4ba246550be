using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using NUnit.Framework;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>A run whose database server is killed in the middle of its work, or cuts its lines.</summary>
internal sealed class KilledServerTests
{
    private const string Make = """
        dir=$(mktemp -d /tmp/riskengine-killed-XXXXXX)
        "$0/initdb" -D "$dir/data" -U risk -A trust -E UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
        echo "$dir"
        """;

    // The processes of a killed server take a moment to notice; until then a new one cannot begin.
    private const string Start = """
        for try in $(seq 50); do
          "$0/pg_ctl" -D "$1/data" -l "$1/log" -w -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off" \
            start >/dev/null 2>&1 && { echo ready; exit 0; }
          sleep 0.2
        done
        cat "$1/log"
        """;

    private const string Kill = """kill -9 "$(head -n 1 "$1/data/postmaster.pid")"; echo killed""";

    private const string Remove = """
        "$0/pg_ctl" -D "$1/data" -m immediate stop >/dev/null 2>&1
        rm -rf "$1"
        """;

    private readonly string port = PostgresCluster.FreePort().ToString(CultureInfo.InvariantCulture);
    private string folder = "";

    private string Text => $"postgres:Host=127.0.0.1;Port={port};Username=risk;Database=postgres";

    private RiskDatabase Database(TextWriter log, TimeSpan? patience = null)
    {
        Assert.That(StoreAddress.TryParse(Text, out var address, out _), Is.True);
        return new RiskDatabase(address!, log, patience);
    }

    [TearDown]
    public void Clean()
    {
        NpgsqlConnection.ClearAllPools();
        if (folder.Length > 0)
        {
            Say(Remove, folder);
        }
    }

    [Test]
    public async Task A_server_that_comes_back_is_waited_for_and_one_that_does_not_is_a_clear_error()
    {
        folder = Say(Make);
        Assert.That(Say(Start, folder, port), Is.EqualTo("ready"));
        using var log = new StringWriter();
        var database = Database(log);
        await StoreSchema.InitAsync(database);
        ARun.Import(Text, 300);
        var undisturbed = ARun.Digest(await ARun.RunAsync(database, ARun.Order));
        Assert.That(log.ToString(), Is.Empty);

        // Comes back after a second.
        var restarting = Task.CompletedTask;
        var run = await ARun.RunAsync(database, ARun.Order, done =>
        {
            if (done.Read >= 60 && restarting == Task.CompletedTask)
            {
                Say(Kill, folder);
                restarting = Task.Run(async () =>
                {
                    await Task.Delay(1000);
                    Say(Start, folder, port);
                });
            }
        });
        await restarting;

        Assert.That(ARun.Digest(run), Is.EqualTo(undisturbed));
        Assert.That(run.Name, Is.EqualTo("2020-06-30.2"));
        Assert.That(log.ToString(), Does.Contain("retry 1 of 6 in ").And.Not.Contain("retry 6 of 6"));

        // Stays away longer than anybody waits.
        var impatient = Database(log, TimeSpan.FromMilliseconds(5));
        var killed = 0;
        var fault = await Assert.ThrowsAsync<StoreException>(() => ARun.RunAsync(impatient, ARun.Order, done =>
        {
            if (done.Read >= 60 && killed++ == 0)
            {
                Say(Kill, folder);
            }
        }));
        Assert.That(fault!.IsUnreachable, Is.True);
        Assert.That(fault.Mistake.Code, Is.EqualTo("RE6008"));
        Assert.That(log.ToString(), Does.Contain("retry 6 of 6"));
        Assert.That(Say(Start, folder, port), Is.EqualTo("ready"));
        Assert.That(ARun.Digest(await ARun.RunAsync(database, ARun.Order with { Resume = true })), Is.EqualTo(undisturbed));
    }

    [Test]
    public async Task Lines_that_are_cut_are_opened_again()
    {
        await using var store = await ARun.StoreAsync(StoreKind.Postgres);
        var undisturbed = ARun.Digest(await ARun.RunAsync(store.Database, ARun.Order));
        var cuts = 0;

        var run = await ARun.RunAsync(store.Database, ARun.Order, done =>
        {
            if (cuts++ < 5)
            {
                // On a line of its own, or it would cut the one that it is cutting with.
                using var other = new NpgsqlConnection(store.Text["postgres:".Length..] + ";Pooling=false");
                other.Execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            }
        });

        Assert.That(ARun.Digest(run), Is.EqualTo(undisturbed));
        Assert.That(store.Log.ToString(), Does.Contain("retry 1 of 6 in "));
    }

    private static string Say(string script, params string[] arguments)
    {
        using var process = Process.Start(PostgresCluster.Shell(script, arguments))!;
        var said = process.StandardOutput.ReadLine() ?? "";
        process.WaitForExit();
        return said;
    }
}
