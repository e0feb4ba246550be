using System.Reflection;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Households;
using RiskEngine.Language;

namespace RiskEngine.Assessments.Json;

/// <summary>The part of an answer that lets it be checked years later.</summary>
internal sealed class AuditJson
{
    private static readonly byte[] EngineVersion = Fragment.Quoted(
        typeof(AuditJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    private readonly Utf8Text canonical = new();
    private readonly byte[] snapshotDigest = new byte[CanonicalJson.DigestLength];
    private readonly byte[] digest = new byte[CanonicalJson.DigestLength];
    private ClauseValue[] clauses = [];

    /// <summary>Takes the digests of a household and of the bare answer about it.</summary>
    public void Start(Assessment assessment, ReadOnlySpan<byte> bareAnswer)
    {
        canonical.Clear();
        CanonicalJson.Write(assessment.Household, canonical);
        CanonicalJson.Digest(canonical.Written, snapshotDigest);
        canonical.Clear();
        canonical.Append(bareAnswer);
        canonical.Append(snapshotDigest);
        CanonicalJson.Digest(canonical.Written, digest);
    }

    /// <summary>Writes the audit as a member of the answer.</summary>
    public void Write(Assessment assessment, Explain explain, Utf8Text text)
    {
        text.Append(",\"audit\":{\"snapshotDigest\":\""u8);
        text.Append(snapshotDigest);
        text.Append("\",\"engineVersion\":"u8);
        text.Append(EngineVersion);
        text.Append(",\"digest\":\""u8);
        text.Append(digest);
        text.Append((byte)'"');
        if (explain == Explain.Full)
        {
            text.Append(",\"parameters\":"u8);
            text.Append(assessment.Parameters.Json);
        }

        WriteDerived(assessment, text);
        if (explain == Explain.Full)
        {
            WriteRules(assessment, text);
        }

        text.Append((byte)'}');
    }

    private static void WriteDerived(Assessment assessment, Utf8Text text)
    {
        var fragments = assessment.Compiled.Json.Value;
        text.Append(",\"derived\":["u8);
        foreach (var global in assessment.Compiled.Bound.Globals)
        {
            var state = assessment.DerivedStates[global.Index];
            text.Append(fragments.Derived[global.Index]);
            ValueJson.AppendJson(text, RowVariables.IsCondition(global.Expression.Type) ? OperandValue.OfTruth(state)
                : state == 0 ? OperandValue.Of(assessment.DerivedNumbers[global.Index])
                : OperandValue.Unknown);
            text.Append((byte)'}');
        }

        text.Append((byte)']');
    }

    private void WriteRules(Assessment assessment, Utf8Text text)
    {
        var form = assessment.Compiled.Clauses.Value;
        clauses = clauses.Length >= form.Count ? clauses : new ClauseValue[form.Count];
        form.Run(assessment, clauses);
        text.Append(",\"rules\":["u8);
        foreach (var rule in assessment.Compiled.Bound.Rules)
        {
            var fragment = assessment.Compiled.Json.Value.Rules[rule.Index];
            text.Append(rule.Index == 0 ? "{\"code\":\""u8 : ",{\"code\":\""u8);
            text.AppendPlain(rule.Code);
            text.Append("\",\"outcome\":"u8);
            WriteOutcome(assessment.TruthOf(rule.Index), text);
            text.Append(fragment.Expression);
            text.Append(",\"clauses\":["u8);
            for (var place = 0; place < fragment.Clauses.Length; place++)
            {
                WriteClause(rule.Condition.Clauses[place], fragment.Clauses[place], clauses[rule.FirstClause + place], place, text);
            }

            text.Append("]}"u8);
        }

        text.Append((byte)']');
    }

    private static void WriteClause(Clause clause, byte[] head, ClauseValue value, int place, Utf8Text text)
    {
        if (place > 0)
        {
            text.Append((byte)',');
        }

        text.Append(head);
        if (clause.IsComparison)
        {
            text.Append(",\"left\":"u8);
            ValueJson.AppendJson(text, value.Left);
            text.Append(",\"right\":"u8);
            ValueJson.AppendJson(text, value.Right);
        }

        text.Append(",\"outcome\":"u8);
        WriteOutcome(value.Truth, text);
        text.Append((byte)'}');
    }

    private static void WriteOutcome(Truth truth, Utf8Text text) =>
        text.Append(truth == Truth.Met ? "\"MET\""u8 : truth == Truth.NotMet ? "\"NOT_MET\""u8 : "\"UNKNOWN\""u8);
}
