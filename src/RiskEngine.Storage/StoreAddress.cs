using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Npgsql;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Storage;

/// <summary>Where a store is: which kind of database, and how its driver reaches it.</summary>
/// <remarks>
/// No record: the members that a record prints would carry the password into the first log line that shows one.
/// </remarks>
public sealed class StoreAddress
{
    private readonly string shown;

    private StoreAddress(StoreKind kind, string connectionString, string shown)
    {
        Kind = kind;
        ConnectionString = connectionString;
        this.shown = shown;
    }

    /// <summary>Which database, and so which driver.</summary>
    public StoreKind Kind { get; }

    /// <summary>What the driver is opened with. May hold a password: never print it, use <see cref="ToString"/>.</summary>
    public string ConnectionString { get; }

    /// <summary>Reads <c>sqlite:FILE</c>, <c>sqlserver:NAME=VALUE;…</c> or <c>postgres:NAME=VALUE;…</c>.</summary>
    /// <param name="text">The address as typed.</param>
    /// <param name="address">The address, or <c>null</c> when there is a mistake.</param>
    /// <param name="mistake">What is wrong with the text; it never quotes a part that can hold a password.</param>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out StoreAddress? address,
        [NotNullWhen(false)] out Diagnostic? mistake)
    {
        (address, mistake) = Read(text ?? "");
        return address is not null;
    }

    /// <summary>The same store with a password; one that the address has itself comes first, and a file has none.</summary>
    /// <param name="password">The password; null or empty for none.</param>
    public StoreAddress WithPassword(string? password)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = ConnectionString };
        if (string.IsNullOrEmpty(password) || Kind == StoreKind.Sqlite || Value(builder, ["Password", "Pwd"]) is not null)
        {
            return this;
        }

        builder["Password"] = password;
        return new StoreAddress(Kind, builder.ConnectionString, shown);
    }

    /// <summary>The address without user, password and options, fit for logs and messages.</summary>
    public override string ToString() => shown;

    private static (StoreAddress? Address, Diagnostic? Mistake) Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (scheme, rest) = colon < 0 ? ("", text) : (text[..colon], text[(colon + 1)..].Trim());
        return scheme switch
        {
            // Words alone: before the first colon of a bare connection string there may be a password.
            _ when scheme.Length == 0 || !scheme.All(char.IsAsciiLetter) => (null, StoreMistakes.NoKind()),
            "sqlite" => File(rest),
            "sqlserver" => Server(StoreKind.SqlServer, scheme, rest, SqlServerNames),
            "postgres" => Server(StoreKind.Postgres, scheme, rest, PostgresNames),
            _ => (null, StoreMistakes.UnknownKind(scheme)),
        };
    }

    private static (StoreAddress? Address, Diagnostic? Mistake) File(string path)
    {
        if (path.Length == 0)
        {
            return (null, StoreMistakes.NoFile());
        }

        if (path == ":memory:" || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return (null, StoreMistakes.NotAFile());
        }

        if (path.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase))
        {
            return (null, StoreMistakes.ConnectionStringForFile());
        }

        // The builder quotes what a file name may hold and a connection string may not.
        var builder = new DbConnectionStringBuilder { ["Data Source"] = path };
        return (new StoreAddress(StoreKind.Sqlite, builder.ConnectionString, $"sqlite:{path}"), null);
    }

    private static (StoreAddress? Address, Diagnostic? Mistake) Server(
        StoreKind kind, string scheme, string text, ServerNames names)
    {
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            return (null, StoreMistakes.Url(scheme, names.Example));
        }

        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return (null, StoreMistakes.NotPairs(scheme, names.Example));
        }

        if (Value(builder, names.Server) is not { } server)
        {
            return (null, StoreMistakes.NoServer(scheme, names.Example));
        }

        try
        {
            // The driver's own names and values: what it does not know it would say in a crash when it is opened.
            _ = kind == StoreKind.SqlServer
                ? (DbConnectionStringBuilder)new SqlConnectionStringBuilder(text)
                : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException or OverflowException or NotSupportedException)
        {
            return (null, StoreMistakes.UnknownPair(scheme, names.Example));
        }

        var database = Value(builder, names.Database) is { } name ? $";Database={name}" : "";
        return (new StoreAddress(kind, text, $"{scheme}:{names.Server[0]}={server}{database}"), null);
    }

    private static string? Value(DbConnectionStringBuilder builder, IEnumerable<string> names) =>
        names.Select(name => builder.TryGetValue(name, out var value) ? value as string : null)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static ServerNames SqlServerNames { get; } = new(
        ["Server", "Data Source", "Address", "Addr", "Network Address"],
        ["Database", "Initial Catalog"],
        "sqlserver:Server=HOST;Database=NAME;User Id=USER;Password=SECRET");

    private static ServerNames PostgresNames { get; } = new(
        ["Host", "Server"],
        ["Database", "DB"],
        "postgres:Host=HOST;Database=NAME;Username=USER;Password=SECRET");

    /// <summary>The names under which a driver takes server and database, the usual one first.</summary>
    private sealed record ServerNames(string[] Server, string[] Database, string Example);
}
