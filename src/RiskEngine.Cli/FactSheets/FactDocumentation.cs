using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RiskEngine.Cli.FactSheets;

/// <summary>
/// The documentation comments of the facts. They are the one place that says what a fact means, for programmers and
/// analysts alike; the compiler writes them beside the library, and the build puts them into this program.
/// </summary>
internal sealed partial class FactDocumentation
{
    private readonly Dictionary<string, XElement> members;

    private FactDocumentation(XDocument document) =>
        members = document.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static FactDocumentation Load()
    {
        using var file = typeof(FactDocumentation).Assembly.GetManifestResourceStream("RiskEngine.xml")!;
        return new FactDocumentation(XDocument.Load(file));
    }

    /// <summary>One element of the comment on a property, as Markdown; empty where there is none.</summary>
    public string Property(Type owner, string name, string element) =>
        Text(string.Create(CultureInfo.InvariantCulture, $"P:{owner.FullName}.{name}"), element);

    /// <summary>What a code means.</summary>
    public string Code(Type list, string code) =>
        Text(string.Create(CultureInfo.InvariantCulture, $"F:{list.FullName}.{code}"), "summary");

    /// <summary>What a type is.</summary>
    public string Type(Type type) => Text($"T:{type.FullName}", "summary");

    private string Text(string member, string element) =>
        members.GetValueOrDefault(member)?.Element(element) is { } found
            ? Spaces().Replace(string.Concat(found.Nodes().Select(Written)), " ").Trim()
            : "";

    private static string Written(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")?.Value.Split('.')[^1]}`",
        XElement other => other.Value,
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
