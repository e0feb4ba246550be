using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Storage;

/// <summary>Every message about the address of a store. None quotes what stands after the colon: it may hold a password.</summary>
internal static class StoreMistakes
{
    private const string Kinds = "write `sqlite:FILE`, `sqlserver:Server=…;Database=…` or `postgres:Host=…;Database=…`";

    public static Diagnostic NoKind() => new("RE6001", "the address does not say which database it means",
        "the word before the colon chooses the driver", Kinds);

    public static Diagnostic UnknownKind(string word) => new("RE6002", $"unknown kind of store `{word}`",
        "a store is kept in SQLite, SQL Server or PostgreSQL", Kinds);

    public static Diagnostic NoFile() => new("RE6003", "`sqlite:` names no file",
        "an embedded store is one file", "write its path after the colon, for example `sqlite:households.db`");

    public static Diagnostic ConnectionStringForFile() => new("RE6004", "`sqlite:` takes a path, not a connection string",
        "all that stands after the colon would become the name of the file",
        "write the path alone, for example `sqlite:households.db`");

    public static Diagnostic Url(string kind, string example) => new("RE6005", $"`{kind}:` takes no URL",
        "its driver reads names and values", $"write `{example}`");

    public static Diagnostic NotPairs(string kind, string example) => new("RE6006",
        $"what stands after `{kind}:` is not a list of names and values",
        "its driver reads `NAME=VALUE;NAME=VALUE`, with quotes around a value that holds a semicolon",
        $"write `{example}`");

    public static Diagnostic NoServer(string kind, string example) => new("RE6007",
        $"the `{kind}:` address names no server", "without one the driver would try this machine",
        $"write `{example}`");
}
