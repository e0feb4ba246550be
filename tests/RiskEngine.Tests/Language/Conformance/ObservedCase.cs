using System.Globalization;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Language;

namespace RiskEngine.Tests.Language.Conformance;

/// <summary>An expression, and what stock answered.</summary>
/// <param name="Value">The answer as text; null where stock refused the expression or failed on it.</param>
/// <param name="Type">The type that stock gave the expression, where it accepted it.</param>
public sealed record ObservedCase(string Text, string Mode, string? Value, string? Type)
{
    /// <summary>All cases of the data file.</summary>
    public static IReadOnlyList<ObservedCase> All { get; } = [.. File.ReadLines(PathOf("expressions.jsonl")).Select(Read)];

    /// <summary>The path of a file beside the data.</summary>
    public static string PathOf(string name) =>
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Language", "Conformance", name);

    /// <summary>Our answer in the words of the data file.</summary>
    public static string Written(object answer) => answer switch
    {
        Truth.Met => "True",
        Truth.NotMet => "False",
        Truth or Absent => "null",
        string text => $"\"{text}\"",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => answer.ToString()!,
    };

    /// <summary>A type in the words of the data file.</summary>
    public static string Written(Type type) =>
        Nullable.GetUnderlyingType(type) is { } bare ? $"Nullable<{bare.Name}>" : type.Name;

    private static ObservedCase Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var (root, observed) = (json.RootElement, json.RootElement.GetProperty("observed"));
        return new(
            root.GetProperty("expr").GetString()!,
            root.TryGetProperty("mode", out var mode) ? mode.GetString()! : "",
            observed.GetProperty("status").GetString() == "ok" ? observed.GetProperty("value").GetString() : null,
            observed.TryGetProperty("type", out var type) ? type.GetString() : null);
    }
}
