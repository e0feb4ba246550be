namespace Microsoft.SqlServer.Server;

/// <summary>Marks a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is written to bytes.</summary>
    public Format Format { get; } = format;

    /// <summary>Largest size in bytes; -1 for any.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all values have the same size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether its bytes compare as its values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Name of the method that checks a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>Name of the type.</summary>
    public string? Name { get; set; }
}
