using NodaTime;
using NodaTime.Text;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Checking;

/// <summary>The values of a parameter cover the time in which the set is in force, without a gap.</summary>
internal static class ParameterCheck
{
    public static IEnumerable<Diagnostic> Of(CheckedRuleSet set) => set.Piece.Parameters
        .SelectMany(file => file.Parameters)
        .SelectMany(placed => TooLate(set, placed).Concat(Gaps(placed)));

    private static IEnumerable<Diagnostic> TooLate(CheckedRuleSet set, PlacedParameter placed)
    {
        var time = set.TimeOf(placed.Parameter.Name)!;
        var isPriorYear = placed.Parameter.Lookup == ParameterLookup.PriorYear;
        return time.IsCovered
            ? []
            : [placed.At.Mark(CheckMistakes.BeginsTooLate(placed.Parameter.Name, time.First, isPriorYear))];
    }

    private static IEnumerable<Diagnostic> Gaps(PlacedParameter placed)
    {
        foreach (var region in placed.Parameter.Values.GroupBy(value => value.Region))
        {
            var values = region.OrderBy(value => value.From).ToList();
            for (var place = 1; place < values.Count; place++)
            {
                if (values[place - 1].To is { } end && end < values[place].From && DayOf(placed, values[place]) is { } at)
                {
                    yield return at.Mark(CheckMistakes.GapInTime(placed.Parameter.Name, end, values[place].From));
                }
            }
        }
    }

    private static FileValue? DayOf(PlacedParameter placed, ParameterValue value) => placed.Root["Values"]!.Items
        .Where(item => item["Region"]?.Text == value.Region)
        .Select(item => item["From"])
        .FirstOrDefault(from => from is not null && LocalDatePattern.Iso.Parse(from.Text) is { Success: true, Value: LocalDate day }
            && day == value.From);
}
