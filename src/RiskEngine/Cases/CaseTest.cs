using RiskEngine.Assessments;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Cases;

/// <summary>Runs the cases of a set and looks for what they do not show.</summary>
/// <remarks>
/// What a set inherits is shown where it comes from. What cannot come out, with the values that its parameters have,
/// need not be shown.
/// </remarks>
public sealed class CaseTest
{
    private readonly LoadedRuleSet loaded;
    private readonly CompiledRuleSet compiled;
    private readonly RuleSetLibrary library;
    private readonly CheckedRuleSet set;
    private readonly IReadOnlyList<Case> cases;
    private readonly PossibleOutcomes possible;
    private readonly List<Diagnostic> findings = [];

    private CaseTest(LoadedRuleSet loaded, CompiledRuleSet compiled, RuleSetLibrary library, IReadOnlyList<Case> cases)
    {
        (this.loaded, this.compiled, this.library, this.cases) = (loaded, compiled, library, cases);
        set = new CheckedRuleSet(loaded.Piece, compiled.RuleSet);
        possible = new PossibleOutcomes(set, compiled.Bound);
    }

    private IEnumerable<BoundRule> OwnRules => compiled.Bound.Rules.Where(rule => rule.Rule.Origin == loaded.Id);

    /// <summary>Runs the cases of a set.</summary>
    /// <param name="loaded">The set; where it has mistakes they are the only findings.</param>
    /// <param name="library">The sets that it extends.</param>
    public static CaseReport Run(LoadedRuleSet loaded, RuleSetLibrary library)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(library);
        var book = CaseBook.Read(loaded, library);
        CompiledRuleSet? compiled = null;
        IReadOnlyList<Diagnostic> mistakes = loaded.RuleSet is { } ruleSet ? CompiledRuleSet.TryCompile(ruleSet, out compiled) : [];
        return compiled is null
            ? new CaseReport { Id = loaded.Id, Findings = DiagnosticText.InFileOrder([.. loaded.Findings, .. mistakes, .. book.Findings]) }
            : new CaseTest(loaded, compiled, library, book.Cases).Run(book.Findings);
    }

    private CaseReport Run(IReadOnlyList<Diagnostic> mistakes)
    {
        findings.AddRange(mistakes);
        if (cases.Count == 0)
        {
            findings.Add(CoverageMistakes.NoCases() with { File = loaded.Folder });
            return new CaseReport { Id = loaded.Id, Findings = findings };
        }

        var results = CaseRunner.Run(compiled, cases);
        findings.AddRange(from result in results
                          from difference in result.Differences
                          let one = result.Case
                          select CoverageMistakes.Failed(one.Name, difference) with
                          {
                              File = one.File, Line = one.Line, Column = one.Column, Length = 1,
                          });
        return new CaseReport
        {
            Id = loaded.Id,
            Results = results,
            Rules = Share(OwnRules.ToList(), RuleGaps(CaseCoverage.Of(compiled.RuleSet, cases))),
            Clauses = Clauses(),
            Thresholds = Thresholds(),
            Findings = DiagnosticText.InFileOrder(findings),
        };
    }

    private Func<BoundRule, IEnumerable<Diagnostic>> RuleGaps(IReadOnlyList<CaseCoverage> coverage)
    {
        var byCode = coverage.ToDictionary(one => one.Code, StringComparer.Ordinal);
        return rule =>
        {
            var (outcomes, shown) = (possible.Of(rule), byCode[rule.Code]);
            (string List, bool IsMissing)[] lists =
            [
                ("Met", !shown.Met && outcomes.Contains(Truth.Met)),
                ("NotMet", !shown.NotMet && outcomes.Contains(Truth.NotMet)),
                ("Unknown", !shown.Unknown && (outcomes.Contains(Truth.Unknown) || outcomes.All(truth => truth == Truth.Unset))),
            ];
            return lists.Where(list => list.IsMissing).Select(list => PlaceOf(rule).Mark(
                CoverageMistakes.RuleNotShown(rule.Code, list.List, CasesOf(rule.Domain.Name))));
        };
    }

    private Share Clauses()
    {
        var seen = ClauseCoverage.Of(compiled, cases);
        var clauses = OwnRules.SelectMany(rule => rule.Condition.Clauses.Select((clause, place) => (rule, clause, place)))
            .Where(one => one.clause.Node is not BoundConstant).ToList();
        return Share(clauses, one =>
        {
            var outcomes = possible.Of(one.clause.Node);
            (bool Met, bool IsMissing)[] sides =
            [
                (true, outcomes.Contains(Truth.Met) && !seen.SeesMet(one.rule, one.place)),
                (false, outcomes.Contains(Truth.NotMet) && !seen.SeesNotMet(one.rule, one.place)),
            ];
            var at = one.clause.Node.Span;
            return sides.Where(side => side.IsMissing).Select(side => one.rule.Rule.Expression.At(at.Start, at.Length,
                CoverageMistakes.ClauseNotShown(one.rule.Code, one.clause.Text, side.Met, CasesOf(one.rule.Domain.Name))));
        });
    }

    private Share Thresholds()
    {
        var all = Edge.In(compiled.Bound, name => set.TimeOf(name) is null or { IsNeverSet: true }).ToList();
        var owners = OwnOwners();
        var own = all.Where(edge => owners.Contains(edge.Owner)).ToList();
        var given = set.Piece.Parameters.SelectMany(file => file.Parameters)
            .Select(placed => (placed, Edges: all.Where(edge => !owners.Contains(edge.Owner)
                && edge.Reads(placed.Parameter.Name, compiled.Bound)).ToList()))
            .Where(one => one.Edges.Count > 0 && !own.Exists(edge => edge.Reads(one.placed.Parameter.Name, compiled.Bound)))
            .ToList();
        var coverage = EdgeCoverage.Of(compiled, [.. own, .. given.SelectMany(one => one.Edges).Distinct()], cases);
        var shares = (
            Own: Share(own, edge => coverage.Covers(edge) ? [] : [TextOf(edge).At(
                edge.Comparison.Span.Start, edge.Comparison.Span.Length,
                CoverageMistakes.EdgeNotShown(edge.Owner, edge.Text, coverage.HasExact(edge), edge.Step))]),
            Given: Share(given, one => one.Edges.Exists(coverage.Covers) ? []
                : [one.placed.At.Mark(CoverageMistakes.ValueNotShown(one.placed.Parameter.Name))]));
        return new Share(shares.Own.Shown + shares.Given.Shown, shares.Own.All + shares.Given.All);
    }

    private HashSet<string> OwnOwners()
    {
        var inherited = loaded.Extends is { } parent ? library.Find(parent)!.Domains : [];
        return OwnRules.Select(rule => rule.Code)
            .Concat(compiled.RuleSet.Domains.SelectMany(Names).Except(inherited.SelectMany(Names)))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names(Domain domain) => domain.Globals.Select(global => global.Name);

    private Share Share<T>(IReadOnlyList<T> all, Func<T, IEnumerable<Diagnostic>> gaps)
    {
        var shown = 0;
        foreach (var one in all)
        {
            var before = findings.Count;
            findings.AddRange(gaps(one));
            shown += findings.Count == before ? 1 : 0;
        }

        return new Share(shown, all.Count);
    }

    private FileValue PlaceOf(BoundRule rule) => set.Piece.Rules.First(placed => placed.Rule.Code == rule.Code).At;

    private RuleText TextOf(Edge edge) => compiled.Bound.Rules.FirstOrDefault(rule => rule.Code == edge.Owner)?.Rule.Expression
        ?? compiled.RuleSet.Domains.SelectMany(domain => domain.Globals).First(global => global.Name == edge.Owner).Expression;

    private static string CasesOf(string domain) => $"{domain}.cases.json";
}
