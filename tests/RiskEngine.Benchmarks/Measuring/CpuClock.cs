using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RiskEngine.Benchmarks.Measuring;

/// <summary>Processor time: what a shared machine's other work does not lengthen, as it does time on the wall.</summary>
internal static partial class CpuClock
{
    private const int ThreadClock = 3;

    /// <summary>Nanoseconds that this thread has computed.</summary>
    public static double ThreadNanoseconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
        }

        _ = GetTime(ThreadClock, out var time);
        return (time.Seconds * 1e9) + time.Nanoseconds;
    }

    /// <summary>Nanoseconds that all threads of this process have computed.</summary>
    public static double ProcessNanoseconds() => Environment.CpuUsage.TotalTime.TotalNanoseconds;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
