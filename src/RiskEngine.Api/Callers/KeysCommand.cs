using System.Globalization;
using System.Text.Json;

namespace RiskEngine.Api.Callers;

/// <summary><c>keys new</c>: makes a key, shows it once, and prints what of it belongs into the configuration.</summary>
internal static class KeysCommand
{
    internal const string Name = "keys";
    private const int Done = 0;
    private const int WrongUsage = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Runs the command.</summary>
    /// <param name="args">What follows the word <c>keys</c>.</param>
    /// <param name="output">Gets the key and its entry.</param>
    /// <param name="errors">Gets what is wrong.</param>
    /// <param name="clock">Says what day it is in UTC, by which keys end.</param>
    internal static int Run(string[] args, TextWriter output, TextWriter errors, TimeProvider clock)
    {
        var mistakes = new List<string>();
        var given = Given(args, mistakes);
        var owner = given.GetValueOrDefault("--owner", "");
        var scopes = ScopeNames.Read(given.GetValueOrDefault("--scopes", ""), out var unknown);
        var until = given.GetValueOrDefault("--until", "");
        if (string.IsNullOrWhiteSpace(owner))
        {
            mistakes.Add("--owner must say whose key it is");
        }

        // Within quotes, shells, Compose and Kubernetes agree on everything else.
        if (owner.Any(letter => letter is '\'' or '\\' or '\u2028' or '\u2029' || char.IsControl(letter)))
        {
            mistakes.Add(
                "--owner cannot have a `'`, a `\\` or a control character such as a line end, which those who read the variables "
                + "would each take for something else; write `’` for an apostrophe");
        }

        if (unknown is not null || scopes == Scope.None)
        {
            mistakes.Add($"--scopes must name some of {ScopeNames.Listed}");
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last))
        {
            mistakes.Add("--until must be the last day of the key, written yyyy-MM-dd");
        }
        else if (last < today)
        {
            mistakes.Add(FormattableString.Invariant(
                $"--until {last:yyyy-MM-dd} is over, and the key with it; the first day it can be is today, {today:yyyy-MM-dd} in UTC"));
        }

        if (mistakes.Count > 0)
        {
            mistakes.ForEach(mistake => errors.WriteLine($"error: {mistake}"));
            errors.WriteLine("usage: keys new --owner NAME --scopes assess,rules:read,rules:validate --until yyyy-MM-dd");
            return WrongUsage;
        }

        Print(owner, ScopeNames.Of(scopes), until, output);
        return Done;
    }

    private static Dictionary<string, string> Given(string[] args, List<string> mistakes)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        if (args is not ["new", .. var rest])
        {
            mistakes.Add("the only thing to do with keys is `new`");
            return given;
        }

        while (rest is [var name, var value, .. var after])
        {
            if (name is not ("--owner" or "--scopes" or "--until") || !given.TryAdd(name, value))
            {
                mistakes.Add($"`{name}` is unknown or appears twice");
            }

            rest = after;
        }

        if (rest is [var lone])
        {
            mistakes.Add($"`{lone}` needs a value");
        }

        return given;
    }

    private static void Print(string owner, string scopes, string until, TextWriter output)
    {
        var key = ApiKey.New();
        var entry = new Dictionary<string, string>
        {
            ["Id"] = ApiKey.IdOf(key)!, ["Owner"] = owner, ["Scopes"] = scopes, ["Until"] = until, ["Hash"] = ApiKey.Kept(key),
        };
        output.WriteLine("The key, for its owner. It is shown this once and kept nowhere:");
        output.WriteLine();
        output.WriteLine($"  {key}");
        output.WriteLine();
        output.WriteLine("For the service, an entry of `RiskEngine:Keys` in appsettings.json:");
        output.WriteLine();
        output.WriteLine(JsonSerializer.Serialize(entry, Indented));
        output.WriteLine();
        output.WriteLine("or as variables (count the 0 up for each further key):");
        output.WriteLine();
        foreach (var (name, value) in entry)
        {
            output.WriteLine($"{ServiceSettings.NameOf($"Keys:0:{name}")}='{value}'");
        }
    }
}
