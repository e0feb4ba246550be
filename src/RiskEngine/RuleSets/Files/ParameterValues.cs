using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>Reads the dated values of a parameter.</summary>
internal static class ParameterValues
{
    public static IReadOnlyList<PlacedValue> Read(
        IReadOnlyList<FileValue> items, string? unit, RuleSetId set, List<Diagnostic> findings)
    {
        var values = new List<PlacedValue>();
        foreach (var item in items.TakeWhile(item => !Enough.Of(findings, item)))
        {
            var form = ObjectForm.Open(item, "a value", findings)?
                .Knowing("Region", "From", "To", "Value", "Provisional", "Source");
            if (form is not null && Read(form, unit, set, findings) is { } value)
            {
                CheckOrder(values, value, form.Optional("From")!, findings);
                values.Add(value);
            }
        }

        return values;
    }

    private static PlacedValue? Read(ObjectForm form, string? unit, RuleSetId set, List<Diagnostic> findings)
    {
        var region = form.Shaped(
            "Region", Shapes.IsDivision, "empty, or a division code of 2, 4, 6, 9 or 12 digits", "130828");
        var from = form.Date("From");
        var to = form.OptionalDate("To");
        var value = OfUnit(form.Required("Value"), unit, findings);
        var provisional = form.OptionalYesNo("Provisional") ?? false;
        var source = form.Text("Source");
        if (from is { } first && to <= first)
        {
            findings.Add(form.Optional("To")!.Mark(FileMistakes.ToNotAfterFrom("`To`", first)));
        }

        return region is null || from is null
            ? null
            : new PlacedValue(
                new ParameterValue(region, from.Value, to, value, provisional, source ?? "", set),
                    form.Optional("Region")!, form.Optional("Value"));
    }

    private static object? OfUnit(FileValue? value, string? unit, List<Diagnostic> findings)
    {
        if (value is null || unit is null || value.Kind == FileValueKind.Nothing)
        {
            return null;
        }

        var type = ParameterUnits.TypeOf(unit);
        object? read = value.Kind switch
        {
            FileValueKind.YesNo when type == typeof(bool) => value.IsYes,
            FileValueKind.Number when type == typeof(decimal) => value.Number,
            FileValueKind.Number when type == typeof(int) && IsWholeNumber(value.Number) => (int)value.Number,
            _ => null,
        };
        if (read is null)
        {
            var wanted = type == typeof(bool) ? "`true` or `false`"
                : type == typeof(int) ? "a whole number"
                : "a number";
            var isFraction = value.Kind == FileValueKind.Number && type == typeof(int);
            var found = isFraction ? FormattableString.Invariant($"{value.Number}") : ObjectForm.Found(value);
            findings.Add(value.Mark(FileMistakes.ValueNotOfUnit(unit, wanted, found)));
        }
        else if (unit == "share" && value.Number is < 0 or > 1)
        {
            findings.Add(value.Mark(FileMistakes.OutOfRange("a share", value.Number, 0, 1)));
        }
        else if (value.Kind == FileValueKind.Number && value.Number < 0)
        {
            findings.Add(value.Mark(FileMistakes.Negative($"a value in `{unit}`", value.Number)));
        }

        return read;
    }

    private static bool IsWholeNumber(decimal number) =>
        decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue;

    private static void CheckOrder(
        List<PlacedValue> values, PlacedValue next, FileValue place, List<Diagnostic> findings)
    {
        var (region, from) = (next.Value.Region, next.Value.From);
        var before = values.FindLast(value => value.Value.Region == region)?.Value.From;
        if (values.Exists(value => value.Value.Region == region && value.Value.From == from))
        {
            findings.Add(place.Mark(FileMistakes.DateRepeated(region, from)));
        }
        else if (before > from)
        {
            findings.Add(place.Mark(FileMistakes.DatesNotAscending(region, before.Value)));
        }
    }
}
