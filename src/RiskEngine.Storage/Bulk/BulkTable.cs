namespace RiskEngine.Storage.Bulk;

/// <summary>What a column holds; the same three in every database.</summary>
internal enum BulkType
{
    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}

/// <summary>A column that rows are written into.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Value">Its value of a row; null is stored as null.</param>
internal sealed record BulkColumn<TRow>(string Name, BulkType Type, Func<TRow, object?> Value);

/// <summary>A table that many rows are written into at once.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The columns that are written.</param>
internal sealed record BulkTable<TRow>(string Name, IReadOnlyList<BulkColumn<TRow>> Columns)
{
    /// <summary>The names of the columns with commas between them.</summary>
    public string Names { get; } = string.Join(", ", Columns.Select(column => column.Name));
}
