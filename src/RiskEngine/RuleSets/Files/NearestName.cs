namespace RiskEngine.RuleSets.Files;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The known name with the fewest slips of the pen; null when none is close.</summary>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var allowed = Math.Max(1, Math.Min(typed.Length, 24) / 3);
        return (from name in known
                where Math.Abs(name.Length - typed.Length) <= allowed && typed.Length <= 128
                let slips = Slips(typed.ToUpperInvariant(), name.ToUpperInvariant())
                where slips <= allowed
                orderby slips, name.Length
                select name).FirstOrDefault();
    }

    // Insertions, deletions, replacements and swapped neighbours: what a hand on a keyboard does.
    private static int Slips(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(i, j);
            }
        }

        return cost[a.Length, b.Length];

        int Cheapest(int i, int j)
        {
            var replaced = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var best = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
            var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return isSwap ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
        }
    }
}
