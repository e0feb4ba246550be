using RiskEngine.Assessments.Compiling;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>The measures and next steps of an answer.</summary>
internal sealed class MeasuresJson(Utf8Text text)
{
    public void Write(Assessment assessment, Explain explain)
    {
        var fragments = assessment.Compiled.Json.Value;
        text.Append(",\"measures\":["u8);
        var count = 0;
        foreach (var fragment in fragments.Met(assessment, DomainKind.Measures))
        {
            var rule = fragment.Rule;
            text.Comma(count++);
            text.Append(fragment.Head);
            if (explain != Explain.None)
            {
                text.Append(fragment.Title);
            }

            text.Append(fragment.Department);
            MembersJson.Write(assessment, rule, text);
            WriteAmount(assessment, rule, fragment);
            WriteBecause(assessment, fragment);
            text.Append(fragment.Basis);
            text.Append((byte)'}');
        }

        text.Append((byte)']');
    }

    private void WriteAmount(Assessment assessment, BoundRule rule, RuleFragment fragment)
    {
        if (rule.Amount is null || !assessment.HasAmount[rule.Index])
        {
            return;
        }

        text.Append(",\"amount\":{\"value\":"u8);
        text.Append(assessment.Amounts[rule.Index]);
        text.Append(fragment.Per);
        text.Append(assessment.Parameters.IsAnyProvisional(fragment.AmountParameters) ? ",\"provisional\":true}"u8 : ",\"provisional\":false}"u8);
    }

    private void WriteBecause(Assessment assessment, RuleFragment fragment)
    {
        text.Append(",\"because\":["u8);
        var count = 0;
        foreach (var address in fragment.Addresses)
        {
            if (address.IsMetIn(assessment))
            {
                text.Comma(count++);
                text.Append(address.Code);
            }
        }

        text.Append((byte)']');
    }

    public void WriteNextSteps(Assessment assessment)
    {
        var fragments = assessment.Compiled.Json.Value;
        text.Append(",\"nextSteps\":["u8);
        var count = 0;
        foreach (var fragment in fragments.Met(assessment, DomainKind.Steps))
        {
            text.Comma(count++);
            text.Append(fragment.Head);
            if (assessment.DueOn(fragment.Rule.Index) is { } day)
            {
                text.Append(",\"dueOn\":\""u8);
                text.Append(day);
                text.Append((byte)'"');
            }

            WriteBecause(assessment, fragment);
            text.Append((byte)'}');
        }

        text.Append((byte)']');
    }
}
