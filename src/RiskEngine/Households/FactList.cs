using System.Collections;

namespace RiskEngine.Households;

/// <summary>A list that is filled again for each household without allocating: its elements are reused.</summary>
/// <remarks>An element must not be kept beyond the household that it was read for.</remarks>
public sealed class FactList<T> : IReadOnlyList<T>
{
    private readonly Func<T>? create;
    private T[] elements = [];
    private int created;

    internal FactList(Func<T>? create = null) => this.create = create;

    /// <summary>Number of elements.</summary>
    public int Count { get; private set; }

    /// <summary>The element at a place, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public T this[int index] => (uint)index < (uint)Count ? elements[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>
    /// The elements in order; walking the span, unlike an enumerator of the interface, allocates nothing.
    /// </summary>
    public ReadOnlySpan<T> AsSpan() => elements.AsSpan(0, Count);

    /// <summary>Walks the elements in order.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return elements[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    /// <summary>Empties the list and keeps its elements for the next household.</summary>
    internal void Clear() => Count = 0;

    internal void Add(T element)
    {
        Grow();
        elements[Count++] = element;
    }

    /// <summary>
    /// Hands out the next reused element as it was left: whoever fills it sets or clears every part of it.
    /// </summary>
    internal T Next()
    {
        Grow();
        if (Count == created)
        {
            elements[created++] = (create ?? throw new InvalidOperationException("this list has no reused elements"))();
        }

        return elements[Count++];
    }

    private void Grow()
    {
        if (Count == elements.Length)
        {
            Array.Resize(ref elements, Math.Max(4, elements.Length * 2));
        }
    }
}
