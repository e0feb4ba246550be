namespace RiskEngine.Language.Binding;

/// <summary>Types in the words of an analyst.</summary>
internal static class Describe
{
    public static string Type(Type type)
    {
        var bare = NumberTypes.Bare(type);
        var missing = NumberTypes.IsNullable(type);
        return bare == typeof(bool) ? missing ? "a yes/no fact that can be missing" : "a condition"
            : bare == typeof(object) ? "`null`"
            : bare == typeof(string) ? "a text"
            : bare == typeof(decimal) ? "an exact number"
            : NumberTypes.IsWhole(bare) ? "a whole number"
            : NumberTypes.IsNumber(bare) ? "a binary number"
            : bare.IsEnum ? $"a code of `{bare.Name}`"
            : Readable.ElementOf(bare) is not null ? "a list"
            : bare.IsValueType ? "a date or time"
            : $"the facts of `{bare.Name}`";
    }

    public static string Codes(Type type) => string.Join(", ", Enum.GetNames(NumberTypes.Bare(type)).Select(name => $"`{name}`"));

    /// <summary>The path of a node as its author wrote it, as far as it is one.</summary>
    public static string Path(BoundNode node) => node switch
    {
        BoundVariable variable => variable.Variable.Path,
        BoundElement element => element.Element.Name,
        BoundMember member => $"{Path(member.Owner)}.{member.Property.Name}",
        BoundLength length => $"{Path(length.List)}.Count",
        BoundWhere where => Path(where.List),
        _ => "this value",
    };
}
