namespace RiskEngine.Cli.Samples;

/// <summary>The shapes of rural families, which decide who lives together and what the household lives on.</summary>
internal enum FamilyShape
{
    SingleElder,
    SingleAdult,
    ElderlyCouple,
    Couple,
    Nuclear,
    ThreeGenerations,
    SkippedGeneration,
    LoneParent,
}
