using System.Text;
using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Cli.Samples;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Assessments;

/// <summary>The national rule set of 2020, compiled once for all tests, and households to try it on.</summary>
internal static class NationalRules
{
    public static readonly LocalDate Day = new(2020, 6, 30);

    private static readonly Lazy<CompiledRuleSet> Set = new(() => Of("2020.1"));

    public static CompiledRuleSet Compiled => Set.Value;

    /// <summary>Another version of the national rules, compiled anew.</summary>
    public static CompiledRuleSet Of(string version) => Compile(
        RuleSetLibrary.Load(RepositoryRoot.At("rules")).Find(new RuleSetId("national", version))!);

    public static CompiledRuleSet Compile(RuleSet ruleSet) =>
        CompiledRuleSet.TryCompile(ruleSet, out var compiled) is { Count: > 0 } mistakes
        ? throw new InvalidOperationException(string.Join('\n', mistakes))
        : compiled!;

    /// <summary>The same rules with made-up values in the place of some parameters, in every region and at any time.</summary>
    public static CompiledRuleSet With(RuleSet ruleSet, params (string Name, object Value)[] madeUp)
    {
        var values = madeUp.ToDictionary(one => one.Name, one => one.Value);
        return Compile(ruleSet with
        {
            Parameters =
            [
                .. ruleSet.Parameters.Select(parameter => values.TryGetValue(parameter.Name, out var made)
                    ? parameter with { Values = [.. parameter.Values.Select(value => value with { Value = made })] }
                    : parameter),
            ],
        });
    }

    /// <summary>Made-up households as JSON, about one in seven of them with answers missing.</summary>
    public static IEnumerable<string> Samples(int count, ulong seed = 1)
    {
        using var stream = new MemoryStream();
        new SampleHouseholds(seed, null, Day).Write(count, stream);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n').Split('\n');
    }
}
