using System.Globalization;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>The lowest and the highest value that a parameter may have; null = no such bound.</summary>
internal sealed record ParameterBounds(decimal? Minimum, decimal? Maximum)
{
    /// <summary>The two bounds in the order in which a reader asks for them, each under its key.</summary>
    public IEnumerable<(string Key, decimal? Bound)> Both => [("Minimum", Minimum), ("Maximum", Maximum)];

    public static ParameterBounds Of(Parameter parameter) => new(parameter.Minimum, parameter.Maximum);

    public static ParameterBounds Read(ObjectForm form, string? unit, List<Diagnostic> findings)
    {
        var bounds = new ParameterBounds(Bound(form, "Minimum", unit, findings), Bound(form, "Maximum", unit, findings));
        if (bounds.Maximum < bounds.Minimum)
        {
            findings.Add(form.Optional("Maximum")!.Mark(FileMistakes.BoundsCrossed(Text(bounds.Minimum.Value))));
        }

        return bounds;
    }

    /// <summary>Whether a value lies outside; a yes or no and a value that nobody found never do.</summary>
    public bool Exclude(object? value) => value is decimal or int
        && Convert.ToDecimal(value, CultureInfo.InvariantCulture) is var number
        && (number < Minimum || number > Maximum);

    /// <summary>The bounds in words: <c>between 1.2 and 1.5</c>.</summary>
    public override string ToString() => (Minimum, Maximum) switch
    {
        ({ } lowest, { } highest) => $"between {Text(lowest)} and {Text(highest)}",
        ({ } lowest, null) => $"at {Text(lowest)} or above",
        (null, { } highest) => $"at {Text(highest)} or below",
        _ => "anywhere",
    };

    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static decimal? Bound(ObjectForm form, string key, string? unit, List<Diagnostic> findings)
    {
        if (form.Optional(key) is not { } found)
        {
            return null;
        }

        if (unit is not null && ParameterUnits.TypeOf(unit) == typeof(bool))
        {
            findings.Add(form.Key(key)!.Mark(FileMistakes.KeyOfAnotherKind(
                key, "a parameter in `yes/no`", "parameters that are numbers")));
            return null;
        }

        if (found.Kind != FileValueKind.Number)
        {
            findings.Add(found.Mark(FileMistakes.WrongType($"`{key}`", "a number", ObjectForm.Found(found))));
            return null;
        }

        return found.Number;
    }
}
