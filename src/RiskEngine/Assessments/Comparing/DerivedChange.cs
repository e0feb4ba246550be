using RiskEngine.Assessments.Compiling;

namespace RiskEngine.Assessments.Comparing;

/// <summary>A derived value that differs between two assessments.</summary>
/// <param name="Name">Its name.</param>
public sealed record DerivedChange(string Name)
{
    /// <summary>The value on the first side; null where the rule set derives none of the name.</summary>
    internal OperandValue? Before { get; private init; }

    /// <summary>The value on the second side; null where the rule set derives none of the name.</summary>
    internal OperandValue? After { get; private init; }

    internal static IReadOnlyList<DerivedChange> Between(Assessment before, Assessment after)
    {
        var (first, second) = (ValuesOf(before), ValuesOf(after));
        return
        [
            .. from name in first.Keys.Union(second.Keys)
               let change = new DerivedChange(name) { Before = Find(first, name), After = Find(second, name) }
               where change.Before != change.After
               select change,
        ];
    }

    private static OperandValue? Find(Dictionary<string, OperandValue> values, string name) =>
        values.TryGetValue(name, out var value) ? value : null;

    private static Dictionary<string, OperandValue> ValuesOf(Assessment assessment) =>
        assessment.Compiled.Bound.Globals.ToDictionary(global => global.Name, global => ValueOf(assessment, global));

    private static OperandValue ValueOf(Assessment assessment, BoundGlobal global)
    {
        var state = assessment.DerivedStates[global.Index];
        return RowVariables.IsCondition(global.Expression.Type) ? OperandValue.OfTruth(state)
            : state == 0 ? OperandValue.Of(assessment.DerivedNumbers[global.Index])
            : OperandValue.Unknown;
    }
}
