using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RiskEngine.Tests.Api;

/// <summary>The service as its own process, as it runs in earnest.</summary>
internal sealed class AProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder written = new();

    private AProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it wrote so far.</summary>
    public string Written
    {
        get
        {
            lock (written)
            {
                return written.ToString();
            }
        }
    }

    public static async Task<AProcess> StartAsync(string scheme = "http", params (string Name, string Value)[] variables)
    {
        var address = new Uri($"{scheme}://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(RiskEngine.Api.Program).Assembly.Location, "--rules", RepositoryRoot.At("rules"), "--urls", address.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var service = new AProcess(new Process { StartInfo = start }, address);
        await service.ListenAsync();
        return service;
    }

    /// <summary>Asks it to stop, as a container does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Whether somebody listens at its address.</summary>
    public async Task<bool> ListensAsync()
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

    public async Task<int> ExitCodeAsync()
    {
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

        foreach (var line in Written.Split('\n'))
        {
            WrittenLines.All.Enqueue(line);
        }

        process.Dispose();
    }

    private async Task ListenAsync()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await ListensAsync())
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"it ended with {process.ExitCode}: {Written}");
            }

            await Task.Delay(50);
        }
    }

    private void Keep(string? line)
    {
        lock (written)
        {
            written.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
