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
        var derived = assessment.Compiled.Json.Value.Derived;
        for (var index = 0; index < derived.Length; index++)
        {
            var state = assessment.DerivedStates[index];
            var fragment = derived[index];
            if (fragment.IsCondition)
            {
                text.Append((Truth)state switch { Truth.Met => fragment.Yes, Truth.NotMet => fragment.No, _ => fragment.Unknown });
            }
            else if (state == 0)
            {
                text.Append(fragment.Opening);
                text.Append(assessment.DerivedNumbers[index]);
            }
            else
            {
                text.Append(fragment.Unknown);
            }
        }

        text.Append(derived.Length > 0 ? "}]"u8 : ",\"derived\":[]"u8);
    }

    private void WriteRules(Assessment assessment, Utf8Text text)
    {
        var form = assessment.Compiled.Clauses.Value;
        clauses = clauses.Length >= form.Count ? clauses : new ClauseValue[form.Count];
        form.Run(assessment, clauses);
        text.Append(",\"rules\":["u8);
        var rules = assessment.Compiled.Json.Value.Rules;
        var next = 0;
        for (var index = 0; index < rules.Length; index++)
        {
            text.Append(rules[index].Opening);
            text.Append(Outcome(assessment.TruthOf(index)));
            foreach (var clause in rules[index].Clauses)
            {
                WriteClause(clause, in clauses[next++], text);
            }

            text.Append("]}"u8);
        }

        text.Append((byte)']');
    }

    private static void WriteClause(ClauseFragment fragment, in ClauseValue value, Utf8Text text)
    {
        text.Append(fragment.Opening);
        if (fragment.IsComparison)
        {
            ValueJson.AppendJson(text, value.Left);
            text.Append(",\"right\":"u8);
            ValueJson.AppendJson(text, value.Right);
        }

        text.Append(value.Truth switch
        {
            Truth.Met => ",\"outcome\":\"MET\"}"u8,
            Truth.NotMet => ",\"outcome\":\"NOT_MET\"}"u8,
            _ => ",\"outcome\":\"UNKNOWN\"}"u8,
        });
    }

    private static ReadOnlySpan<byte> Outcome(Truth truth) =>
        truth == Truth.Met ? "\"MET\""u8 : truth == Truth.NotMet ? "\"NOT_MET\""u8 : "\"UNKNOWN\""u8;
}
