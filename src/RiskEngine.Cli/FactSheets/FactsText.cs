namespace RiskEngine.Cli.FactSheets;

/// <summary>Facts for the terminal: one to a paragraph.</summary>
internal static class FactsText
{
    public static void Write(IEnumerable<FactPart> parts, TextWriter output)
    {
        foreach (var part in parts)
        {
            output.Write($"{(part.IsEach ? $"each of {part.Path}" : part.Path)}: {Plain(part.Meaning)}\n\n");
            foreach (var fact in part.Facts)
            {
                Write(fact, output);
            }
        }
    }

    private static void Write(Fact fact, TextWriter output)
    {
        output.Write($"  {fact.Name} ({fact.Kind})\n      {Plain(fact.Meaning)}\n");
        output.Write($"      Values: {Plain(fact.Values)}. Unknown: {Plain(fact.Unknown)}.\n");
        if (fact.Codes is { } list)
        {
            output.Write($"      Codes: {string.Join(", ", Enum.GetNames(list))}\n");
        }

        if (fact.Remark.Length > 0)
        {
            output.Write($"      {Plain(fact.Remark)}\n");
        }

        output.Write($"      Source: {Plain(fact.Source)}\n\n");
    }

    private static string Plain(string markdown) => markdown.Replace("`", "", StringComparison.Ordinal);
}
