using System.Globalization;
using RiskEngine.Storage;

namespace RiskEngine.Cli.Output;

/// <summary>What is in a store, for people.</summary>
internal static class StatusText
{
    /// <summary>Writes a line for each thing.</summary>
    public static void Write(StoreAddress address, StoreStatus status, TextWriter output)
    {
        Line(output, "store", $"{address}");
        Line(output, "schema", $"{status.Schema}");
        Line(output, "size", $"{status.Bytes:N0} bytes");
        Line(output, "households", $"{status.Households:N0}");
        Line(output, "snapshots", $"{status.Snapshots:N0}");
        Line(output, "imports", $"{status.Imports:N0}");
        Line(output, "rejected rows", $"{status.RejectedRows:N0}");
        Line(output, "results", $"{status.Results:N0}");
        foreach (var name in status.Unfinished)
        {
            Line(output, "unfinished", $"import of {name}; if nobody is running it, import the file again");
        }

        foreach (var run in status.Runs)
        {
            Line(output, "run", $"{run.Name} as of {run.AsOf:0000-00-00}: {run.State}, {run.Done:N0} of {run.Units:N0} units, {run.Read:N0} read, {run.Assessed:N0} assessed, {run.Rejected:N0} rejected, begun {run.StartedAt}");
        }
    }

    private static void Line(TextWriter output, string name, FormattableString value) =>
        output.WriteLine($"{name,-14}{value.ToString(CultureInfo.InvariantCulture)}");
}
