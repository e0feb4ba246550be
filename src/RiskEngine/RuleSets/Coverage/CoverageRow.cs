using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Coverage;

/// <summary>What a row of the register is.</summary>
public enum RowKind
{
    /// <summary>A line or number against which something is held.</summary>
    Threshold,

    /// <summary>A group of households or causes.</summary>
    Category,

    /// <summary>Something to look at in a household.</summary>
    Check,

    /// <summary>Something that calls for help or a category.</summary>
    Trigger,

    /// <summary>Help.</summary>
    Measure,

    /// <summary>What authorities do, and in which order.</summary>
    Procedure,

    /// <summary>How authorities are run.</summary>
    Governance,

    /// <summary>What is counted and told.</summary>
    Report,
}

/// <summary>One demand of the founding documents, as the register states it.</summary>
public sealed record CoverageRow
{
    /// <summary>What a basis or source names, for example <c>SD-047</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Document and place, at least one.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>What it is; a few rows are two things.</summary>
    public required IReadOnlyList<RowKind> Kinds { get; init; }

    /// <summary>The demand in short words.</summary>
    public required string Says { get; init; }

    /// <summary>JSON pointers of the answers that carry it; empty when none is named.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Parts of the assessment, calls and commands that carry it; empty when none is named.</summary>
    public IReadOnlyList<string> Output { get; init; } = [];

    /// <summary>Why it is nothing for a rules engine; null when the register does not say so.</summary>
    public string? NotHere { get; init; }

    /// <summary>What will bring it; null when nothing is announced.</summary>
    public string? Later { get; init; }

    /// <summary>Whether it has to be a rule or a parameter.</summary>
    public bool HasToBeARule => Kinds.Any(kind => kind <= RowKind.Measure);

    internal FileValue? At { get; init; }

    /// <summary>The keys of the register that say where the row is.</summary>
    internal IReadOnlyList<string> Answers
    {
        get
        {
            (string Key, bool IsThere)[] answers =
            [
                (nameof(Fields), Fields.Count > 0), (nameof(Output), Output.Count > 0),
                (nameof(NotHere), NotHere is not null), (nameof(Later), Later is not null),
            ];
            return [.. answers.Where(answer => answer.IsThere).Select(answer => answer.Key)];
        }
    }
}
