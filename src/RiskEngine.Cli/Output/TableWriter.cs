using System.Buffers;
using System.Globalization;
using System.Text;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Cli.Output;

/// <summary>Columns for reading on a terminal: fixed widths, so that a file of any size needs no memory.</summary>
internal sealed class TableWriter : IResultWriter
{
    public ReadOnlySpan<byte> Head => Encoding.UTF8.GetBytes(
        Line("HOUSEHOLD", "CATEGORY", "SCORE", "LEVEL", "RANGE", "FLAGS"));

    public void Write(Assessment assessment, IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(
        Line(
            assessment.Household.HouseholdId,
            assessment.Category,
            assessment.Score.ToString(CultureInfo.InvariantCulture),
            assessment.Level.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"{assessment.Score}-{assessment.HighestScore}"),
            string.Join(' ', assessment.Flags)),
        output);

    public void Write(Rejection rejection, IBufferWriter<byte> output)
    {
        var first = rejection.Problems[0];
        var more = rejection.Problems.Count > 1
            ? string.Create(CultureInfo.InvariantCulture, $" (and {rejection.Problems.Count - 1} more)")
            : "";
        var place = string.Create(CultureInfo.InvariantCulture, $"line {rejection.Line}");
        Encoding.UTF8.GetBytes(
            Line(
                rejection.HouseholdId.Length > 0 ? rejection.HouseholdId : place,
                "REJECTED",
                "",
                "",
                "",
                $"{place}{(first.Pointer.Length > 0 ? $" {first.Pointer}" : "")}: {first.Message}{more}"),
            output);
    }

    private static string Line(string household, string category, string score, string level, string range, string flags) =>
        $"{household,-24} {category,-20} {score,5} {level,-6} {range,-9} {flags}".TrimEnd() + "\n";
}
