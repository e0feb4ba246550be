using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Cli.Samples;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>Made-up households of the days and places of every published set, tried one after another.</summary>
internal static class GeneratedHouseholds
{
    private const int Block = 500;

    private static readonly RuleSetLibrary Library = RuleSetLibrary.Load(RepositoryRoot.At("rules"));

    public static IEnumerable<RuleSetId> PublishedSets => Library.RuleSets
        .Where(set => set.IsPublished).Select(set => set.RuleSet!.Id);

    /// <summary>
    /// So many households, spread over the days and places of all published sets, each tried by the set in force.
    /// </summary>
    public static Findings TryAll(int count)
    {
        (LocalDate Day, string? Region)[] surveys = [.. Library.RuleSets.Where(set => set.IsPublished).SelectMany(DaysOf)];
        var blocks = count / Block;
        var shelf = new RuleSetShelf(Library);
        var all = new Findings();
        Parallel.For(0, blocks, () => new Findings(), (block, _, findings) =>
        {
            var (day, region) = surveys[block % surveys.Length];
            Try(region, day, block, Block, findings, code => shelf.Find(code, day, null, out var error)
                ?? throw new InvalidOperationException(error!.Message));
            return findings;
        }, findings =>
        {
            lock (all)
            {
                all.Join(findings);
            }
        });
        return all;
    }

    /// <summary>Some households of a day against one rule set.</summary>
    public static Findings Try(CompiledRuleSet rules, LocalDate day, int count)
    {
        var findings = new Findings();
        Try(null, day, 7, count, findings, _ => rules);
        return findings;
    }

    private static void Try(
        string? region, LocalDate day, int seed, int count, Findings findings, Func<string, CompiledRuleSet> choose)
    {
        using var lines = new MemoryStream();
        new SampleHouseholds((ulong)seed + 100, region, day).Write(count, lines);
        var trials = new Dictionary<CompiledRuleSet, Trial>();
        var counties = new Dictionary<string, Trial>();
        var rest = lines.GetBuffer().AsSpan(0, (int)lines.Length);
        for (var number = 0; rest.IndexOf((byte)'\n') is >= 0 and var end; rest = rest[(end + 1)..], number++)
        {
            var line = rest[..end];
            var county = CountyOf(line);
            if (!counties.TryGetValue(county, out var trial))
            {
                var rules = choose(county);
                findings.RuleSets.Add(rules.RuleSet.Id.ToString());
                trial = counties[county] = trials.TryGetValue(rules, out var known)
                    ? known
                    : trials[rules] = new Trial(rules, findings, seed);
            }

            trial.Try(line, day, number);
        }
    }

    // Soon after a set comes into force, and late: parameters may have changed in between, or be carried over.
    private static IEnumerable<(LocalDate, string?)> DaysOf(LoadedRuleSet set)
    {
        var region = set.DivisionCode is { Length: >= 6 } county ? county[..6] : null;
        yield return (set.EffectiveFrom!.Value.PlusDays(10), region);
        yield return (set.EffectiveTo is { } end ? end.PlusDays(-1) : set.EffectiveFrom.Value.PlusDays(300), region);
    }

    private static string CountyOf(ReadOnlySpan<byte> line)
    {
        var code = "\"regionCode\":\""u8;
        return System.Text.Encoding.ASCII.GetString(line.Slice(line.IndexOf(code) + code.Length, 6));
    }
}
