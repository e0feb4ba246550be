namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type is written to bytes.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>By the server.</summary>
    Native = 1,

    /// <summary>By the type itself.</summary>
    UserDefined = 2,
}

/// <summary>Whether code in the server reads user data.</summary>
public enum DataAccessKind
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>It does.</summary>
    Read = 1,
}

/// <summary>Whether code in the server reads system data.</summary>
public enum SystemDataAccessKind
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>It does.</summary>
    Read = 1,
}
