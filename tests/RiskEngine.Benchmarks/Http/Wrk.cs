using System.Diagnostics;
using System.Globalization;

namespace RiskEngine.Benchmarks.Http;

/// <summary>What <c>wrk</c> saw of a service.</summary>
/// <param name="Requests">Answers that came.</param>
/// <param name="Seconds">In which time.</param>
/// <param name="SlowestMicroseconds">The time that 99 of 100 answers stayed below.</param>
/// <param name="Errors">Answers above 399, and requests without answer.</param>
internal sealed record WrkResult(double Requests, double Seconds, double SlowestMicroseconds, double Errors)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>The load generator <c>wrk</c>, with scripts of ours in a folder that goes when it is no longer needed.</summary>
internal sealed class Wrk : IDisposable
{
    public const int Connections = 64;

    private const string Report = """
        function done(summary, latency, requests)
          local e = summary.errors
          local errors = e.connect + e.read + e.write + e.timeout + e.status
          io.write(string.format("figures %d %d %d %d\n",
            summary.requests, summary.duration, latency:percentile(99), errors))
        end

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("riskengine-wrk-").FullName;

    private Wrk()
    {
    }

    /// <summary>The generator; null, with the reason written, when it is not installed.</summary>
    public static Wrk? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (folders.Any(place => File.Exists(Path.Combine(place, "wrk"))))
        {
            return new Wrk();
        }

        Console.Error.WriteLine("error: `wrk` is not installed; on Debian: apt-get install wrk");
        return null;
    }

    /// <summary>A script that posts the same body again and again.</summary>
    public string Posting(byte[] body) => Write("one", body, """
        wrk.body = assert(io.open(path, "rb")):read("*a")
        """);

    /// <summary>A script that posts one line after the other, and waits after each answer.</summary>
    public string PostingInTurn(byte[] lines, int waitMilliseconds) => Write("turn", lines, FormattableString.Invariant($$"""
        local requests, at = {}, 0
        function init(args)
          for line in io.lines(path) do requests[#requests + 1] = wrk.format(nil, nil, nil, line) end
        end
        function request()
          at = at % #requests + 1
          return requests[at]
        end
        function delay() return {{waitMilliseconds}} end
        """));

    /// <summary>Loads an address.</summary>
    public static async Task<WrkResult> RunAsync(string script, Uri address, int seconds)
    {
        string[] arguments =
        [
            "-t", "1", "-c", $"{Connections}", "-d", $"{seconds}s", "--timeout", "30s", "-s", script, address.ToString(),
        ];
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var figures = text.Split('\n').FirstOrDefault(line => line.StartsWith("figures ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk ended with {process.ExitCode}: {text}");
        double[] numbers = [.. figures.Split(' ').Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new WrkResult(numbers[0], numbers[1] / 1e6, numbers[2], numbers[3]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, byte[] body, string script)
    {
        var (data, file) = (Path.Combine(folder, name + ".data"), Path.Combine(folder, name + ".lua"));
        File.WriteAllBytes(data, body);
        File.WriteAllText(file, $"""
            local path = "{data}"
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            {script}
            {Report}
            """);
        return file;
    }
}
