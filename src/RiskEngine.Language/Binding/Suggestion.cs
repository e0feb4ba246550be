namespace RiskEngine.Language.Binding;

/// <summary>Finds the name that was probably meant.</summary>
public static class Suggestion
{
    /// <summary>The known name nearest to what was typed, or <c>null</c> when none is near enough to be meant.</summary>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > 100)
        {
            return null;
        }

        // Fewer edits than letters: a word that shares nothing was not meant.
        var allowed = Math.Min(Math.Max(1, typed.Length / 3), typed.Length - 1);
        return known
            .Select(name => (Name: name, Distance: Distance(typed, name)))
            .Where(candidate => candidate.Distance <= allowed)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // Edits between the two words; a swap of neighbours is one edit and a change of case costs nothing but the tie.
    private static int Distance(string typed, string name)
    {
        if (string.Equals(typed, name, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var (a, b) = (typed.ToUpperInvariant(), name.ToUpperInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Step(rows, a, b, i, j);
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
