using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Storage;

/// <summary>The store cannot be worked with, for a reason that its operator can do something about.</summary>
public sealed class StoreException : Exception
{
    /// <summary>A mistake, or a store that does not answer.</summary>
    /// <param name="mistake">What is wrong, why, and what to do.</param>
    /// <param name="isUnreachable">Whether the store did not answer, or failed; else somebody has to act first.</param>
    /// <param name="cause">What the driver said.</param>
    public StoreException(Diagnostic mistake, bool isUnreachable = false, Exception? cause = null)
        : base(mistake?.What, cause)
    {
        ArgumentNullException.ThrowIfNull(mistake);
        Mistake = mistake;
        IsUnreachable = isUnreachable;
    }

    /// <summary>What is wrong, why, and what to do; never a secret.</summary>
    public Diagnostic Mistake { get; }

    /// <summary>Whether the store did not answer, or failed in the middle.</summary>
    public bool IsUnreachable { get; }
}
