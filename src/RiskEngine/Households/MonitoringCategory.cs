namespace RiskEngine.Households;

/// <summary>A category in which a household may stand in the monitoring system.</summary>
public enum MonitoringCategory
{
    /// <summary>Monitored: lifted out of poverty, not stably.</summary>
    UNSTABLE_LIFTED,

    /// <summary>Monitored: never registered, on the edge of poverty.</summary>
    MARGINAL,

    /// <summary>Monitored: in sudden serious difficulty.</summary>
    SUDDEN_SEVERE,

    /// <summary>Not monitored.</summary>
    NONE,

    /// <summary>Fell back into poverty.</summary>
    RETURNED_TO_POVERTY,

    /// <summary>Fell into poverty for the first time.</summary>
    NEWLY_POOR,

    /// <summary>Watched, without being registered.</summary>
    WATCH_LIST,

    /// <summary>Was monitored; its risk is eliminated.</summary>
    RISK_ELIMINATED,

    /// <summary>Not decided for want of facts.</summary>
    INDETERMINATE,
}
