using RiskEngine.Facts;
using RiskEngine.Households;

namespace RiskEngine.Cli.FactSheets;

/// <summary>What a fact can be compared with, in the words of an analyst.</summary>
internal static class FactKind
{
    /// <summary>The type of a fact, or of the elements of a list, without "or unknown".</summary>
    public static (Type Type, bool IsList) Held(Type type)
    {
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FactList<>);
        var held = isList ? type.GetGenericArguments()[0] : type;
        return (Nullable.GetUnderlyingType(held) ?? held, isList);
    }

    public static string Of(Type type)
    {
        var (held, isList) = Held(type);
        return FactCatalogue.OwnerTypes.Contains(held) ? isList ? "list" : "part"
            : held.IsEnum ? isList ? "list of codes" : "code"
            : held == typeof(bool) ? "yes or no"
            : held == typeof(int) ? "whole number"
            : held == typeof(decimal) ? "number"
            : "text";
    }
}
