namespace RiskEngine.Storage;

/// <summary>The databases that households and assessments can be kept in.</summary>
public enum StoreKind
{
    /// <summary>A file on this machine; nothing has to be installed.</summary>
    Sqlite,

    /// <summary>Microsoft SQL Server.</summary>
    SqlServer,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
