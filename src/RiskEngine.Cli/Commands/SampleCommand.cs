using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Cli.Samples;

namespace RiskEngine.Cli.Commands;

/// <summary>What to make.</summary>
/// <param name="Households">How many.</param>
/// <param name="Seed">Where chance starts.</param>
/// <param name="RegionCode">Where they live; null = spread over several counties.</param>
/// <param name="AsOf">The day of the survey.</param>
internal sealed record SampleOrder(long Households, ulong Seed, string? RegionCode, LocalDate AsOf);

/// <summary><c>riskengine sample</c>: synthetic, plausible households as NDJSON.</summary>
internal static class SampleCommand
{
    private const long MostHouseholds = 100_000_000;

    // The poverty register dates from 2014, and nobody was lifted before the end of that year.
    private static readonly LocalDate FirstDay = new(2015, 1, 1);

    private static readonly LocalDate LastDay = new(2099, 12, 31);

    private static readonly LocalDate UsualDay = new(2020, 6, 30);

    public static Command Create()
    {
        var households = new Option<long>("--households")
        {
            Description = "How many households to make, 1 to 100,000,000",
            HelpName = "N",
            Required = true,
            CustomParser = ParseHouseholds,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Where chance starts; the same seed gives the same households on every machine",
            HelpName = "S",
            Required = true,
            CustomParser = ParseSeed,
        };
        var region = new Option<string?>("--region")
        {
            Description = "County, township or village, 6, 9 or 12 digits; spread over nine counties if left out",
            HelpName = "CODE",
            CustomParser = ParseRegion,
        };
        var asOf = new Option<LocalDate?>("--as-of")
        {
            Description = "The day of the survey, yyyy-MM-dd; 2020-06-30 if left out",
            HelpName = "D",
            CustomParser = ParseDay,
        };
        var output = new Option<string?>("--output")
        {
            Description = "File to write instead of standard output",
            HelpName = "FILE",
        };
        var command = new Command("sample", "Make up plausible households, one JSON snapshot per line")
        {
            households, seed, region, asOf, output,
        };
        command.SetAction(parsed =>
        {
            var order = new SampleOrder(
                parsed.GetRequiredValue(households),
                parsed.GetRequiredValue(seed),
                parsed.GetValue(region),
                parsed.GetValue(asOf) ?? UsualDay);
            return (int)Run(order, parsed.GetValue(output), Console.OpenStandardOutput, Console.Error);
        });
        return command;
    }

    /// <summary>Makes the households and writes them to a file, or where there is none to standard output.</summary>
    internal static ExitCode Run(SampleOrder order, string? file, Func<Stream> standardOutput, TextWriter errors)
    {
        try
        {
            using var output = file is null ? standardOutput() : File.Create(file);
            new SampleHouseholds(order.Seed, order.RegionCode, order.AsOf).Write(order.Households, output);
            return ExitCode.Done;
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine($"error: cannot write `{file ?? "standard output"}`: {problem.Message}");
            return ExitCode.Usage;
        }
    }

    private static long ParseHouseholds(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= MostHouseholds)
        {
            return number;
        }

        argument.AddError($"--households must be a whole number from 1 to 100000000, not `{text}`");
        return 0;
    }

    private static ulong ParseSeed(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        argument.AddError($"--seed must be a whole number from 0 to 18446744073709551615, not `{text}`");
        return 0;
    }

    private static string? ParseRegion(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (text.Length is 6 or 9 or 12 && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        argument.AddError($"--region must be a code of 6, 9 or 12 digits (county, township, village), not `{text}`");
        return null;
    }

    private static LocalDate? ParseDay(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var day = LocalDatePattern.Iso.Parse(text);
        if (day.Success && day.Value >= FirstDay && day.Value <= LastDay)
        {
            return day.Value;
        }

        argument.AddError($"--as-of must be a day from 2015-01-01 to 2099-12-31, written yyyy-MM-dd, not `{text}`");
        return null;
    }
}
