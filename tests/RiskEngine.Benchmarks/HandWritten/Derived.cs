namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>The derived values of <c>national/2020.1</c>, in the order in which its files first name them.</summary>
internal enum Derived
{
    NetIncome,
    IncomePerCapita,
    ReferenceIncomePerCapita,
    PovertyLine,
    LineMultiplier,
    MonitoringLine,
    DibaoIncomePerCapita,
    RigidExpenditure,
    IncomeDropRatio,
    OpenIncomeLoss,
    RemainingPerCapita,
    WasLifted,
    OnDibao,
    OnTekun,
    OnDisabilityLiving,
    OnDisabilityNursing,
    OnOrphanAllowance,
    NeedsFloor,
    HasRiskCause,
    NeverRegistered,
    HasUnsecuredItem,
    HasSuddenCause,
    OnYulu,
    OnMicrocredit,
    HasWorker,
    HasDisabledMember,
}
