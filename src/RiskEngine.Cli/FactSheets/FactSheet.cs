using System.Reflection;
using RiskEngine.Facts;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.FactSheets;

/// <summary>Every fact of the catalogue with what its documentation comment says of it.</summary>
internal sealed class FactSheet
{
    private const string Root = "household";

    private readonly FactDocumentation documentation = FactDocumentation.Load();

    private readonly List<FactPart> parts = [];

    public FactSheet() => Add(Root, isEach: false, FactCatalogue.OwnerTypes[0], "The household as a whole.");

    /// <summary>The parts, the household's own facts first.</summary>
    public IReadOnlyList<FactPart> Parts => parts;

    /// <summary>The lists of codes that facts are taken from, in the order of their names.</summary>
    public IEnumerable<Type> CodeLists => parts.SelectMany(part => part.Facts).Select(fact => fact.Codes).OfType<Type>()
        .Distinct().OrderBy(list => list.Name, StringComparer.Ordinal);

    /// <summary>What a code means.</summary>
    public string MeaningOf(Type list, string code) => documentation.Code(list, code);

    /// <summary>The facts of a name: a part and all below it, one fact, or every fact of that last name.</summary>
    /// <param name="name">With or without the leading <c>household.</c>; the case of letters does not matter.</param>
    public IReadOnlyList<FactPart> Named(string name)
    {
        var path = Is(name, Root) || name.StartsWith(Root + '.', StringComparison.OrdinalIgnoreCase)
            ? name
            : $"{Root}.{name}";
        var below = parts.Where(part =>
            Is(part.Path, path) || part.Path.StartsWith(path + '.', StringComparison.OrdinalIgnoreCase)).ToList();
        return Is(path, Root) ? [parts[0]]
            : below.Count > 0 ? below
            : Only(fact => Is(fact.Path, path)) is { Count: > 0 } one ? one
            : Only(fact => Is(fact.Name, name));
    }

    /// <summary>The path that was probably meant; null when none is near enough.</summary>
    public string? NearestTo(string name)
    {
        var facts = parts.SelectMany(part => part.Facts).ToList();
        return Nearest.To(name, facts.Select(fact => fact.Path))
            ?? Nearest.To(name, facts.Select(fact => fact.Path[(Root.Length + 1)..]).Append(Root))
            ?? Nearest.To(name, facts.Select(fact => fact.Name));
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private List<FactPart> Only(Predicate<Fact> wanted) =>
    [
        .. parts.Select(part => part with { Facts = [.. part.Facts.Where(fact => wanted(fact))] })
            .Where(part => part.Facts.Count > 0),
    ];

    private void Add(string path, bool isEach, Type owner, string meaning)
    {
        var properties = owner.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        parts.Add(new FactPart(path, isEach, meaning, [.. properties.Select(one => Read(path, owner, one))]));
        foreach (var property in properties)
        {
            var (type, isList) = FactKind.Held(property.PropertyType);
            if (FactCatalogue.OwnerTypes.Contains(type))
            {
                Add($"{path}.{property.Name}", isList, type, documentation.Property(owner, property.Name, "summary"));
            }
        }
    }

    private Fact Read(string path, Type owner, PropertyInfo property)
    {
        const string Source = "Source: ";
        var (type, _) = FactKind.Held(property.PropertyType);
        var value = documentation.Property(owner, property.Name, "value");
        var (values, unknown) = Unknown(value);
        var remarks = documentation.Property(owner, property.Name, "remarks");
        var source = remarks.IndexOf(Source, StringComparison.Ordinal);
        return new Fact(
            $"{path}.{property.Name}",
            FactKind.Of(property.PropertyType),
            documentation.Property(owner, property.Name, "summary"),
            values,
            unknown,
            remarks[(source + Source.Length)..].TrimEnd('.'),
            remarks[..source].TrimEnd(),
            type.IsEnum ? type : null);
    }

    /// <summary>Parts "Years, 0 to 130; null when not asked." into what it can be and when it is unknown.</summary>
    private static (string Values, string Unknown) Unknown(string value)
    {
        var text = value.TrimEnd('.');
        var end = text.LastIndexOf("; ", StringComparison.Ordinal);
        var said = end < 0 ? "" : text[(end + 2)..];
        return said.StartsWith("null ", StringComparison.Ordinal) ? (text[..end], said["null ".Length..])
            : said.StartsWith("never unknown", StringComparison.Ordinal) ? (text[..end], "never" + said["never unknown".Length..])
            : (text, "never");
    }
}
