using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>The parameters of a set with those it inherits.</summary>
internal static class LayeredParameters
{
    public static IReadOnlyList<Parameter> Merge(RuleSetPiece piece, ManifestFile manifest, RuleSet? parent)
    {
        var parameters = (parent?.Parameters ?? []).ToList();
        foreach (var placed in piece.Parameters.SelectMany(file => file.Parameters))
        {
            CheckRegions(piece, manifest, placed);
            var at = parameters.FindIndex(parameter => parameter.Name == placed.Parameter.Name);
            if (at < 0)
            {
                parameters.Add(placed.Parameter with { Values = InOrder(placed.Parameter.Values) });
                continue;
            }

            if (parent is not null)
            {
                CheckAllowed(piece, manifest, parent, placed, parameters[at]);
                parameters[at] = Set(parameters[at], placed.Parameter);
            }
        }

        return parameters;
    }

    /// <summary>
    /// The level at which an overlay speaks: a prefecture counts as a province, a township as a county.
    /// </summary>
    public static string LevelOf(string divisionCode) => divisionCode.Length < 6 ? "province" : "county";

    // A value for the same place from the same day takes the place of the inherited one; all others stay.
    private static Parameter Set(Parameter inherited, Parameter own) => inherited with
    {
        CheckedOn = own.CheckedOn ?? inherited.CheckedOn,
        OverridableBy = own.OverridableBy,
        Values = InOrder(inherited.Values
            .Where(old => !own.Values.Any(value => value.Region == old.Region && value.From == old.From))
            .Concat(own.Values)),
    };

    private static List<ParameterValue> InOrder(IEnumerable<ParameterValue> values) =>
        [.. values.OrderBy(value => value.Region, StringComparer.Ordinal).ThenBy(value => value.From)];

    private static void CheckRegions(RuleSetPiece piece, ManifestFile manifest, PlacedParameter placed)
    {
        if (manifest.DivisionCode is not { } code)
        {
            return;
        }

        foreach (var (value, at, _) in placed.Values.Where(
            own => !own.Value.Region.StartsWith(code, StringComparison.Ordinal)))
        {
            piece.Findings.Add(at.Mark(LayerMistakes.RegionOutside(value.Region, code)));
        }
    }

    private static void CheckAllowed(
        RuleSetPiece piece, ManifestFile manifest, RuleSet parent, PlacedParameter placed, Parameter inherited)
    {
        var (own, root) = (placed.Parameter, placed.Root);
        var level = manifest.DivisionCode is { } code ? LevelOf(code) : null;
        if (level is not null && !inherited.OverridableBy.Contains(level))
        {
            piece.Findings.Add(placed.At.Mark(
                LayerMistakes.NotOverridable(own.Name, level, parent.Id, inherited.OverridableBy)));
        }

        if (root["Unit"] is { } unit && own.Unit != inherited.Unit)
        {
            piece.Findings.Add(unit.Mark(LayerMistakes.ParameterDiffers(own.Name, "Unit", inherited.Unit)));
        }

        if (own.Lookup != inherited.Lookup)
        {
            var wanted = inherited.Lookup == ParameterLookup.PriorYear ? "PriorYear" : "no `Lookup`";
            var place = root["Lookup"] ?? placed.At;
            piece.Findings.Add(place.Mark(LayerMistakes.ParameterDiffers(own.Name, "Lookup", wanted)));
        }

        if (own.OverridableBy.Except(inherited.OverridableBy).Any() && root["OverridableBy"] is { } levels)
        {
            var wanted = inherited.OverridableBy.Count == 0 ? "[]" : string.Join(", ", inherited.OverridableBy);
            piece.Findings.Add(levels.Mark(LayerMistakes.ParameterDiffers(own.Name, "OverridableBy", wanted)));
        }

        CheckBounds(piece, parent, placed, ParameterBounds.Of(inherited));
    }

    private static void CheckBounds(RuleSetPiece piece, RuleSet parent, PlacedParameter placed, ParameterBounds bounds)
    {
        foreach (var (key, inherited) in bounds.Both)
        {
            if (placed.Root[key] is { Kind: FileValueKind.Number } own && own.Number != inherited)
            {
                var wanted = inherited is { } bound ? ParameterBounds.Text(bound) : $"no `{key}`";
                piece.Findings.Add(own.Mark(LayerMistakes.ParameterDiffers(placed.Parameter.Name, key, wanted)));
            }
        }

        foreach (var value in placed.Values.Where(value => bounds.Exclude(value.Value.Value)))
        {
            var number = value.Number!;
            piece.Findings.Add(number.Mark(
                LayerMistakes.OutsideBounds(placed.Parameter.Name, number.Number, bounds, parent.Id)));
        }
    }
}
