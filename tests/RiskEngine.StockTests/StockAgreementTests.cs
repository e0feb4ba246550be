using System.Linq.Dynamic.Core;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.RuleSets;
using RulesEngine.Models;

namespace RiskEngine.StockTests;

/// <summary>
/// Microsoft RulesEngine itself loads every workflow file of this repository and answers every rule as we do, wherever
/// nothing is missing.
/// </summary>
/// <remarks>Run with <c>-p:WithMicrosoftRulesEngine=true</c> where the package can be restored.</remarks>
public sealed class StockAgreementTests
{
    private const int Households = 200;

    private static readonly string Root = RepositoryRoot();
    private static readonly RuleSetLibrary Library = RuleSetLibrary.Load(Path.Combine(Root, "rules"));

    private static IEnumerable<RuleSetId> Sets() => Library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>().Select(set => set.Id);

    [Test]
    public void There_are_sets() => Assert.That(Sets(), Is.Not.Empty);

    [TestCaseSource(nameof(Sets))]
    public async Task Stock_answers_every_rule_as_we_do(RuleSetId id)
    {
        Assert.That(CompiledRuleSet.TryCompile(Library.Find(id)!, out var ours), Is.Empty);
        var stock = new global::RulesEngine.RulesEngine([.. WorkflowFiles(id).Select(File.ReadAllText)]);
        var compared = 0;
        List<string> differences = [];
        foreach (var household in Snapshots().Take(Households))
        {
            var day = ours!.RuleSet.EffectiveFrom > household.SnapshotDate ? ours.RuleSet.EffectiveFrom : household.SnapshotDate;
            var answer = ours.Assess(household, day);
            var flags = Flags(answer);
            RuleParameter[] inputs =
            [
                new("household", HouseholdFacts.From(household, day)),
                new("parameters", Parameters(ours.RuleSet, household.RegionCode, day)),
                new("flags", Typed(flags.Select(flag => (flag.Key, typeof(bool?), (object?)flag.Value)))),
            ];
            foreach (var domain in ours.RuleSet.Domains)
            {
                foreach (var workflow in domain.Rules.Select(rule => rule.Origin).Distinct().Select(origin => $"{origin.Set}/{origin.Version}/{domain.Name}"))
                {
                    foreach (var result in await stock.ExecuteAllRulesAsync(workflow, inputs))
                    {
                        var rule = domain.Rules.FirstOrDefault(one => one.Code == result.Rule.RuleName);
                        if (rule is not { Enabled: true } || $"{rule.Origin.Set}/{rule.Origin.Version}/{domain.Name}" != workflow
                            || answer.OutcomeOf(rule.Code) == RuleOutcome.UNKNOWN)
                        {
                            continue;
                        }

                        // Whether something calls for a measure is asked by us, not by its expression.
                        var isCalled = rule.Addresses.Count == 0 || rule.Addresses.Any(code => flags.GetValueOrDefault(code) == true);
                        compared++;
                        if ((result.IsSuccess && isCalled) != (answer.OutcomeOf(rule.Code) == RuleOutcome.MET))
                        {
                            differences.Add($"{rule.Code} of {household.HouseholdId}: {result.IsSuccess} {result.ExceptionMessage}");
                        }
                    }
                }
            }
        }

        Assert.That(string.Join('\n', differences.Take(20)), Is.Empty);
        Assert.That(compared, Is.GreaterThan(Households * 20), "the test must look at something");
    }

    /// <summary>The files of a set and of those that it extends.</summary>
    private static IEnumerable<string> WorkflowFiles(RuleSetId id)
    {
        for (var set = Library.Find(id); set is not null; set = set.Extends is { } parent ? Library.Find(parent) : null)
        {
            foreach (var file in Directory.EnumerateFiles(Library.RuleSets.First(loaded => loaded.Id == set.Id).Folder, "*.workflow.json"))
            {
                yield return file;
            }
        }
    }

    /// <summary>What later rules read: outcomes, unknown as null, and which category the household has.</summary>
    private static Dictionary<string, bool?> Flags(Assessment answer)
    {
        var flags = answer.Codes.ToDictionary(code => code, code => answer.OutcomeOf(code) switch
        {
            RuleOutcome.MET => true,
            RuleOutcome.NOT_MET => (bool?)false,
            _ => null,
        });
        foreach (var row in answer.RuleSet.Domains.Where(domain => domain.Kind == DomainKind.Categories).SelectMany(domain => domain.Rules))
        {
            flags[row.Code] = row.Code == answer.Category;
        }

        flags["INDETERMINATE"] = answer.Category == "INDETERMINATE";
        foreach (var sleeping in answer.RuleSet.Domains.SelectMany(domain => domain.Rules).Where(rule => !rule.Enabled))
        {
            flags.TryAdd(sleeping.Code, false);
        }

        return flags;
    }

    private static object Parameters(RuleSet ruleSet, string regionCode, NodaTime.LocalDate day)
    {
        var values = ParameterResolution.Resolve(ruleSet, regionCode, day).ToDictionary(resolved => resolved.Name, resolved => resolved.Value);
        return Typed(ruleSet.Parameters.Select(parameter => (
            parameter.Name,
            parameter.Values.Any(value => value.Value is null) ? typeof(Nullable<>).MakeGenericType(parameter.Type) : parameter.Type,
            values[parameter.Name])));
    }

    // Stock reads the types of what it is given, so a value that is missing has to have one.
    private static DynamicClass Typed(IEnumerable<(string Name, Type Type, object? Value)> members)
    {
        var all = members.ToList();
        var type = DynamicClassFactory.CreateType([.. all.Select(member => new DynamicProperty(member.Name, member.Type))]);
        var made = (DynamicClass)Activator.CreateInstance(type)!;
        foreach (var (name, _, value) in all.Where(member => member.Value is not null))
        {
            made.SetDynamicPropertyValue(name, value!);
        }

        return made;
    }

    private static IEnumerable<HouseholdSnapshot> Snapshots()
    {
        foreach (var line in File.ReadLines(Path.Combine(Root, "samples", "households", "county.ndjson")))
        {
            var snapshot = new HouseholdSnapshot();
            if (new SnapshotReader().TryRead(System.Text.Encoding.UTF8.GetBytes(line), snapshot, []))
            {
                yield return snapshot;
            }
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RiskEngine.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no RiskEngine.sln above the tests");
        }

        return folder.FullName;
    }
}
