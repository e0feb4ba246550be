using System.Text.Json;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary>The rules of a domain as their files state them.</summary>
internal static class RuleJson
{
    internal static void Write(Utf8JsonWriter json, Domain domain)
    {
        json.WriteStartObject();
        json.WriteString("name", domain.Name);
        json.WriteString("kind", domain.Kind.ToString().ToLowerInvariant());
        json.WriteString("group", domain.Group?.ToString());
        json.WriteStartArray("derived");
        foreach (var global in domain.Globals)
        {
            json.WriteStartObject();
            json.WriteString("name", global.Name);
            json.WriteString("expression", global.Expression.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var rule in domain.Rules)
        {
            Write(json, rule, domain.Kind);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Rule rule, DomainKind kind)
    {
        json.WriteStartObject();
        json.WriteString("code", rule.Code);
        json.WriteString("expression", rule.Expression.Text);
        json.WriteBoolean("enabled", rule.Enabled);
        RuleSetJson.WriteText(json, "title", rule.Title);
        if (rule.Text is { } text)
        {
            RuleSetJson.WriteText(json, "text", text);
        }

        if (kind == DomainKind.Flags)
        {
            json.WriteNumber("points", rule.Points);
        }

        WriteExpression(json, "members", rule.Members);
        WriteExpression(json, "category", rule.Category);
        WriteExpression(json, "dueInDays", rule.DueInDays);
        if (rule.Department is { } department)
        {
            json.WriteString("department", department);
        }

        if (rule.Amount is { } amount)
        {
            json.WriteStartObject("amount");
            json.WriteString("value", amount.Value.Text);
            json.WriteString("per", amount.Per.ToString());
            json.WriteEndObject();
        }

        WriteList(json, "addresses", rule.Addresses);
        json.WriteBoolean("design", rule.Design);
        WriteList(json, "basis", rule.Basis);
        json.WriteString("why", rule.Why);
        json.WriteString("origin", rule.Origin.ToString());
        json.WriteEndObject();
    }

    private static void WriteExpression(Utf8JsonWriter json, string name, RuleText? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text.Text);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
