using System.CommandLine;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Storage;

namespace RiskEngine.Cli.Commands;

/// <summary>What every command that works with a store has in common.</summary>
internal static class StoreOptions
{
    /// <summary>Environment variable with the address, where the command line has none.</summary>
    public const string Variable = "RISKENGINE_STORE";

    /// <summary>Environment variable with the password, which on a command line everybody on the machine could read.</summary>
    public const string Password = "RISKENGINE_STORE_PASSWORD";

    /// <summary>The option that names the store.</summary>
    public static Option<string?> Create() => new("--store")
    {
        Description = $"sqlite:FILE, sqlserver:… or postgres:…; else {Variable}; a password is taken from {Password}",
        HelpName = "CONN",
        Recursive = true,
    };

    /// <summary>Works with a store, and turns what can go wrong with it into messages and exit codes.</summary>
    /// <param name="address">The address as typed; null to look into the environment.</param>
    /// <param name="errors">Gets messages, and a line for each retry.</param>
    /// <param name="work">The work.</param>
    public static ExitCode With(string? address, TextWriter errors, Func<RiskDatabase, ExitCode> work)
    {
        if (!StoreAddress.TryParse(address ?? Environment.GetEnvironmentVariable(Variable), out var found, out var mistake))
        {
            DiagnosticText.Write(errors, mistake, (_, _) => null);
            return ExitCode.Usage;
        }

        try
        {
            return work(new RiskDatabase(found.WithPassword(Environment.GetEnvironmentVariable(Password)), errors));
        }
        catch (StoreException fault)
        {
            DiagnosticText.Write(errors, fault.Mistake, (_, _) => null);
            return fault.IsUnreachable ? ExitCode.Unreachable : ExitCode.Usage;
        }
    }
}
