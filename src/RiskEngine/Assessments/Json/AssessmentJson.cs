using System.Buffers;
using System.Security.Cryptography;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>Assessments as JSON: the same assessment always gives the same bytes. Reused; not for two threads.</summary>
public sealed class AssessmentJson
{
    private static readonly byte[][] Levels = [.. Enum.GetNames<RiskLevel>().Select(System.Text.Encoding.ASCII.GetBytes)];

    private readonly Utf8Text text = new();
    private readonly AuditJson audit = new();
    private readonly FlagsJson flags;
    private readonly MeasuresJson measures;

    /// <summary>A writer for one thread.</summary>
    public AssessmentJson()
    {
        flags = new FlagsJson(text);
        measures = new MeasuresJson(text);
    }

    /// <summary>Writes an assessment as one JSON object.</summary>
    /// <param name="assessment">An assessment whose household has not been read over since.</param>
    /// <param name="explain">How much of its reasons to write.</param>
    /// <param name="output">Gets the bytes.</param>
    public void Write(Assessment assessment, Explain explain, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Write(assessment, explain).Span);
    }

    /// <summary>Takes the digest that the audit of an assessment carries, without writing the audit.</summary>
    /// <param name="assessment">An assessment whose household has not been read over since.</param>
    /// <param name="snapshotDigest">SHA-256 of the household's canonical JSON, 32 bytes, known from elsewhere.</param>
    /// <returns>SHA-256, 32 bytes.</returns>
    public byte[] Digest(Assessment assessment, ReadOnlySpan<byte> snapshotDigest)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        assessment.DataGaps.Find(assessment);
        text.Clear();
        WriteAnswer(assessment, Explain.None);
        text.Append((byte)'}');
        CanonicalJson.DigestText(snapshotDigest, text.GetSpan(CanonicalJson.DigestLength));
        text.Advance(CanonicalJson.DigestLength);
        return SHA256.HashData(text.Written);
    }

    /// <summary>The bytes of an assessment as one JSON object, good until the next call.</summary>
    /// <param name="assessment">An assessment whose household has not been read over since.</param>
    /// <param name="explain">How much of its reasons to write.</param>
    public ReadOnlyMemory<byte> Write(Assessment assessment, Explain explain)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        assessment.DataGaps.Find(assessment);
        text.Clear();
        if (explain == Explain.None)
        {
            WriteAnswer(assessment, explain);
            text.Append((byte)'}');
            return text.WrittenMemory;
        }

        // The digest covers the bytes of the bare answer, so that it is the same at every level.
        WriteAnswer(assessment, Explain.None);
        text.Append((byte)'}');
        audit.Start(assessment, text.Written);
        text.Clear();
        WriteAnswer(assessment, explain);
        audit.Write(assessment, explain, text);
        text.Append((byte)'}');
        return text.WrittenMemory;
    }

    private void WriteAnswer(Assessment assessment, Explain explain)
    {
        var fragments = assessment.Compiled.Json.Value;
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
        flags.Write(assessment, explain);
        measures.Write(assessment, explain);
        measures.WriteNextSteps(assessment);
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
                text.Comma(count++);
                text.Append(fragments.Rules[rule].Code);
            }
        }

        return count;
    }

    private void WriteRisk(Assessment assessment)
    {
        text.Append(",\"risk\":{\"score\":"u8);
        text.Append(assessment.Score);
        text.Append(",\"level\":\""u8);
        text.Append(Levels[(int)assessment.Level]);
        text.Append("\",\"scoreRange\":["u8);
        text.Append(assessment.Score);
        text.Append((byte)',');
        text.Append(assessment.HighestScore);
        text.Append("]}"u8);
    }

    private void WriteGaps(Assessment assessment, RuleFragments fragments)
    {
        text.Append(",\"dataGaps\":["u8);
        var count = 0;
        foreach (var gap in assessment.DataGaps.Found)
        {
            text.Comma(count++);
            text.Append("{\"pointer\":\""u8);
            text.AppendPlain(gap.Pointer);
            text.Append("\",\"couldChange\":["u8);
            for (var index = 0; index < gap.Rules.Count; index++)
            {
                text.Comma(index);
                text.Append(fragments.Rules[gap.Rules[index]].Code);
            }

            text.Append("]}"u8);
        }

        text.Append((byte)']');
    }
}
