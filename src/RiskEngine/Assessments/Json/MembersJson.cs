using System.Numerics;
using RiskEngine.Assessments.Compiling;

namespace RiskEngine.Assessments.Json;

/// <summary>The members that a flag or measure is about.</summary>
internal static class MembersJson
{
    public static void Write(Assessment assessment, BoundRule rule, Utf8Text text)
    {
        if (rule.Members is null)
        {
            return;
        }

        text.Append(",\"members\":["u8);
        var count = 0;
        for (var bits = assessment.MemberBits[rule.Index]; bits != 0; bits &= bits - 1)
        {
            text.Comma(count++);
            text.Append((byte)'"');
            text.Append(assessment.Household.Members[BitOperations.TrailingZeroCount(bits)].Identity.Utf8);
            text.Append((byte)'"');
        }

        text.Append((byte)']');
    }
}
