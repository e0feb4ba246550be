namespace RiskEngine.RuleSets;

/// <summary>One text in the two languages that every case worker's text has.</summary>
/// <param name="Zh">Chinese, never empty.</param>
/// <param name="En">English, never empty.</param>
public sealed record Bilingual(string Zh, string En);
