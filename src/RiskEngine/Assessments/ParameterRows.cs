using System.Collections.Concurrent;
using NodaTime;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>The parameter rows made so far, bounded: whoever varies region and day without end only makes them again.</summary>
internal sealed class ParameterRows(RuleSet ruleSet)
{
    private const int Limit = 1_024;

    // Longer codes than any entry's region find the same entries.
    private readonly int significant = ruleSet.Parameters
        .SelectMany(parameter => parameter.Values)
        .Select(value => value.Region.Length)
        .Append(0)
        .Max();

    private readonly ConcurrentDictionary<(string Region, LocalDate Day), ParameterRow> rows = new();

    private Recent? last;

    public ParameterRow For(string regionCode, LocalDate asOf)
    {
        // Neighbours in a file mostly share county and day.
        var length = Math.Min(regionCode.Length, significant);
        if (last is { } recent && recent.Day == asOf && regionCode.AsSpan(0, length).SequenceEqual(recent.Region))
        {
            return recent.Row;
        }

        var region = regionCode[..length];
        if (!rows.TryGetValue((region, asOf), out var row))
        {
            if (rows.Count >= Limit)
            {
                rows.Clear();
            }

            row = rows.GetOrAdd((region, asOf), new ParameterRow(ParameterResolution.Resolve(ruleSet, regionCode, asOf)));
        }

        last = new Recent(region, asOf, row);
        return row;
    }

    // One object, so that a thread never sees the region of one household with the row of another.
    private sealed record Recent(string Region, LocalDate Day, ParameterRow Row);
}
