namespace RiskEngine.Storage.Bulk;

/// <summary>Text that may quote what somebody typed, which may be anything, on its way into a column of limited width.</summary>
internal static class StoredText
{
    /// <summary>The text as far as it fits; half of a pair of surrogates is no text that a database would take.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
