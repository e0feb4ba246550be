using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>
/// The parameters of a rule set for a place and a day, laid out as the plan reads them. Read-only once made, so threads share it.
/// </summary>
/// <remarks>They are an input of the plan and no part of it: a caller who varies the day must not cause compilations.</remarks>
internal sealed class ParameterRow
{
    public ParameterRow(IReadOnlyList<ResolvedParameter> resolved)
    {
        Resolved = resolved;
        Numbers = new decimal[resolved.Count];
        Wholes = new int[resolved.Count];
        Truths = new int[resolved.Count];
        IsSet = new bool[resolved.Count];
        for (var index = 0; index < resolved.Count; index++)
        {
            IsSet[index] = resolved[index].Value is not null;
            Truths[index] = (int)(resolved[index].Value is bool yes ? yes ? Truth.Met : Truth.NotMet : Truth.Unset);
            Numbers[index] = resolved[index].Value switch { decimal number => number, int whole => whole, _ => 0 };
            Wholes[index] = resolved[index].Value is int count ? count : 0;
        }

        Json = Assessments.Json.ParameterJson.Write(resolved);
    }

    /// <summary>The parameters in the order of the rule set.</summary>
    public IReadOnlyList<ResolvedParameter> Resolved { get; }

    /// <summary>Value as an exact number; 0 where unset.</summary>
    public decimal[] Numbers { get; }

    /// <summary>Value as a whole number; 0 where unset or not whole.</summary>
    public int[] Wholes { get; }

    /// <summary>Value as a <see cref="Truth"/>.</summary>
    public int[] Truths { get; }

    /// <summary>Whether somebody found a value.</summary>
    public bool[] IsSet { get; }

    /// <summary>Whether nobody could confirm one of some parameters.</summary>
    public bool IsAnyProvisional(int[] parameters)
    {
        foreach (var parameter in parameters)
        {
            if (Resolved[parameter].Provisional)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The list as every audit shows it, written once.</summary>
    public byte[] Json { get; }
}
