namespace RiskEngine.Language.Diagnostics;

/// <summary>Finds the name that was probably meant: in rules, in files, in households, in settings.</summary>
public static class Nearest
{
    // A longer word is no slip of the finger, and comparing it would cost its square.
    private const int LongestWord = 100;

    /// <summary>The known name nearest to what was typed, or <c>null</c> when none is near enough to be meant.</summary>
    /// <param name="typed">What somebody wrote.</param>
    /// <param name="known">The names there are; of two equally near ones the first in the order of their letters is answered.</param>
    public static string? To(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(known);
        var word = Plain(typed);
        if (word.Length > LongestWord)
        {
            return null;
        }

        // Fewer edits than letters: a word that shares nothing was not meant.
        var allowed = Math.Min(Math.Max(1, word.Length / 3), word.Length - 1);
        return known
            .Select(name => (Name: name, Slips: Slips(word, Plain(name), allowed)))
            .Where(candidate => candidate.Slips <= allowed)
            .OrderBy(candidate => candidate.Slips)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // `household_size`, `HOUSEHOLD-SIZE` and `HouseholdSize` are the same word in another house's spelling.
    private static string Plain(string name) => name
        .Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal)
        .ToUpperInvariant();

    // Insertions, deletions, replacements and swapped neighbours: what a hand on a keyboard does.
    private static int Slips(string a, string b, int allowed)
    {
        if (Math.Abs(a.Length - b.Length) > allowed)
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, a, b, i, j);
            }
        }

        return rows[a.Length, b.Length];
    }

    private static int Step(int[,] rows, string a, string b, int i, int j)
    {
        var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
