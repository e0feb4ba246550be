using RiskEngine.Assessments.Compiling;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>The met flags of an answer.</summary>
internal sealed class FlagsJson(Utf8Text text)
{
    private OperandValue[] values = [];

    public void Write(Assessment assessment, Explain explain)
    {
        var fragments = assessment.Compiled.Json.Value;
        if (explain != Explain.None && assessment.Compiled.Texts.Value is var form)
        {
            values = values.Length >= form.Count ? values : new OperandValue[form.Count];
            form.Run(assessment, values);
        }

        text.Append(",\"flags\":["u8);
        var count = 0;
        foreach (var fragment in fragments.Met(assessment, DomainKind.Flags))
        {
            var rule = fragment.Rule;
            text.Comma(count++);
            text.Append(fragment.Head);
            if (explain != Explain.None)
            {
                text.Append(fragment.Title);
                WriteText(rule, fragment);
            }

            if (rule.Condition.HasMargin)
            {
                text.Append(",\"margin\":"u8);
                text.Append(assessment.Margins[rule.Index]);
            }

            MembersJson.Write(assessment, rule, text);
            text.Append((byte)'}');
        }

        text.Append((byte)']');
    }

    private void WriteText(BoundRule rule, RuleFragment fragment)
    {
        text.Append(",\"text\":{\"zh\":\""u8);
        WriteParts(rule, fragment.Zh, ValueJson.Zh);
        text.Append("\",\"en\":\""u8);
        WriteParts(rule, fragment.En, ValueJson.En);
        text.Append("\"}"u8);
    }

    private void WriteParts(BoundRule rule, (byte[] Literal, int Value)[] parts, ValueJson words)
    {
        foreach (var (literal, value) in parts)
        {
            text.Append(literal);
            if (value >= 0)
            {
                words.Append(text, values[rule.FirstPlaceholder + value]);
            }
        }
    }
}
