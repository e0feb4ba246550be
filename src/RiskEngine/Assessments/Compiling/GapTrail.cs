namespace RiskEngine.Assessments.Compiling;

/// <summary>
/// What the gap form found for one household: for each undecided rule or derived value the missing facts right behind it, and the
/// undecided values that it reads. Reused.
/// </summary>
internal sealed class GapTrail
{
    private readonly List<(int Fact, int Element)> facts = [];
    private readonly List<int> edges = [];
    private readonly List<(int Fact, int Element)> found = [];
    private readonly List<int> path = [];
    private Node[] nodes = [];
    private int current;
    private long household;
    private long walk;

    public void Clear()
    {
        facts.Clear();
        edges.Clear();
        household++;
    }

    /// <summary>Begins what is behind a node; every node is entered once at most.</summary>
    public void Enter(int node)
    {
        if (node >= nodes.Length)
        {
            Array.Resize(ref nodes, Math.Max(node + 1, nodes.Length * 2));
        }

        current = node;
        nodes[node] = nodes[node] with { Household = household, Facts = facts.Count, Edges = edges.Count, FactCount = 0, EdgeCount = 0 };
    }

    public void Fact(int fact, int element)
    {
        ref var node = ref nodes[current];
        if (facts.IndexOf((fact, element), node.Facts) < 0)
        {
            facts.Add((fact, element));
            node.FactCount++;
        }
    }

    public void Edge(int behind)
    {
        ref var node = ref nodes[current];
        if (edges.IndexOf(behind, node.Edges) < 0)
        {
            edges.Add(behind);
            node.EdgeCount++;
        }
    }

    /// <summary>Every missing fact behind a node, however far; valid until the next call.</summary>
    public List<(int Fact, int Element)> Behind(int start)
    {
        found.Clear();
        path.Clear();
        walk++;
        Visit(start);
        for (var next = 0; next < path.Count; next++)
        {
            var node = nodes[path[next]];
            for (var place = node.Facts; place < node.Facts + node.FactCount; place++)
            {
                found.Add(facts[place]);
            }

            for (var place = node.Edges; place < node.Edges + node.EdgeCount; place++)
            {
                Visit(edges[place]);
            }
        }

        return found;
    }

    // A node that was not entered for this household has nothing behind it.
    private void Visit(int node)
    {
        if (node < nodes.Length && nodes[node].Household == household && nodes[node].Walk != walk)
        {
            nodes[node].Walk = walk;
            path.Add(node);
        }
    }

    // Where a node's facts and edges stand, and when it was last entered and last walked through.
    private record struct Node(long Household, int Facts, int FactCount, int Edges, int EdgeCount, long Walk);
}
