using RiskEngine.Benchmarks;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Pipeline;
using RiskEngine.Benchmarks.Plan;

if (args is not [var what, .. var rest] || what is not ("all" or "plan" or "pipeline"))
{
    Console.Error.WriteLine($"usage: all|plan|pipeline|start|reload {Options.Help}");
    return 2;
}

Options options;
try
{
    options = Options.Parse(rest);
}
catch (ArgumentException fault)
{
    Console.Error.WriteLine($"error: {fault.Message}");
    return 2;
}

Machine.Print();
if (what is "all" or "plan" && !PlanBenchmark.Run(options))
{
    return 1;
}

if (what is "all" or "pipeline")
{
    PipelineBenchmark.Run(options);
}

return 0;
