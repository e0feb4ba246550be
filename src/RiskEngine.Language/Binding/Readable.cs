using System.Reflection;

namespace RiskEngine.Language.Binding;

/// <summary>What a rule may read of a .NET type: an allow-list, so that nothing reflective can be expressed.</summary>
internal static class Readable
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock Gate = new();

    // Of the framework's own types, and of dates and times, only these say something about a household.
    private static readonly HashSet<string> FrameworkMembers = ["Length", "Year", "Month", "Day"];

    /// <summary>The property of that exact name, or null when there is none that a rule may read.</summary>
    public static PropertyInfo? Find(Type owner, string name) =>
        owner.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property
            && property.GetIndexParameters().Length == 0
            && ((!IsFramework(owner) && !owner.IsValueType) || FrameworkMembers.Contains(name))
                ? property
                : null;

    /// <summary>The names of all facts of a type.</summary>
    public static IEnumerable<string> Names(Type owner) => owner
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => Find(owner, property.Name) is not null && WhyNot(property.PropertyType) is null)
        .Select(property => property.Name);

    /// <summary>Why a value of the type cannot be read, or null when it can.</summary>
    public static string? WhyNot(Type type)
    {
        var bare = NumberTypes.Bare(type);
        if (bare == typeof(bool) || bare == typeof(string) || bare.IsEnum || NumberTypes.IsNumber(bare) || ElementOf(bare) is not null)
        {
            return null;
        }

        if (bare == typeof(char) || bare == typeof(object))
        {
            return "its values have no single type that could be checked before data arrives";
        }

        if (bare.IsValueType)
        {
            return IsOrdered(bare) ? null : "its values can be neither compared nor computed";
        }

        return IsFramework(bare) ? "it belongs to the program, not to the facts" : null;
    }

    /// <summary>The type of a list's elements, or null when the type is no list.</summary>
    public static Type? ElementOf(Type type) => type == typeof(string) ? null : type.GetInterfaces().Append(type)
        .Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        .Select(candidate => candidate.GetGenericArguments()[0])
        .FirstOrDefault();

    /// <summary>Whether a property of a reference type can be null; a value type shows it in its type.</summary>
    public static bool CanBeNull(PropertyInfo property)
    {
        if (property.PropertyType.IsValueType)
        {
            return NumberTypes.IsNullable(property.PropertyType);
        }

        lock (Gate)
        {
            return Nullability.Create(property).ReadState != NullabilityState.NotNull;
        }
    }

    /// <summary>Whether values of a struct can be put in order: dates and times.</summary>
    public static bool IsOrdered(Type type) => type.IsValueType && !type.IsPrimitive && !type.IsEnum && type != typeof(Guid)
        && type.GetMethod("op_LessThan", [type, type]) is not null
        && type.GetInterfaces().Contains(typeof(IComparable<>).MakeGenericType(type));

    private static bool IsFramework(Type type) =>
        type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;
}
