using System.Buffers;
using System.Globalization;
using System.Text;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Cli.Output;

/// <summary>Comma-separated values (RFC 4180) for spreadsheets: one row a household, lists joined by spaces.</summary>
internal sealed class CsvResultWriter : IResultWriter
{
    public ReadOnlySpan<byte> Head =>
        "householdId,regionCode,asOf,ruleSet,category,score,level,lowestScore,highestScore,flags,measures,errors\r\n"u8;

    public void Write(Assessment assessment, IBufferWriter<byte> output) => Write(
        output,
        assessment.Household.HouseholdId,
        assessment.Household.RegionCode,
        NodaTime.Text.LocalDatePattern.Iso.Format(assessment.AsOf),
        assessment.RuleSet.Id.ToString(),
        assessment.Category,
        Number(assessment.Score),
        assessment.Level.ToString(),
        Number(assessment.Score),
        Number(assessment.HighestScore),
        string.Join(' ', assessment.Flags),
        string.Join(' ', assessment.Measures),
        "");

    public void Write(Rejection rejection, IBufferWriter<byte> output)
    {
        var errors = rejection.Problems.Select(problem => $"line {Number(rejection.Line)} {problem.Pointer} {problem.Code} {problem.Message}");
        Write(output, rejection.HouseholdId, "", "", "", "", "", "", "", "", "", "", string.Join("; ", errors));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(IBufferWriter<byte> output, params string[] cells) =>
        Encoding.UTF8.GetBytes(string.Join(',', cells.Select(Quoted)) + "\r\n", output);

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
