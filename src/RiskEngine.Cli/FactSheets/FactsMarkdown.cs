namespace RiskEngine.Cli.FactSheets;

/// <summary>Facts as Markdown: a table for each part, and what the codes mean.</summary>
internal static class FactsMarkdown
{
    public static void Write(FactSheet sheet, IReadOnlyList<FactPart> parts, TextWriter output)
    {
        output.Write("""
            # The facts that rules can read

            Made by `riskengine rules facts --markdown` from the comments on the facts: change those, not this file.

            A fact is an answer of the household's snapshot, or follows from answers on the as-of day. Unknown is written
            `null`, and is never read as no, as nothing or as 0. Money is CNY of the whole household, unless it says
            otherwise. A fact of a list is read with a name for the element: `household.Members.Any(m => m.Age < 16)`.


            """.ReplaceLineEndings("\n"));
        foreach (var part in parts)
        {
            output.Write($"## {(part.IsEach ? "Each of " : "")}`{part.Path}`\n\n{part.Meaning}\n\n");
            output.Write("| Fact | Kind | Meaning | Unit and range | Unknown | Source |\n|---|---|---|---|---|---|\n");
            foreach (var fact in part.Facts)
            {
                output.Write($"| `{fact.Name}` | {Kind(fact)} | {Meaning(fact)} | {fact.Values} | {fact.Unknown} | {fact.Source} |\n");
            }

            output.Write('\n');
        }

        WriteCodes(sheet, parts, output);
    }

    private static void WriteCodes(FactSheet sheet, IReadOnlyList<FactPart> parts, TextWriter output)
    {
        var lists = sheet.CodeLists.Where(list => parts.Any(part => part.Facts.Any(fact => fact.Codes == list))).ToList();
        output.Write(lists.Count == 0 ? "" : "## Codes\n\nA code is written as text: `household.PovertyHistory == \"LIFTED\"`.\n");
        foreach (var list in lists)
        {
            output.Write($"\n### {list.Name}\n\n| Code | Meaning |\n|---|---|\n");
            foreach (var code in Enum.GetNames(list))
            {
                output.Write($"| `{code}` | {sheet.MeaningOf(list, code)} |\n");
            }
        }
    }

    private static string Kind(Fact fact) => fact.Codes is { } list
        ? $"{fact.Kind}: [{list.Name}](#{list.Name.ToLowerInvariant()})"
        : fact.Kind;

    private static string Meaning(Fact fact) => fact.Remark.Length == 0 ? fact.Meaning : $"{fact.Meaning} {fact.Remark}";
}
