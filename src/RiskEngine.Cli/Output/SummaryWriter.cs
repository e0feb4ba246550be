using System.Buffers;
using System.Globalization;
using System.Text;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Cli.Output;

/// <summary>Counts instead of writing, and prints the distribution of categories and scores at the end.</summary>
internal sealed class SummaryWriter : IResultWriter
{
    private readonly Distribution distribution = new();

    public ReadOnlySpan<byte> Foot => Encoding.UTF8.GetBytes(Text());

    public void Join(IResultWriter other) => distribution.Join(((SummaryWriter)other).distribution);

    public void Write(Assessment assessment, IBufferWriter<byte> output) => distribution.Add(assessment);

    public void Write(Rejection rejection, IBufferWriter<byte> output) => distribution.Rejected++;

    private string Text()
    {
        var text = new StringBuilder();
        Table(text, "RULE SET", distribution.RuleSets);
        Table(text, "CATEGORY", distribution.Categories);
        Table(text, "LEVEL", distribution.Levels);
        Table(text, "SCORE", distribution.Scores);
        Table(text, "OF THESE",
        [
            ("score still open", distribution.Open),
            ("on the poverty register", distribution.Registered),
            ("monitored already", distribution.MonitoredNow),
            ("of a monitored category", distribution.Monitored),
        ]);
        var registered = distribution.Registered.Persons;
        return text.Append(CultureInfo.InvariantCulture,
            $"As a share of the persons on the poverty register: {Share(distribution.MonitoredNow.Persons, registered)} monitored already, ")
            .Append(CultureInfo.InvariantCulture,
                $"{Share(distribution.Monitored.Persons, registered)} of a monitored category, proposals to verify included\n")
            .Append(CultureInfo.InvariantCulture,
                $"{distribution.All.Households:N0} households, {distribution.All.Persons:N0} persons, {distribution.Rejected:N0} records rejected\n")
            .ToString();
    }

    private void Table(StringBuilder text, string head, IEnumerable<(string Name, Distribution.Group Group)> rows)
    {
        Line(text, head, "HOUSEHOLDS", "SHARE", "PERSONS", "SHARE");
        foreach (var (name, group) in rows)
        {
            Line(text, name, Number(group.Households), Share(group.Households, distribution.All.Households),
                Number(group.Persons), Share(group.Persons, distribution.All.Persons));
        }

        text.Append('\n');
    }

    private static void Line(StringBuilder text, string name, string households, string share, string persons, string personShare) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-24} {households,12} {share,8} {persons,12} {personShare,8}\n");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(long part, long whole) =>
        whole == 0 ? "-" : (100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
