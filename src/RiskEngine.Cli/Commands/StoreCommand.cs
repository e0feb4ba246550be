using System.CommandLine;
using System.Globalization;
using RiskEngine.Cli.Output;
using RiskEngine.Storage;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine store</c>: the database of households and runs.</summary>
internal static class StoreCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet)
    {
        var store = StoreOptions.Create();
        var command = new Command("store", "The database of households and runs: make it, fill it, look at it")
        {
            Init(store), StoreImportCommand.Create(store, quiet), StoreExportCommand.Create(store, rules), StoreTemplateCommand.Create(), Status(store),
            StoreDeleteCommand.Create(store),
        };
        command.Options.Add(store);
        return command;
    }

    /// <summary>Makes the tables, or brings them up to date.</summary>
    internal static ExitCode Init(string? address, TextWriter output, TextWriter errors) =>
        StoreOptions.With(address, errors, database =>
        {
            var found = StoreSchema.InitAsync(database).GetAwaiter().GetResult();
            var done = found switch
            {
                0 => "made",
                StoreSchema.Version => "nothing to do",
                _ => string.Create(CultureInfo.InvariantCulture, $"brought up to date from version {found}"),
            };
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Address}: {done}, schema version {StoreSchema.Version}"));
            return ExitCode.Done;
        });

    /// <summary>Says what is in the store.</summary>
    internal static ExitCode Status(string? address, TextWriter output, TextWriter errors) =>
        StoreOptions.With(address, errors, database =>
        {
            StoreSchema.CheckAsync(database).GetAwaiter().GetResult();
            StatusText.Write(database.Address, StoreStatus.ReadAsync(database).GetAwaiter().GetResult(), output);
            return ExitCode.Done;
        });

    private static Command Init(Option<string?> store)
    {
        var command = new Command("init", "Make the tables, or bring them up to date; done again it changes nothing");
        command.SetAction(parsed => (int)Init(parsed.GetValue(store), Console.Out, Console.Error));
        return command;
    }

    private static Command Status(Option<string?> store)
    {
        var command = new Command("status", "Sizes, counts, imports, runs and rejected rows");
        command.SetAction(parsed => (int)Status(parsed.GetValue(store), Console.Out, Console.Error));
        return command;
    }
}
