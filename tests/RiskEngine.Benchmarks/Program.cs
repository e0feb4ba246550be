using RiskEngine.Benchmarks;
using RiskEngine.Benchmarks.Fuzz;
using RiskEngine.Benchmarks.Http;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Pipeline;
using RiskEngine.Benchmarks.Plan;
using RiskEngine.Benchmarks.Reload;
using RiskEngine.Benchmarks.Start;
using RiskEngine.Benchmarks.Store;

if (args is ["phases", "--file", var household])
{
    Phases.Run(household);
    return 0;
}

if (args is [Twin.Word, var address])
{
    await Twin.ServeAsync(address);
    return 0;
}

if (args is not [var what, .. var rest]
    || what is not ("all" or "plan" or "pipeline" or "start" or "reload" or "store" or "fuzz" or "http" or "soak" or "restart"))
{
    Console.Error.WriteLine($"usage: all|plan|pipeline|start|reload|store|fuzz|http|soak|restart {Options.Help}");
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
Task<bool>? checking = what switch
{
    "fuzz" => FuzzCommand.RunAsync(options),
    "http" => HttpBenchmark.RunAsync(options),
    "soak" => SoakCommand.RunAsync(options),
    "restart" => RestartCommand.RunAsync(),
    _ => null,
};
if (checking is not null)
{
    return await checking ? 0 : 1;
}

if (what is "all" or "plan" && !PlanBenchmark.Run(options))
{
    return 1;
}

if (what is "all" or "reload")
{
    ReloadBenchmark.Run(options);
}

if (what is "all" or "start")
{
    StartBenchmark.Run(options);
}

if (what is "all" or "pipeline")
{
    PipelineBenchmark.Run(options);
}

if (what is "store")
{
    StoreBenchmark.Run(options);
}

return 0;
