using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Comparing;

/// <summary>A parameter that differs between two assessments.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it is worth on the first side; null where that rule set has none of the name.</param>
/// <param name="After">What it is worth on the second side; null where that rule set has none of the name.</param>
public sealed record ParameterChange(string Name, ResolvedParameter? Before, ResolvedParameter? After)
{
    internal static IReadOnlyList<ParameterChange> Between(
        IReadOnlyList<ResolvedParameter> before, IReadOnlyList<ResolvedParameter> after)
    {
        var first = before.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var second = after.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        return
        [
            .. from name in before.Concat(after).Select(parameter => parameter.Name).Distinct()
               let change = new ParameterChange(name, first.GetValueOrDefault(name), second.GetValueOrDefault(name))
               where !Equals(change.Before?.Value, change.After?.Value)
                   || change.Before?.Provisional != change.After?.Provisional
               select change,
        ];
    }
}
