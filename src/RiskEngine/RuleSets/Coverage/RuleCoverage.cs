using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Coverage;

/// <summary>A row, and the rules and parameters of published sets that name it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Carriers">By set, kind and name; empty when none does.</param>
public sealed record CoveredRow(CoverageRow Row, IReadOnlyList<Carrier> Carriers);

/// <summary>What carries each row of the register, and what is wrong with that.</summary>
public sealed class RuleCoverage
{
    private RuleCoverage(IReadOnlyList<CoveredRow> rows, IReadOnlyList<Diagnostic> findings) =>
        (Rows, Findings) = (rows, findings);

    /// <summary>The rows, in the order of the register.</summary>
    public IReadOnlyList<CoveredRow> Rows { get; }

    /// <summary>Every mistake of the register and of what the rules say about it, in file order.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Compares a register with the rule sets of a library.</summary>
    /// <remarks>
    /// Only published sets carry rows: a draft decides nothing. What a draft names is checked all the same.
    /// A set with mistakes of its own is left out; it is reported elsewhere.
    /// </remarks>
    public static RuleCoverage Of(CoverageRegister register, RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(library);
        var findings = new List<Diagnostic>(register.Findings);
        var ids = register.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var carriers = new HashSet<(string Row, Carrier Carrier)>();
        foreach (var loaded in library.RuleSets.Where(loaded => loaded.RuleSet is not null))
        {
            foreach (var (row, carrier, at) in Citations.In(loaded.RuleSet!, loaded.Files))
            {
                if (!ids.Contains(row))
                {
                    findings.Add(at.Mark(CoverageMistakes.NamesNoRow(row, Nearest.To(row, ids))));
                }
                else if (loaded.IsPublished)
                {
                    carriers.Add((row, carrier));
                }
            }
        }

        var byRow = carriers.ToLookup(pair => pair.Row, pair => pair.Carrier, StringComparer.Ordinal);
        CoveredRow[] rows = [.. register.Rows.Select(row => new CoveredRow(row, InOrder(byRow[row.Id])))];
        findings.AddRange(rows.SelectMany(Mistakes));
        return new RuleCoverage(rows, DiagnosticText.InFileOrder(findings));
    }

    private static bool IsRule(Carrier carrier) => carrier.Kind != CarrierKind.Parameter;

    private static IReadOnlyList<Carrier> InOrder(IEnumerable<Carrier> carriers) =>
    [
        .. carriers.OrderBy(carrier => carrier.Set.ToString(), StringComparer.Ordinal)
            .ThenBy(carrier => carrier.Kind)
            .ThenBy(carrier => carrier.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<Diagnostic> Mistakes(CoveredRow covered)
    {
        var (row, carriers) = covered;
        if (carriers.Count > 0)
        {
            // A number may be here already while the command that compares with it comes later.
            var denied = row.NotHere is not null ? (nameof(row.NotHere), carriers[0])
                : row.Later is not null ? (nameof(row.Later), carriers.FirstOrDefault(IsRule))
                : ("", null);
            return denied is (var key, { } carrier)
                ? [row.At!.Mark(CoverageMistakes.CarriedAfterAll(row.Id, key, carrier))]
                : [];
        }

        if (row.HasToBeARule && row.Later is null)
        {
            return [row.At!.Mark(CoverageMistakes.HasToBeARule(row.Id, row.Kinds.Min()))];
        }

        return row.Answers.Count == 0 ? [row.At!.Mark(CoverageMistakes.NothingCarries(row.Id))] : [];
    }
}
