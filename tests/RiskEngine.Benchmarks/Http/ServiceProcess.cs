using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RiskEngine.Benchmarks.Measuring;

namespace RiskEngine.Benchmarks.Http;

/// <summary>The service as a process of its own, on a port of this machine.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process process;

    private ServiceProcess(string program, string[] arguments, int port)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, program), [.. arguments, Address.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Checkout.Root,
        };

        // What the service says of itself in its own settings.
        start.Environment["DOTNET_gcServer"] = "1";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>Processor time of all its threads, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The memory that it has now, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>The service itself, as it is delivered, once it listens.</summary>
    /// <param name="port">Where; null for any free port.</param>
    public static Task<ServiceProcess> StartAsync(int? port = null) =>
        ListeningAsync(new ServiceProcess("RiskEngine.Api", ["--rules", Checkout.Rules, "--urls"], port ?? FreePort()));

    /// <summary>The service with its twin.</summary>
    public static Task<ServiceProcess> StartTwinAsync() =>
        ListeningAsync(new ServiceProcess("RiskEngine.Benchmarks", [Twin.Word], FreePort()));

    /// <summary>Asks it to stop, as a container does, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static async Task<ServiceProcess> ListeningAsync(ServiceProcess service)
    {
        while (!await service.ListensAsync())
        {
            if (service.process.HasExited)
            {
                throw new InvalidOperationException($"the service ended with {service.process.ExitCode}");
            }

            await Task.Delay(20);
        }

        return service;
    }

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
