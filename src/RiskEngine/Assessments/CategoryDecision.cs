using RiskEngine.Language;

namespace RiskEngine.Assessments;

/// <summary>
/// The first met row is the category if every row above it is not met; an unknown row reached first makes it indeterminate.
/// </summary>
internal static class CategoryDecision
{
    public static void Decide(Assessment assessment)
    {
        var rows = assessment.Compiled.CategoryRows;
        var states = assessment.CategoryStates;
        Array.Clear(states);
        var indeterminate = states.Length - 1;
        assessment.CategoryIndex = indeterminate;
        assessment.DecidingRow = rows.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            // A row that only an unset parameter leaves open has no effect, as if it were not met.
            var truth = assessment.TruthOf(rows[row].Index);
            if (truth is Truth.Met or Truth.Unknown)
            {
                assessment.DecidingRow = row;
                assessment.CategoryIndex = truth == Truth.Unknown ? indeterminate : Category(assessment, row);
                break;
            }
        }

        states[assessment.CategoryIndex] = (byte)Truth.Met;
        if (assessment.CategoryIndex == indeterminate)
        {
            MarkPossible(assessment);
        }
    }

    private static int Category(Assessment assessment, int row) =>
        assessment.Compiled.CategoryRows[row].Category is null ? row
        : assessment.YieldedCategory >= 0 ? assessment.YieldedCategory
        : assessment.CategoryStates.Length - 1;

    // What an indeterminate household could still turn out to be: every open row down to the first that holds anyway.
    private static void MarkPossible(Assessment assessment)
    {
        var rows = assessment.Compiled.CategoryRows;
        for (var row = assessment.DecidingRow; row < rows.Count; row++)
        {
            var truth = assessment.TruthOf(rows[row].Index);
            if (truth is Truth.Met or Truth.Unknown)
            {
                var category = Category(assessment, row);
                if (category < rows.Count)
                {
                    assessment.CategoryStates[category] = (byte)Truth.Unknown;
                }
            }

            if (truth == Truth.Met)
            {
                return;
            }
        }
    }
}
