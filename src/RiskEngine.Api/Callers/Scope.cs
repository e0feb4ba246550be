namespace RiskEngine.Api.Callers;

/// <summary>What a caller may do.</summary>
[Flags]
internal enum Scope
{
    /// <summary>Nothing that is not open to everybody.</summary>
    None = 0,

    /// <summary><c>assess</c>: assessments, batches, comparisons and replays.</summary>
    Assess = 1,

    /// <summary><c>rules:read</c>: rule sets, their versions and parameters.</summary>
    ReadRules = 2,

    /// <summary><c>rules:validate</c>: checking a draft.</summary>
    ValidateRules = 4,

    /// <summary>Everything there is.</summary>
    All = Assess | ReadRules | ValidateRules,
}
