namespace RiskEngine.Households;

/// <summary>The known name that somebody most likely meant.</summary>
public static class Nearest
{
    // A longer word is no slip of the finger, and comparing it would cost its square.
    private const int MaxLength = 64;

    /// <summary>The nearest name, or <c>null</c> when none is near enough to be worth suggesting.</summary>
    /// <param name="typed">What somebody wrote.</param>
    /// <param name="known">The names there are.</param>
    public static string? To(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(known);
        var word = Plain(typed);
        if (word.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? nearest = null;
        var least = Math.Max(2, (word.Length + 1) / 2) + 1;
        foreach (var name in known)
        {
            var distance = Distance(word, Plain(name));
            if (distance < least)
            {
                (nearest, least) = (name, distance);
            }
        }

        return nearest;
    }

    // `household_size`, `HOUSEHOLD-SIZE` and `HouseholdSize` are the same word in another house's spelling.
    private static string Plain(string name) => name
        .Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal)
        .ToUpperInvariant();

    /// <summary>Edit distance in which swapping two neighbours is one edit, because that is one slip.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                rows[row, column] = row == 0 || column == 0 ? row + column : Least(rows, left, right, row, column);
            }
        }

        return rows[left.Length, right.Length];
    }

    private static int Least(int[,] rows, string left, string right, int row, int column)
    {
        var same = left[row - 1] == right[column - 1];
        var least = Math.Min(
            rows[row - 1, column - 1] + (same ? 0 : 1),
            Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1);
        var swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
        return swapped ? Math.Min(least, rows[row - 2, column - 2] + 1) : least;
    }
}
