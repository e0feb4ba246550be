using System.Buffers;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;

namespace RiskEngine.Assessments.Json;

/// <summary>Assessments as JSON: the same assessment always gives the same bytes. Reused; not for two threads.</summary>
public sealed class AssessmentJson
{
    private readonly Utf8Text text = new();
    private readonly AuditJson audit = new();
    private OperandValue[] values = [];

    /// <summary>Writes an assessment as one JSON object.</summary>
    /// <param name="assessment">An assessment whose household has not been read over since.</param>
    /// <param name="explain">How much of its reasons to write.</param>
    /// <param name="output">Gets the bytes.</param>
    public void Write(Assessment assessment, Explain explain, IBufferWriter<byte> output)
    {
        var written = Write(assessment, explain);
        written.CopyTo(output.GetSpan(written.Length));
        output.Advance(written.Length);
    }

    /// <summary>The bytes of an assessment, valid until the next call.</summary>
    internal ReadOnlySpan<byte> Write(Assessment assessment, Explain explain)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        text.Clear();
        if (explain == Explain.None)
        {
            WriteAnswer(assessment, explain);
            text.Append((byte)'}');
            return text.Written;
        }

        // The digest covers the bytes of the bare answer, so that it is the same at every level.
        WriteAnswer(assessment, Explain.None);
        text.Append((byte)'}');
        audit.Start(assessment, text.Written);
        text.Clear();
        WriteAnswer(assessment, explain);
        audit.Write(assessment, explain, text);
        text.Append((byte)'}');
        return text.Written;
    }

    private void WriteAnswer(Assessment assessment, Explain explain)
    {
        var fragments = assessment.Compiled.Json.Value;
        if (explain != Explain.None && assessment.Compiled.Texts.Value is var form)
        {
            values = values.Length >= form.Count ? values : new OperandValue[form.Count];
            form.Run(assessment, values);
        }

        text.Append("{\"householdId\":\""u8);
        text.Append(assessment.Household.HouseholdIdUtf8);
        text.Append("\",\"regionCode\":\""u8);
        text.AppendPlain(assessment.Household.RegionCode);
        text.Append("\",\"asOf\":\""u8);
        text.Append(assessment.AsOf);
        text.Append((byte)'"');
        text.Append(fragments.RuleSet);
        WriteCategory(assessment, fragments, explain);
        WriteRisk(assessment);
        WriteFlags(assessment, fragments, explain);
        WriteMeasures(assessment, fragments, explain);
        WriteNextSteps(assessment, fragments);
        WriteGaps(assessment, fragments);
    }

    private void WriteCategory(Assessment assessment, RuleFragments fragments, Explain explain)
    {
        var category = fragments.Categories[assessment.CategoryIndex];
        text.Append(",\"category\":{\"code\":"u8);
        text.Append(category.Code);
        if (explain != Explain.None)
        {
            text.Append(category.Title);
        }

        text.Append(",\"because\":["u8);
        var rows = assessment.Compiled.CategoryRows;
        if (assessment.DecidingRow < rows.Count)
        {
            var row = rows[assessment.DecidingRow];
            var wanted = assessment.TruthOf(row.Index);
            var fragment = fragments.Rules[row.Index];
            if (WriteCodes(assessment, fragments, wanted == Truth.Met ? fragment.Supports : fragment.Reads, wanted) == 0)
            {
                // Nothing right behind the row holds: it rests on the absence of something, whose own reasons are of interest.
                WriteCodes(assessment, fragments, fragment.Behind, wanted);
            }
        }

        text.Append("]}"u8);
    }

    private int WriteCodes(Assessment assessment, RuleFragments fragments, int[] rules, Truth wanted)
    {
        var count = 0;
        foreach (var rule in rules)
        {
            if (assessment.TruthOf(rule) == wanted)
            {
                Comma(count++);
                text.Append(fragments.Codes[assessment.Compiled.Bound.Rules[rule].Code]);
            }
        }

        return count;
    }

    private void WriteRisk(Assessment assessment)
    {
        text.Append(",\"risk\":{\"score\":"u8);
        text.Append(assessment.Score);
        text.Append(",\"level\":\""u8);
        text.AppendPlain(assessment.Level.ToString());
        text.Append("\",\"scoreRange\":["u8);
        text.Append(assessment.Score);
        text.Append((byte)',');
        text.Append(assessment.HighestScore);
        text.Append("]}"u8);
    }

    private void WriteFlags(Assessment assessment, RuleFragments fragments, Explain explain)
    {
        text.Append(",\"flags\":["u8);
        var count = 0;
        foreach (var rule in fragments.Flags)
        {
            if (assessment.TruthOf(rule.Index) != Truth.Met)
            {
                continue;
            }

            var fragment = fragments.Rules[rule.Index];
            Comma(count++);
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

            WriteMembers(assessment, rule);
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

    private void WriteMembers(Assessment assessment, BoundRule rule)
    {
        if (rule.Members is null)
        {
            return;
        }

        text.Append(",\"members\":["u8);
        var count = 0;
        for (var bits = assessment.MemberBits[rule.Index]; bits != 0; bits &= bits - 1)
        {
            Comma(count++);
            text.Append((byte)'"');
            text.Append(assessment.Household.Members[System.Numerics.BitOperations.TrailingZeroCount(bits)].Identity.Utf8);
            text.Append((byte)'"');
        }

        text.Append((byte)']');
    }

    private void WriteMeasures(Assessment assessment, RuleFragments fragments, Explain explain)
    {
        text.Append(",\"measures\":["u8);
        var count = 0;
        foreach (var rule in fragments.Measures)
        {
            if (assessment.TruthOf(rule.Index) != Truth.Met)
            {
                continue;
            }

            var fragment = fragments.Rules[rule.Index];
            Comma(count++);
            text.Append(fragment.Head);
            if (explain != Explain.None)
            {
                text.Append(fragment.Title);
            }

            text.Append(fragment.Department);
            WriteMembers(assessment, rule);
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
        text.Append(",\"per\":\""u8);
        text.AppendPlain(rule.Rule.Amount!.Per.ToString());
        text.Append("\",\"provisional\":"u8);
        var provisional = fragment.AmountParameters.Any(parameter => assessment.Parameters.Resolved[parameter].Provisional);
        text.Append(provisional ? "true}"u8 : "false}"u8);
    }

    private void WriteBecause(Assessment assessment, BoundRule rule, RuleFragments fragments)
    {
        text.Append(",\"because\":["u8);
        var count = 0;
        foreach (var code in rule.Rule.Addresses)
        {
            if (assessment.IsMet(code))
            {
                Comma(count++);
                text.Append(fragments.Codes[code]);
            }
        }

        text.Append((byte)']');
    }

    private void WriteNextSteps(Assessment assessment, RuleFragments fragments)
    {
        text.Append(",\"nextSteps\":["u8);
        var count = 0;
        foreach (var rule in fragments.NextSteps)
        {
            if (assessment.TruthOf(rule.Index) != Truth.Met)
            {
                continue;
            }

            Comma(count++);
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

    private void WriteGaps(Assessment assessment, RuleFragments fragments)
    {
        text.Append(",\"dataGaps\":["u8);
        var count = 0;
        foreach (var (pointer, codes) in assessment.DataGaps.Find(assessment))
        {
            Comma(count++);
            text.Append("{\"pointer\":\""u8);
            text.AppendPlain(pointer);
            text.Append("\",\"couldChange\":["u8);
            for (var index = 0; index < codes.Count; index++)
            {
                Comma(index);
                text.Append(fragments.Codes[codes[index]]);
            }

            text.Append("]}"u8);
        }

        text.Append((byte)']');
    }

    private void Comma(int before)
    {
        if (before > 0)
        {
            text.Append((byte)',');
        }
    }
}
