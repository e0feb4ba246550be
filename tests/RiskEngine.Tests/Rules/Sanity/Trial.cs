using System.Text;
using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>Tries one household after another against a rule set, with objects that are filled again and again.</summary>
internal sealed class Trial(CompiledRuleSet rules, Findings findings, int seed)
{
    private readonly Random random = new(seed);
    private readonly Omissions omissions = new(new Random(seed + 1));
    private readonly SnapshotReader reader = new();
    private readonly List<SnapshotProblem> problems = [];
    private readonly HouseholdSnapshot household = new();
    private readonly HouseholdFacts facts = new();
    private readonly Assessment row = rules.NewAssessment();
    private readonly AnswerChecks checks = new(rules, findings);
    private readonly byte[] before = new byte[rules.Bound.Rules.Count];
    private readonly bool[] isStep = [.. rules.Bound.Rules.Select(rule => rule.Domain.Kind == DomainKind.Steps)];

    public void Try(ReadOnlySpan<byte> json, LocalDate asOf, int number)
    {
        Read(json);
        Assess(asOf);
        checks.Check(row, number);
        var (score, highest, category) = (row.Score, row.HighestScore, row.Category);
        for (var rule = 0; rule < before.Length; rule++)
        {
            before[rule] = row.Outcomes[rule];
        }

        // Answers are taken away rather than made up: what is filled in is what the household was drawn with.
        Read(json);
        omissions.Omit(household, random.NextDouble() * 0.2);
        Assess(asOf);
        checks.Check(row, number);
        CompareFilled(json, score, highest, category);

        // Half of the households go on with gaps, half as they are.
        if (random.Next(2) == 0)
        {
            Read(json);
            Assess(asOf);
        }

        Enrich(json, asOf);
        for (var blow = 0; blow < 3; blow++)
        {
            Worsen(Worsening.All[random.Next(Worsening.All.Count)], json, asOf);
        }
    }

    /// <summary>Whether what was filled in leads out of the range that was announced.</summary>
    public static bool IsOutside((int Lowest, int Highest) filled, (int Lowest, int Highest) open) =>
        filled.Lowest < open.Lowest || filled.Highest > open.Highest;

    private void Read(ReadOnlySpan<byte> json)
    {
        if (!reader.TryRead(json, household, problems))
        {
            throw new InvalidOperationException(string.Join('\n', problems));
        }
    }

    private void Assess(LocalDate asOf)
    {
        facts.Load(household, asOf);
        rules.Assess(facts, row);
        findings.Assessed++;
    }

    // The row holds the answer with gaps; what is given is the answer once they are filled.
    private void CompareFilled(ReadOnlySpan<byte> json, int score, int highest, string category)
    {
        if (IsOutside((score, highest), (row.Score, row.HighestScore)))
        {
            findings.Add(Property.FilledStaysInRange,
                $"{row.Score} to {row.HighestScore} became {score} to {highest}", Told(json));
        }

        if (row.Category != "INDETERMINATE" && row.Category != category)
        {
            findings.Add(Property.FilledContradictsNothing, $"{row.Category} became {category}", Told(json));
        }

        for (var rule = 0; rule < before.Length; rule++)
        {
            // Steps may ask for what is missing, and stop asking; unset counts as unknown.
            var (open, filled) = ((Truth)row.Outcomes[rule], (Truth)before[rule]);
            if (!isStep[rule] && open is Truth.Met or Truth.NotMet && open != filled)
            {
                findings.Add(Property.FilledContradictsNothing,
                    $"{rules.Bound.Rules[rule].Code} was {open} and became {filled}", Told(json));
            }
        }

        findings.Saw(Property.FilledStaysInRange, row.HighestScore > row.Score);
        findings.Saw(Property.FilledContradictsNothing, row.Category == "INDETERMINATE");
    }

    private void Enrich(ReadOnlySpan<byte> json, LocalDate asOf)
    {
        var (score, highest) = (row.Score, row.HighestScore);
        var more = Math.Round((decimal)Math.Pow(10, random.NextDouble() * 5), 2);
        var income = household.Income;
        switch (random.Next(5))
        {
            case 0: income.Wage += more; break;
            case 1: income.Business += more; break;
            case 2: income.Property += more; break;
            case 3: income.Transfer += more; break;
            default: income.ProductionCost = income.ProductionCost is { } cost ? Math.Max(0, cost - more) : null; break;
        }

        Assess(asOf);
        if (row.Score > score || row.HighestScore > highest)
        {
            findings.Add(Property.MoreIncomeNeverRaises,
                $"{more} more made {score} to {highest} into {row.Score} to {row.HighestScore}", Told(json));
        }

        findings.Saw(Property.MoreIncomeNeverRaises, row.Score < score);
    }

    // Only the score is compared: an answer that was unknown and is now bad may well narrow the range from above.
    private void Worsen(Worsening worsening, ReadOnlySpan<byte> json, LocalDate asOf)
    {
        var score = row.Score;
        if (!worsening.Apply(household, random, asOf))
        {
            return;
        }

        Assess(asOf);
        if (row.Score < score)
        {
            findings.Add(Property.WorseNeverLowers, $"{worsening.Name} made {score} into {row.Score}", Told(json));
        }

        findings.Saw(Property.WorseNeverLowers, row.Score > score);
        findings.Saw(worsening.Kind, row.Score > score);
    }

    private string Told(ReadOnlySpan<byte> json) => $"{rules.RuleSet.Id} on {row.AsOf}: {Encoding.UTF8.GetString(json)}";
}
