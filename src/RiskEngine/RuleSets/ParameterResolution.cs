using NodaTime;

namespace RiskEngine.RuleSets;

/// <summary>Chooses the value of every parameter for a place and a day.</summary>
public static class ParameterResolution
{
    /// <summary>The parameters of a set, in its order.</summary>
    /// <param name="ruleSet">The set.</param>
    /// <param name="regionCode">Division code of the household.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <remarks>
    /// The longest region that holds the household and has an entry in force wins, then the latest entry. With none
    /// in force the latest expired entry of the longest region carries over, provisionally. Before the first entry of
    /// every region nothing is known: the value is missing, and provisional because a later look may find one.
    /// </remarks>
    public static ResolvedParameter[] Resolve(RuleSet ruleSet, string regionCode, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(regionCode);
        return [.. ruleSet.Parameters.Select(parameter => Resolve(parameter, regionCode, asOf))];
    }

    /// <summary>One parameter for a place and a day.</summary>
    public static ResolvedParameter Resolve(Parameter parameter, string regionCode, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var day = parameter.Lookup == ParameterLookup.PriorYear ? new LocalDate(asOf.Year - 1, 12, 31) : asOf;
        var here = parameter.Values
            .Where(value => value.From <= day && regionCode.StartsWith(value.Region, StringComparison.Ordinal))
            .OrderByDescending(value => value.Region.Length)
            .ThenByDescending(value => value.From)
            .ToList();
        if (here.Find(value => value.To is null || day < value.To) is { } inForce)
        {
            return Found(parameter, inForce, carriedOver: false);
        }

        return here.Count > 0
            ? Found(parameter, here[0], carriedOver: true)
            : new ResolvedParameter(parameter.Name, null, null, "no entry for this place and day", true, false);
    }

    private static ResolvedParameter Found(Parameter parameter, ParameterValue value, bool carriedOver) => new(
        parameter.Name, value.Value, value.From, value.Source, value.Provisional || carriedOver, carriedOver);
}
