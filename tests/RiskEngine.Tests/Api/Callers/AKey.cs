using RiskEngine.Api.Callers;

namespace RiskEngine.Tests.Api.Callers;

/// <summary>A key, as the command makes it.</summary>
internal sealed record AKey(string Text, string[] Settings)
{
    public static AKey New(string scopes = "assess", string until = "2027-12-31", int number = 0)
    {
        var output = new StringWriter();
        KeysCommand.Run(
            ["new", "--owner", "Weichang county", "--scopes", scopes, "--until", until], output, TextWriter.Null, new AClock());
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.TrimEntries);
        var settings = lines.Where(line => line.StartsWith("RISKENGINE_KEYS__0__", StringComparison.Ordinal))
            .Select(line => line.Replace("RISKENGINE_KEYS__0__", $"Keys:{number}:", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal));
        return new AKey(lines.Single(line => line.StartsWith("rk_", StringComparison.Ordinal)), [.. settings]);
    }
}
