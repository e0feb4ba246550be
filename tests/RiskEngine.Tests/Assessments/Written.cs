using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;

namespace RiskEngine.Tests.Assessments;

/// <summary>Assessments as callers get them.</summary>
internal static class Written
{
    /// <summary>The assessment of a household, given as a patch of the ordinary one, as text.</summary>
    public static string Text(this CompiledRuleSet ruleSet, string patch, Explain explain = Explain.None) =>
        Text(ruleSet.Assess(AHousehold.With(patch), AHousehold.AsOf), explain);

    /// <summary>The same, taken apart.</summary>
    public static JsonObject Json(this CompiledRuleSet ruleSet, string patch, Explain explain = Explain.None) =>
        JsonNode.Parse(ruleSet.Text(patch, explain))!.AsObject();

    public static Assessment Of(this CompiledRuleSet ruleSet, string patch) =>
        ruleSet.Assess(AHousehold.With(patch), AHousehold.AsOf);

    public static string Text(Assessment assessment, Explain explain)
    {
        var bytes = new ArrayBufferWriter<byte>();
        new AssessmentJson().Write(assessment, explain, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
