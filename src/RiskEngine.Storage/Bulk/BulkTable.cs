namespace RiskEngine.Storage.Bulk;

/// <summary>A column that rows are written into, with its value of a row. Closed: the four kinds are the same in every database.</summary>
/// <param name="Name">Its name.</param>
internal abstract record BulkColumn<TRow>(string Name);

/// <summary>Whole numbers of 32 bits.</summary>
internal sealed record IntColumn<TRow>(string Name, Func<TRow, int> Value) : BulkColumn<TRow>(Name);

/// <summary>Whole numbers of 64 bits.</summary>
internal sealed record LongColumn<TRow>(string Name, Func<TRow, long> Value) : BulkColumn<TRow>(Name);

/// <summary>Text; null is stored as null.</summary>
internal sealed record TextColumn<TRow>(string Name, Func<TRow, string?> Value) : BulkColumn<TRow>(Name);

/// <summary>Bytes.</summary>
internal sealed record BytesColumn<TRow>(string Name, Func<TRow, ReadOnlyMemory<byte>> Value) : BulkColumn<TRow>(Name);

/// <summary>A table that many rows are written into at once.</summary>
/// <remarks>A column hands its values over as what they are: a number as an object would be an object for each row.</remarks>
/// <param name="name">Its name.</param>
internal sealed class BulkTable<TRow>(string name)
{
    private readonly List<BulkColumn<TRow>> columns = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The columns that are written.</summary>
    public IReadOnlyList<BulkColumn<TRow>> Columns => columns;

    /// <summary>The names of the columns with commas between them.</summary>
    public string Names => string.Join(", ", columns.Select(column => column.Name));

    /// <summary>Adds a column of whole numbers of 32 bits.</summary>
    public BulkTable<TRow> Int(string column, Func<TRow, int> value) => With(new IntColumn<TRow>(column, value));

    /// <summary>Adds a column of whole numbers of 64 bits.</summary>
    public BulkTable<TRow> Long(string column, Func<TRow, long> value) => With(new LongColumn<TRow>(column, value));

    /// <summary>Adds a column of text.</summary>
    public BulkTable<TRow> Text(string column, Func<TRow, string?> value) => With(new TextColumn<TRow>(column, value));

    /// <summary>Adds a column of bytes.</summary>
    public BulkTable<TRow> Bytes(string column, Func<TRow, ReadOnlyMemory<byte>> value) => With(new BytesColumn<TRow>(column, value));

    private BulkTable<TRow> With(BulkColumn<TRow> column)
    {
        columns.Add(column);
        return this;
    }
}
