using System.Globalization;
using RiskEngine.Households;

namespace RiskEngine.Api.Requests;

/// <summary>A place in a JSON document.</summary>
/// <remarks>
/// Written only when somebody is told of it: a caller may put a name of a million letters above a million values, and a
/// pointer for each would take a million times a million.
/// </remarks>
internal sealed class JsonPlace
{
    private readonly JsonPlace? parent;
    private readonly string? name;
    private readonly int index;

    private JsonPlace(JsonPlace? parent, string? name, int index) =>
        (this.parent, this.name, this.index) = (parent, name, index);

    /// <summary>The document itself.</summary>
    public static JsonPlace Root { get; } = new(null, null, 0);

    /// <summary>The member of that name in the object here.</summary>
    public JsonPlace Of(string member) => new(this, member, 0);

    /// <summary>The element at that index, counted from 0, in the array here.</summary>
    public JsonPlace Of(int element) => new(this, null, element);

    /// <summary>Its JSON Pointer (RFC 6901); names that are too long to be shown are cut.</summary>
    public override string ToString() =>
        parent is null ? ""
        : name is null ? string.Create(CultureInfo.InvariantCulture, $"{parent}/{index}")
        : parent + ShownName.Pointer(ShownName.Of(name));
}
