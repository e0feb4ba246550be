using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace RiskEngine.Tests.Storage;

/// <summary>A real PostgreSQL on a free port of this machine, started when a test first asks for it.</summary>
/// <remarks>
/// It ends with the tests however they end: the shell that started it waits on a pipe, and the system closes that.
/// Its locale is one that sorts like a dictionary, so that a column without its own collation shows.
/// </remarks>
internal static class PostgresCluster
{
    private const string Script = """
        set -e
        dir=$(mktemp -d /tmp/riskengine-postgres-XXXXXX)
        "$0/initdb" -D "$dir/data" -U risk -A trust -E UTF8 --locale-provider=icu --icu-locale=en-US --locale=C.UTF-8 >"$dir/log" 2>&1 \
          || { cat "$dir/log"; rm -rf "$dir"; exit 1; }
        "$0/postgres" -D "$dir/data" -p "$1" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
          -c synchronous_commit=off -c full_page_writes=off >"$dir/log" 2>&1 &
        until "$0/pg_isready" -q -h 127.0.0.1 -p "$1"; do
          kill -0 $! 2>/dev/null || { cat "$dir/log"; rm -rf "$dir"; exit 1; }
          sleep 0.1
        done
        echo ready
        read -r || true
        kill -QUIT $! && wait $! || true
        rm -rf "$dir"
        """;

    private static readonly Lazy<int> Port = new(Start);

    // Kept, or the pipe that keeps the server alive would be closed by the collector.
    private static Process? shell;

    /// <summary>What connects to the server, for a database of its own: <c>postgres:Host=…</c>.</summary>
    public static string Address(string database) => string.Create(
        CultureInfo.InvariantCulture, $"postgres:Host=127.0.0.1;Port={Port.Value};Username=risk;Database={database}");

    private static int Start()
    {
        var port = FreePort();
        var start = Shell(Script, port.ToString(CultureInfo.InvariantCulture));
        start.RedirectStandardInput = true;
        shell = Process.Start(start)!;
        var answer = shell.StandardOutput.ReadLine();
        Assert.That(answer, Is.EqualTo("ready"), "PostgreSQL does not start");
        return port;
    }

    /// <summary>A script that gets the folder of PostgreSQL's programs as <c>$0</c>; not run as root, which the server refuses.</summary>
    public static ProcessStartInfo Shell(string script, params string[] arguments)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
                .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            : null;
        Assert.That(programs, Is.Not.Null, "PostgreSQL is not installed: apt-get install postgresql");
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", "bash"] : ["bash"];
        return new ProcessStartInfo(command[0], [.. command.Skip(1), "-c", script, programs!, .. arguments])
        {
            RedirectStandardOutput = true,
        };
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
