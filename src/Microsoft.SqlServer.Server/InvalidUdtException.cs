namespace Microsoft.SqlServer.Server;

/// <summary>A user-defined type that the server cannot take.</summary>
public sealed class InvalidUdtException : SystemException
{
    /// <summary>Without a reason.</summary>
    public InvalidUdtException()
    {
    }

    /// <summary>With a reason.</summary>
    public InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and its cause.</summary>
    public InvalidUdtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
