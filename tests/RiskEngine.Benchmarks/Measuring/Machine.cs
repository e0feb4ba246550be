using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;

namespace RiskEngine.Benchmarks.Measuring;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static void Print()
    {
        Figures.Note($"processor {Line("/proc/cpuinfo", "model name") ?? "unknown"}, {Environment.ProcessorCount} cores");
        Figures.Note($"memory {Line("/proc/meminfo", "MemTotal") ?? "unknown"}, system {RuntimeInformation.OSDescription}");
        Figures.Note($"runtime {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + $"{(GCSettings.IsServerGC ? "server" : "workstation")} collector");
        Figures.Note($"load of the machine before {Load()}");
    }

    public static string Load() => File.Exists("/proc/loadavg")
        ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])
        : "unknown";

    /// <summary>The largest memory that a running process has had, in megabytes; 0 once it is gone.</summary>
    public static double PeakMegabytes(int process)
    {
        try
        {
            var peak = Line(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"), "VmHWM");
            return peak is null ? 0 : double.Parse(peak.Split(' ')[0], CultureInfo.InvariantCulture) / 1_024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string? Line(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
