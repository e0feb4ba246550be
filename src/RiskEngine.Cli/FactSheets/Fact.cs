namespace RiskEngine.Cli.FactSheets;

/// <summary>A fact as an analyst has to know it; texts are Markdown with no other form than <c>`code`</c>.</summary>
/// <param name="Path">How rules reach it from the household, such as <c>household.Income.Wage</c>.</param>
/// <param name="Kind">What it can be compared with: number, yes or no, code, ….</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Values">Its unit and range.</param>
/// <param name="Unknown">When it is null.</param>
/// <param name="Source">The answers of the snapshot from which it comes, as JSON pointers.</param>
/// <param name="Remark">What else to know; empty when there is nothing.</param>
/// <param name="Codes">The codes that it can be; null where it is none.</param>
internal sealed record Fact(
    string Path,
    string Kind,
    string Meaning,
    string Values,
    string Unknown,
    string Source,
    string Remark,
    Type? Codes)
{
    /// <summary>The last word of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
