namespace RiskEngine.Tests.Schemas;

/// <summary>One place where a document breaks a schema.</summary>
/// <param name="Pointer">JSON Pointer into the document; empty for the document itself.</param>
/// <param name="Keyword">The keyword that refuses it.</param>
/// <param name="What">What is wrong, for a person.</param>
internal sealed record SchemaFailure(string Pointer, string Keyword, string What)
{
    /// <summary>The pointer as a table or a message can show it.</summary>
    public string Place => Pointer.Length == 0 ? "(root)" : Pointer;

    public override string ToString() => $"{Place}: {Keyword}: {What}";
}
