namespace RiskEngine.Cli.Samples;

/// <summary>A list that hands out the same objects again and again.</summary>
internal sealed class Pool<T>
    where T : new()
{
    private readonly List<T> items = [];

    /// <summary>False while nobody asked; then the list is unknown, which is not the same as empty.</summary>
    public bool IsPresent { get; set; }

    public int Count { get; private set; }

    public T this[int place] => items[place];

    public void Clear() => (IsPresent, Count) = (true, 0);

    /// <summary>One more element, with the values that its last user left in it.</summary>
    public T Next()
    {
        if (Count == items.Count)
        {
            items.Add(new T());
        }

        return items[Count++];
    }

    public int CountOf(Predicate<T> predicate)
    {
        var count = 0;
        for (var place = 0; place < Count; place++)
        {
            count += predicate(items[place]) ? 1 : 0;
        }

        return count;
    }

    public bool Has(Predicate<T> predicate) => CountOf(predicate) > 0;
}
