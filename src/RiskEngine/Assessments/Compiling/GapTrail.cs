namespace RiskEngine.Assessments.Compiling;

/// <summary>
/// What the gap form found for one household: for each undecided rule or derived value the missing facts right behind it, and the
/// undecided values that it reads. Reused.
/// </summary>
internal sealed class GapTrail
{
    private readonly List<(int Node, int Fact, int Element)> facts = [];
    private readonly List<(int Node, int Behind)> edges = [];
    private readonly List<(int Fact, int Element)> found = [];
    private readonly List<int> visited = [];
    private int current;

    public void Clear()
    {
        facts.Clear();
        edges.Clear();
    }

    public void Enter(int node) => current = node;

    public void Fact(int fact, int element)
    {
        if (!facts.Contains((current, fact, element)))
        {
            facts.Add((current, fact, element));
        }
    }

    public void Edge(int behind)
    {
        if (!edges.Contains((current, behind)))
        {
            edges.Add((current, behind));
        }
    }

    /// <summary>Every missing fact behind a node, however far; valid until the next call.</summary>
    public List<(int Fact, int Element)> Behind(int node)
    {
        found.Clear();
        visited.Clear();
        visited.Add(node);
        for (var next = 0; next < visited.Count; next++)
        {
            foreach (var (owner, fact, element) in facts)
            {
                if (owner == visited[next])
                {
                    found.Add((fact, element));
                }
            }

            foreach (var (owner, behind) in edges)
            {
                if (owner == visited[next] && !visited.Contains(behind))
                {
                    visited.Add(behind);
                }
            }
        }

        return found;
    }
}
