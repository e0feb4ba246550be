using RiskEngine.Benchmarks.Measuring;

namespace RiskEngine.Benchmarks.Http;

/// <summary>The call at one level of explanation, and its twin that answers as many bytes.</summary>
/// <param name="level">The level.</param>
internal sealed class Pair(string level)
{
    public string Level => level;

    public Side Real { get; } = new();

    public Side Twin { get; } = new();

    /// <summary>Length of the answer.</summary>
    public int Bytes { get; set; }

    public void Print()
    {
        Figures.Print($"http_{level}_answer_bytes", Bytes);
        Figures.Print($"http_{level}_requests_per_second", Real.PerSecond);
        Figures.Print($"http_{level}_twin_requests_per_second", Twin.PerSecond);
        Figures.PrintRatio($"http_{level}_over_twin_ratio", Real.PerSecond, Twin.PerSecond);
        Figures.PrintRatio($"http_{level}_p99_over_twin_ratio", Real.Slowest, Twin.Slowest);
        Figures.Print($"http_{level}_cpu_us", Real.Cpu);
        Figures.Print($"http_{level}_twin_cpu_us", Twin.Cpu);
        Figures.PrintRatio($"http_{level}_twin_over_real_cpu_ratio", Twin.Cpu, Real.Cpu);
    }
}
