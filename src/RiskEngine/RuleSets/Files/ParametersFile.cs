using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>A value, where its region stands, and where the value itself does; null where it lacks.</summary>
internal sealed record PlacedValue(ParameterValue Value, FileValue At, FileValue? Number);

/// <summary>A parameter as one file states it, and where its name stands.</summary>
internal sealed record PlacedParameter(Parameter Parameter, IReadOnlyList<PlacedValue> Values, FileValue Root)
{
    public FileValue At => Root["Name"]!;
}

/// <summary><c>domain.parameters.json</c>.</summary>
internal sealed record ParametersFile(FileValue Root, IReadOnlyList<PlacedParameter> Parameters)
{
    public static ParametersFile? Read(FileValue root, RuleSetId? set, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(root, "the parameter file", findings)?.Knowing("$schema", "Parameters");
        if (form is null)
        {
            return null;
        }

        var parameters = new List<PlacedParameter>();
        foreach (var item in form.List("Parameters", atLeastOne: "parameter").TakeWhile(item => !Enough.Of(findings, item)))
        {
            if (Parameter(item, set ?? new RuleSetId("", ""), findings) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        return new ParametersFile(root, parameters);
    }

    private static PlacedParameter? Parameter(FileValue item, RuleSetId set, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(item, "a parameter", findings)?
            .Knowing("Name", "Title", "Unit", "OverridableBy", "Minimum", "Maximum", "Lookup", "CheckedOn", "Values");
        if (form is null)
        {
            return null;
        }

        var name = form.Shaped(
            "Name", Shapes.IsParameterName, "letters and digits, starting with a letter", "PovertyLine");
        var title = form.Bilingual("Title");
        var unit = form.Word("Unit", ParameterUnits.All);
        var levels = FileReading.Distinct(
            form.List("OverridableBy"), "`OverridableBy`",
            level => FileReading.Word(level, "an entry of `OverridableBy`", Words.Levels, findings), findings);
        var lookup = form.OptionalWord("Lookup", Words.Lookups) is null
            ? ParameterLookup.AsOf
            : ParameterLookup.PriorYear;
        var bounds = ParameterBounds.Read(form, unit, findings);
        var checkedOn = form.OptionalDate("CheckedOn");
        var values = ParameterValues.Read(form.List("Values", atLeastOne: "value"), unit, set, findings);
        foreach (var outside in values.Where(placed => bounds.Exclude(placed.Value.Value)))
        {
            findings.Add(outside.Number!.Mark(FileMistakes.OutsideOwnBounds(outside.Number.Number, bounds)));
        }

        if (name is null)
        {
            return null;
        }

        var parameter = new Parameter
        {
            Name = name,
            Title = title ?? new Bilingual("", ""),
            Unit = unit ?? ParameterUnits.All[0],
            Lookup = lookup,
            OverridableBy = levels,
            Minimum = bounds.Minimum,
            Maximum = bounds.Maximum,
            CheckedOn = checkedOn,
            Values = [.. values.Select(value => value.Value)],
        };
        return new PlacedParameter(parameter, values, item);
    }
}
