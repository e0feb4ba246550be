namespace RiskEngine.Facts;

/// <summary>
/// Names the answers of the snapshot from which a derived fact comes, and for want of which it is unknown.
/// </summary>
/// <param name="pointers">JSON pointers, with <c>*</c> for the place in a list.</param>
/// <remarks>A fact without it is the answer of the same name.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FromAttribute(params string[] pointers) : Attribute
{
    public IReadOnlyList<string> Pointers { get; } = pointers;
}
