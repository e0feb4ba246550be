using System.Diagnostics;
using RiskEngine.Benchmarks.Measuring;

namespace RiskEngine.Benchmarks.Http;

/// <summary><c>restart</c>: the service is asked to stop under load and started again; what it accepted, it answers.</summary>
internal static class RestartCommand
{
    private const int Callers = 64;
    private const int Restarts = 3;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    /// <summary>Runs, and says whether nothing was lost.</summary>
    public static async Task<bool> RunAsync()
    {
        var body = HouseholdBodies.Ordinary();
        var service = await ServiceProcess.StartAsync();
        try
        {
            var address = service.Address;
            using var stop = new CancellationTokenSource();
            ObstinateCaller[] callers = [.. Enumerable.Range(0, Callers).Select(_ => new ObstinateCaller(address, body))];
            var calling = Task.WhenAll(callers.Select(caller => Task.Run(() => caller.RunAsync(stop.Token))));
            List<double> draining = [], starting = [];
            var failures = 0;
            for (var restart = 0; restart < Restarts; restart++)
            {
                await Task.Delay(Between);
                var since = Stopwatch.GetTimestamp();
                failures += await service.TerminateAsync() == 0 ? 0 : 1;
                draining.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                service.Dispose();
                since = Stopwatch.GetTimestamp();
                service = await ServiceProcess.StartAsync(address.Port);
                starting.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }

            await Task.Delay(Between);
            await stop.CancelAsync();
            await calling;
            var lost = callers.Sum(caller => caller.Lost);
            Figures.Print("restart_stop_ms", draining);
            Figures.Print("restart_start_ms", starting);
            Figures.Print("restart_requests_answered", callers.Sum(caller => caller.Answered));
            Figures.Print("restart_requests_not_accepted", callers.Sum(caller => caller.NotAccepted));
            Figures.Print("restart_requests_lost", lost);
            Figures.Print("restart_exit_codes_other_than_0", failures);
            return lost == 0 && failures == 0 && callers.All(caller => caller.Answered > 0);
        }
        finally
        {
            service.Dispose();
        }
    }
}
