using System.Globalization;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Storage;

/// <summary>Every message about a store. None quotes what stands after the colon of an address: it may hold a password.</summary>
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

    public static Diagnostic Failed(StoreAddress address, string said) => new("RE6008", $"the store {address} does not answer: {said}",
        "the database refused the connection, or failed while it was used",
        address.Kind == StoreKind.Sqlite
            ? "see that the file is there, can be written and has room on its disk; `riskengine store init` makes a new one"
            : "see that the server runs and that this machine, user and password may use the database");

    public static Diagnostic NoSchema(StoreAddress address) => new("RE6009", $"{address} holds no store yet",
        "the tables are not there", "make them with `riskengine store init --store …`");

    public static Diagnostic OlderSchema(StoreAddress address, int found, int known) => new("RE6010",
        string.Create(CultureInfo.InvariantCulture, $"the tables of {address} have version {found}, this program needs {known}"),
        "a newer program keeps more", "bring them up to date with `riskengine store init --store …`; nothing is lost");

    public static Diagnostic NewerSchema(StoreAddress address, int found, int known) => new("RE6011",
        string.Create(CultureInfo.InvariantCulture, $"the tables of {address} have version {found}, this program knows {known} at most"),
        "an older program would not keep what a newer one relies on", "use the program that made them, or a newer one");

    public static Diagnostic NotAFile() => new("RE6013", "`sqlite:` takes the path of a file",
        "what is kept in memory is gone when the command ends",
        "write a path, for example `sqlite:households.db`");

    // Neither name nor value is quoted: the rest of a password with a semicolon in it reads like a name.
    public static Diagnostic UnknownPair(string kind, string example) => new("RE6014",
        $"the driver of `{kind}:` does not know one of the names, or cannot read one of the values",
        "each name has to be one of the driver's, and a value that holds a semicolon needs quotes around it",
        $"write `{example}`");

    public static Diagnostic OtherProgram(StoreAddress address) => new("RE6015", $"{address} belongs to another program",
        "it holds tables that are none of a store, and this program changes nothing there",
        address.Kind == StoreKind.Sqlite
            ? "name another file; `riskengine store init` makes it"
            : "name a database of its own, and make the tables there with `riskengine store init`");

    public static Diagnostic Damaged(StoreAddress address, string household) => new("RE6016",
        $"a snapshot of `{household}` in {address} is damaged",
        "its text no longer has the digest that it was imported with",
        "restore the store from a copy, or delete the household with `riskengine store delete` and import it again");

    public static Diagnostic TakenOver(string source) => new("RE6012", $"another import of `{source}` has taken over",
        "the same file is being imported twice at once", "wait until the other one is done; it imports all of the file");
}
