namespace RiskEngine.Benchmarks.Http;

/// <summary>One of two that are compared, with what came of each round, whichever service answered in it.</summary>
internal sealed class Side
{
    private ServiceProcess? service;
    private string script = "";
    private Uri? address;

    public List<double> PerSecond { get; } = [];

    public List<double> Slowest { get; } = [];

    /// <summary>Processor time of the service for each request, in microseconds.</summary>
    public List<double> Cpu { get; } = [];

    /// <summary>Says who is called from now on, and with what.</summary>
    public void Serve(ServiceProcess by, string with, Uri at) => (service, script, address) = (by, with, at);

    public Task WarmUpAsync(int seconds) => Wrk.RunAsync(script, address!, seconds);

    /// <summary>One round.</summary>
    /// <exception cref="InvalidOperationException">A request failed.</exception>
    public async Task RunAsync(int seconds)
    {
        var before = service!.CpuSeconds;
        var result = await Wrk.RunAsync(script, address!, seconds);
        if (result.Errors > 0)
        {
            throw new InvalidOperationException($"{address}: {result.Errors} errors");
        }

        PerSecond.Add(result.PerSecond);
        Slowest.Add(result.SlowestMicroseconds);
        Cpu.Add((service.CpuSeconds - before) * 1e6 / result.Requests);
    }
}
