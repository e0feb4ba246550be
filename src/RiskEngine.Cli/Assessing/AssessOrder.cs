using NodaTime;
using RiskEngine.Assessments;

namespace RiskEngine.Cli.Assessing;

/// <summary>How results are written.</summary>
internal enum OutputFormat
{
    /// <summary>One JSON object for each line.</summary>
    Ndjson,

    /// <summary>One JSON array.</summary>
    Json,

    /// <summary>Columns for reading on a terminal.</summary>
    Table,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>No result of its own for any household: categories, scores and shares of them all.</summary>
    Summary,
}

/// <summary>What to assess, and how.</summary>
/// <param name="Files">Names of files, <c>-</c> for standard input.</param>
/// <param name="AsOf">The day; null for each household's own.</param>
/// <param name="RuleSet">The rule set to apply; null for the one in force.</param>
/// <param name="Explain">How much of its reasons each result carries.</param>
/// <param name="Format">How results are written.</param>
/// <param name="Threads">Number of blocks assessed at once.</param>
internal sealed record AssessOrder(
    IReadOnlyList<string> Files, LocalDate? AsOf, string? RuleSet, Explain Explain, OutputFormat Format, int Threads);

/// <summary>What came of it.</summary>
/// <param name="Assessed">Households assessed.</param>
/// <param name="Rejected">Records that could not be.</param>
internal sealed record AssessCount(long Assessed, long Rejected);
