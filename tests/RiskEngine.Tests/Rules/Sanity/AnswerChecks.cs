using System.Text.Json;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Assessments.Json;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>What can be said of a single answer: its category, the reasons of its measures, its texts and amounts.</summary>
internal sealed class AnswerChecks(CompiledRuleSet rules, Findings findings)
{
    // Every household would take minutes; every rule's words are looked at the first times it is met, and one household in so many whole.
    private const int RenderEach = 400, Renderings = 3;

    private readonly AssessmentJson json = new();
    private readonly int[] rendered = new int[rules.Bound.Rules.Count];
    private readonly BoundRule[] measures = [.. rules.Bound.Rules.Where(rule => rule.Domain.Kind == DomainKind.Measures)];
    private readonly int[][] paidBy = [.. rules.Bound.Rules.Select(rule => ParametersOf(rules, rule.Amount))];

    public void Check(Assessment row, int number)
    {
        CheckCategory(row);
        foreach (var measure in measures)
        {
            if (row.TruthOf(measure.Index) == Truth.Met)
            {
                CheckMeasure(row, measure);
            }
        }

        if (number % RenderEach == 0 || HasNewWords(row))
        {
            CheckTexts(row);
        }
    }

    public void CheckCategory(Assessment row)
    {
        var met = row.CategoryStates.Count(state => (Truth)state == Truth.Met);
        if (met != 1 || !rules.Bound.Categories.Contains(row.Category))
        {
            findings.Add(Property.OneCategory, $"{met} categories, {row.Category}", Told(row));
        }

        findings.Saw($"category {row.Category}", true);
    }

    private void CheckMeasure(Assessment row, BoundRule measure)
    {
        if (!measure.Rule.Addresses.Any(code => row.ReadFlag(code) == Truth.Met))
        {
            findings.Add(Property.MeasureHasReason, measure.Code, Told(row));
        }

        findings.Saw(Property.MeasureHasReason, true);
        if (row.HasAmount[measure.Index])
        {
            var sources = paidBy[measure.Index].Select(parameter => row.Parameters.Resolved[parameter])
                .Where(parameter => parameter.Value is not null);
            if (!sources.Any() || sources.Any(parameter => string.IsNullOrWhiteSpace(parameter.Source)))
            {
                findings.Add(Property.AmountHasSource, measure.Code, Told(row));
            }

            findings.Saw(Property.AmountHasSource, true);
        }
    }

    private bool HasNewWords(Assessment row)
    {
        var isNew = false;
        for (var rule = 0; rule < rendered.Length; rule++)
        {
            isNew |= row.TruthOf(rule) == Truth.Met && rendered[rule]++ < Renderings;
        }

        return isNew;
    }

    private void CheckTexts(Assessment row)
    {
        using var answer = JsonDocument.Parse(json.Write(row, Explain.Summary).ToArray());
        Check(row, "category", answer.RootElement.GetProperty("category").GetProperty("title"));
        foreach (var list in (string[])["flags", "measures"])
        {
            foreach (var item in answer.RootElement.GetProperty(list).EnumerateArray())
            {
                var code = item.GetProperty("code").GetString()!;
                Check(row, code, item.GetProperty("title"));
                if (item.TryGetProperty("text", out var text))
                {
                    Check(row, code, text);
                }

                findings.Rendered.Add($"{rules.RuleSet.Id} {code}");
                findings.Saw(Property.TextInBothLanguages, true);
            }
        }
    }

    private void Check(Assessment row, string code, JsonElement words)
    {
        var (zh, en) = (words.GetProperty("zh").GetString()!, words.GetProperty("en").GetString()!);
        if (zh.Length == 0 || en.Length == 0 || $"{zh}{en}".IndexOfAny(['{', '}']) >= 0 || !zh.Any(letter => letter >= '一'))
        {
            findings.Add(Property.TextInBothLanguages, $"{code}: {zh} | {en}", Told(row));
        }
    }

    private static int[] ParametersOf(CompiledRuleSet rules, BoundExpression? expression)
    {
        var names = rules.RuleSet.Parameters.Select(parameter => parameter.Name).ToList();
        var pending = new Queue<BoundExpression>(expression is null ? [] : [expression]);
        HashSet<string> read = [];
        while (pending.TryDequeue(out var next))
        {
            foreach (var variable in next.Reads.Where(variable => read.Add($"{variable.Group}.{variable.Name}")))
            {
                // A derived value is worth what the parameters behind it are.
                if (rules.Bound.Globals.FirstOrDefault(global => variable.Group is null && global.Name == variable.Name) is { } global)
                {
                    pending.Enqueue(global.Expression);
                }
            }
        }

        return [.. read.Where(name => name.StartsWith("parameters.", StringComparison.Ordinal)).Select(name => names.IndexOf(name[11..]))];
    }

    private static string Told(Assessment row) => $"{row.RuleSet.Id} on {row.AsOf}, {row.Household.HouseholdId}";
}
