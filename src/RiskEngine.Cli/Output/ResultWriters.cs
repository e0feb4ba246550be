using RiskEngine.Assessments.Batches;
using RiskEngine.Cli.Assessing;

namespace RiskEngine.Cli.Output;

/// <summary>The writer for each format.</summary>
internal static class ResultWriters
{
    public static IResultWriter For(AssessOrder order) => order.Format switch
    {
        OutputFormat.Table => new TableWriter(),
        OutputFormat.Csv => new CsvResultWriter(),
        OutputFormat.Summary => new SummaryWriter(),
        _ => new JsonResultWriter(order.Explain, isArray: order.Format == OutputFormat.Json),
    };
}
