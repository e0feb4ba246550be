using System.Globalization;
using RiskEngine.Households;
using RiskEngine.Households.Fields;

namespace RiskEngine.Facts;

/// <summary>An answer of the snapshot from which a fact comes.</summary>
public sealed class FactSource
{
    private const int MostElements = 200;

    private readonly Field[] path;
    private readonly int list;
    private readonly string[] pointers;

    // The pointers into lists are few and asked for again and again; two threads may at worst make the same text twice.
    private readonly string?[] elementPointers;

    internal FactSource(string template)
    {
        Template = template;
        path = [.. Resolved(template)];
        list = Array.FindIndex(path, field => field.IsListOfObjects);
        list = list == path.Length - 1 ? -1 : list;
        pointers = [.. path.Select((_, depth) => string.Concat(path.Take(depth + 1).Select(field => field.Pointer)))];
        elementPointers = new string?[list < 0 ? 0 : MostElements];
    }

    /// <summary>
    /// JSON pointer of the answer, with <c>*</c> for the place in a list, for example <c>/events/*/resolved</c>.
    /// </summary>
    public string Template { get; }

    /// <summary>
    /// Where the answer stops being there: <c>/income</c> when the whole object is absent, else <c>/income/wage</c>.
    /// </summary>
    /// <param name="snapshot">The household.</param>
    /// <param name="elementIndex">
    /// Place of the element in the list that <see cref="Template"/> leads through; negative for the first element
    /// that lacks it.
    /// </param>
    /// <returns>A JSON pointer, or <c>null</c> when the answer is there.</returns>
    public string? ShallowestAbsentPointer(HouseholdSnapshot snapshot, int elementIndex = -1)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        object owner = snapshot;
        for (var depth = 0; depth < path.Length; depth++)
        {
            if (!path[depth].IsKnownIn(owner))
            {
                return pointers[depth];
            }

            if (depth == list)
            {
                return AbsentInList(owner, elementIndex);
            }

            owner = path[depth].Inner(owner, 0) ?? owner;
        }

        return null;
    }

    private static IEnumerable<Field> Resolved(string template)
    {
        FieldTable? table = SnapshotFields.Household;
        foreach (var name in template.Split('/').Skip(1).Where(step => step != "*"))
        {
            var field = table?.Named(name)
                ?? throw new ArgumentException($"the snapshot has no answer at {template}", nameof(template));
            yield return field;
            table = field.Within;
        }
    }

    private string? AbsentInList(object owner, int elementIndex)
    {
        var count = path[list].CountIn(owner);
        var from = Math.Max(elementIndex, 0);
        var to = elementIndex < 0 ? count : Math.Min(elementIndex + 1, count);
        for (var index = from; index < to; index++)
        {
            if (!path[list + 1].IsKnownIn(path[list].Inner(owner, index)!))
            {
                return elementPointers[index] ??= string.Create(
                    CultureInfo.InvariantCulture, $"{pointers[list]}/{index}{path[list + 1].Pointer}");
            }
        }

        return null;
    }
}
