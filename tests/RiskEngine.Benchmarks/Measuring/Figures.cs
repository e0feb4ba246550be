using System.Globalization;

namespace RiskEngine.Benchmarks.Measuring;

/// <summary>Prints figures as <c>name value</c> lines, with the smallest and the largest round behind the median.</summary>
internal static class Figures
{
    /// <summary>A figure that was measured in several rounds.</summary>
    public static void Print(string name, IReadOnlyList<double> rounds) => Console.WriteLine(
        $"{name} {Text(Median(rounds))} min {Text(rounds.Min())} max {Text(rounds.Max())} rounds {rounds.Count}");

    /// <summary>A figure that is what it is.</summary>
    public static void Print(string name, double value) => Console.WriteLine($"{name} {Text(value)}");

    /// <summary>The ratio of two measurements, pair by pair: what the machine did meanwhile hits both of a pair.</summary>
    public static void PrintRatio(string name, IReadOnlyList<double> above, IReadOnlyList<double> below) =>
        Print(name, [.. above.Zip(below, (one, other) => one / other)]);

    /// <summary>A line for people, which programs skip.</summary>
    public static void Note(string text) => Console.WriteLine($"# {text}");

    public static double Median(IReadOnlyList<double> rounds)
    {
        var sorted = rounds.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static string Text(double value) => value.ToString(
        Math.Abs(value) >= 1_000 || value == Math.Floor(value) ? "F0" : Math.Abs(value) >= 100 ? "F1" : "F3", CultureInfo.InvariantCulture);
}
