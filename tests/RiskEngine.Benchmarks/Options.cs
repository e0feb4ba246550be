using System.Globalization;

namespace RiskEngine.Benchmarks;

/// <summary>How much to measure.</summary>
/// <param name="Rounds">Rounds of each comparison.</param>
/// <param name="PipelineRounds">Rounds of passes over the whole file, each of which takes long.</param>
/// <param name="StoreRounds">Rounds of passes between a file and a store.</param>
/// <param name="Households">Households in the file of the pipeline.</param>
/// <param name="Seed">Where chance starts.</param>
/// <param name="Checked">Households on which plan and hand-written rules must agree.</param>
/// <param name="Loaded">Households kept in memory to run the plan over.</param>
/// <param name="Requests">Wild requests to send.</param>
/// <param name="Minutes">Minutes that the service is soaked for.</param>
/// <param name="File">A file of households to use instead of making one.</param>
/// <param name="Program">A published command to use instead of publishing one.</param>
/// <param name="Postgres">Connection to a PostgreSQL on which databases may be made; null to measure SQLite only.</param>
internal sealed record Options(
    int Rounds, int PipelineRounds, int StoreRounds, int Households, ulong Seed, int Checked, int Loaded, int Requests,
    int Minutes, string? File, string? Program, string? Postgres)
{
    public const string Help =
        "[--rounds N] [--pipeline-rounds N] [--store-rounds N] [--households N] [--seed N] [--checked N] [--loaded N] "
        + "[--requests N] [--minutes N] [--file F.ndjson] [--program DIR] [--postgres CONN]";

    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <exception cref="ArgumentException">One of them means nothing.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options(
            Rounds: 15, PipelineRounds: 9, StoreRounds: 5, Households: 1_000_000, Seed: 20260601, Checked: 20_000, Loaded: 2_000,
            Requests: 1_000_000, Minutes: 10, File: null, Program: null, Postgres: null);
        while (arguments is [var name, var value, .. var rest])
        {
            options = name switch
            {
                "--rounds" => options with { Rounds = Number(name, value) },
                "--pipeline-rounds" => options with { PipelineRounds = Number(name, value) },
                "--households" => options with { Households = Number(name, value) },
                "--seed" => options with { Seed = (ulong)Number(name, value) },
                "--checked" => options with { Checked = Number(name, value) },
                "--loaded" => options with { Loaded = Number(name, value) },
                "--requests" => options with { Requests = Number(name, value) },
                "--store-rounds" => options with { StoreRounds = Number(name, value) },
                "--minutes" => options with { Minutes = Number(name, value) },
                "--file" => options with { File = value },
                "--program" => options with { Program = value },
                "--postgres" => options with { Postgres = value },
                _ => throw new ArgumentException($"there is no option `{name}`"),
            };
            arguments = rest;
        }

        return arguments.IsEmpty ? options : throw new ArgumentException($"`{arguments[0]}` needs a value");
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{name} must be a whole number above 0, not `{value}`");
}
