using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;

namespace RiskEngine.Assessments.Json;

/// <summary>The measures and next steps of an answer.</summary>
internal sealed class MeasuresJson(Utf8Text text)
{
    public void Write(Assessment assessment, Explain explain)
    {
        var fragments = assessment.Compiled.Json.Value;
        text.Append(",\"measures\":["u8);
        var count = 0;
        foreach (var rule in fragments.Measures)
        {
            if (assessment.TruthOf(rule.Index) != Truth.Met)
            {
                continue;
            }

            var fragment = fragments.Rules[rule.Index];
            text.Comma(count++);
            text.Append(fragment.Head);
            if (explain != Explain.None)
            {
                text.Append(fragment.Title);
            }

            text.Append(fragment.Department);
            MembersJson.Write(assessment, rule, text);
            WriteAmount(assessment, rule, fragment);
            WriteBecause(assessment, rule, fragments);
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

    private void WriteBecause(Assessment assessment, BoundRule rule, RuleFragments fragments)
    {
        text.Append(",\"because\":["u8);
        var count = 0;
        foreach (var address in fragments.Rules[rule.Index].Addresses)
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
        foreach (var rule in fragments.NextSteps)
        {
            if (assessment.TruthOf(rule.Index) != Truth.Met)
            {
                continue;
            }

            text.Comma(count++);
            text.Append(fragments.Rules[rule.Index].Head);
            if (assessment.DueOn(rule.Index) is { } day)
            {
                text.Append(",\"dueOn\":\""u8);
                text.Append(day);
                text.Append((byte)'"');
            }

            WriteBecause(assessment, rule, fragments);
            text.Append((byte)'}');
        }

        text.Append((byte)']');
    }
}
