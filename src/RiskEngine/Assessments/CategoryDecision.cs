using RiskEngine.Language;

namespace RiskEngine.Assessments;

/// <summary>
/// The first met row is the category if every row above it is not met; an unknown row reached first makes it
/// indeterminate.
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

        for (var category = 0; category < states.Length; category++)
        {
            if (states[category] != 0)
            {
                assessment.Open.SetCategory(category);
            }
        }
    }

    /// <summary>
    /// The last row, down to the first that holds anyway, that could make a category the household's.
    /// </summary>
    public static int LastRowOf(Assessment assessment, int category)
    {
        var last = -1;
        for (var row = assessment.DecidingRow; row < assessment.Compiled.CategoryRows.Count; row++)
        {
            var truth = assessment.TruthOf(assessment.Compiled.CategoryRows[row].Index);
            if (truth is Truth.Met or Truth.Unknown && CouldYield(assessment, row, category))
            {
                last = row;
            }

            if (truth == Truth.Met)
            {
                break;
            }
        }

        return last;
    }

    private static bool CouldYield(Assessment assessment, int row, int category) =>
        Category(assessment, row) is var yielded && yielded < assessment.CategoryStates.Length - 1
            ? yielded == category
            : Array.IndexOf(assessment.Compiled.MonitoredCategories, category) >= 0;

    private static int Category(Assessment assessment, int row) =>
        assessment.Compiled.CategoryRows[row].Category is null ? row
        : assessment.YieldedCategories[row] is >= 0 and var yielded ? yielded
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
                MarkPossible(assessment, row);
            }

            if (truth == Truth.Met)
            {
                return;
            }
        }
    }

    private static void MarkPossible(Assessment assessment, int row)
    {
        var states = assessment.CategoryStates;
        if (Category(assessment, row) is var category && category < states.Length - 1)
        {
            states[category] = (byte)Truth.Unknown;
            return;
        }

        // The row keeps what the household is monitored for, and that is not known.
        foreach (var monitored in assessment.Compiled.MonitoredCategories)
        {
            states[monitored] = (byte)Truth.Unknown;
        }
    }
}
