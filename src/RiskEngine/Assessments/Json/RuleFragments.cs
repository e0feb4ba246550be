using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>Everything in an answer that only depends on the rule set, as bytes.</summary>
internal sealed class RuleFragments
{
    public RuleFragments(BoundRuleSet bound)
    {
        var set = bound.RuleSet;
        RuleSet = Fragment.Member("ruleSet", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", set.Id.Set);
            writer.WriteString("version", set.Id.Version);
            writer.WriteString("digest", set.Digest);
            writer.WriteEndObject();
        });
        Rules = [.. bound.Rules.Select(rule => new RuleFragment(rule, bound))];
        foreach (var fragment in Rules)
        {
            fragment.Behind = [.. fragment.Reads.SelectMany(read => Rules[read].Reads).Distinct().Order()];
        }

        Derived = [.. bound.Globals.Select((global, index) => new DerivedFragment(
            [.. index == 0 ? ",\"derived\":[{\"name\":"u8 : "},{\"name\":"u8, .. Fragment.Quoted(global.Name), .. ",\"value\":"u8],
            RowVariables.IsCondition(global.Expression.Type)))];
        var rows = bound.Rules.Where(rule => rule.Domain.Kind == DomainKind.Categories).ToDictionary(rule => rule.Code);
        Categories = [.. bound.Categories.Select(code => new CategoryFragment(
            Fragment.Quoted(code),
            Fragment.Title(rows.TryGetValue(code, out var row) ? row.Rule.Title : set.IndeterminateTitle)))];
    }

    /// <summary><c>,"ruleSet":{…}</c></summary>
    public byte[] RuleSet { get; }

    /// <summary>Every rule, by its index, which is the order of their clauses too.</summary>
    public RuleFragment[] Rules { get; }

    public DerivedFragment[] Derived { get; }

    public CategoryFragment[] Categories { get; }

    /// <summary>The met rules of a kind.</summary>
    public MetRules Met(Assessment assessment, DomainKind kind) => new(Rules, assessment, kind);
}

/// <summary>What is always the same about a derived value in an audit.</summary>
/// <param name="Opening">All from the end of the value before it up to its own.</param>
/// <param name="IsCondition">Whether it is a yes or no.</param>
internal sealed record DerivedFragment(byte[] Opening, bool IsCondition)
{
    /// <summary>The same with its value.</summary>
    public byte[] Yes { get; } = [.. Opening, .. "true"u8];

    public byte[] No { get; } = [.. Opening, .. "false"u8];

    public byte[] Unknown { get; } = [.. Opening, .. "null"u8];
}

/// <summary>A category's quoted code and its title member.</summary>
internal sealed record CategoryFragment(byte[] Code, byte[] Title);

/// <summary>A code that a measure or step answers: a category, or the rule of a flag.</summary>
/// <param name="Code">The code in quotes.</param>
/// <param name="Category">Place among the categories; -1 for a flag.</param>
/// <param name="Rule">The flag's rule; -1 for a rule that sleeps.</param>
internal sealed record AddressFragment(byte[] Code, int Category, int Rule)
{
    public bool IsMetIn(Assessment assessment) => Category >= 0
        ? assessment.CategoryStates[Category] == (byte)Truth.Met
        : Rule >= 0 && assessment.TruthOf(Rule) == Truth.Met;
}

/// <summary>What is always the same about a clause in an audit.</summary>
/// <param name="IsComparison">Whether its two operands are shown.</param>
/// <param name="Opening">
/// All up to its first operand or its outcome; before the first clause the expression of the rule too.
/// </param>
internal sealed record ClauseFragment(bool IsComparison, byte[] Opening);

/// <summary>What is always the same about a rule in an answer.</summary>
internal sealed class RuleFragment
{
    public RuleFragment(BoundRule rule, BoundRuleSet bound)
    {
        Rule = rule;
        Code = Fragment.Quoted(rule.Code);
        Addresses = [.. rule.Rule.Addresses.Select(code => new AddressFragment(
            Fragment.Quoted(code),
            bound.Categories.ToList().IndexOf(code),
            bound.Rules.FirstOrDefault(other => other.Code == code)?.Index ?? -1))];
        Head = [.. "{\"code\":"u8, .. Code];
        if (rule.Domain.Kind == DomainKind.Flags)
        {
            Head = [.. Head,
                .. Fragment.Member("group", writer => writer.WriteStringValue(rule.Domain.Group.ToString())),
                .. Fragment.Member("points", writer => writer.WriteNumberValue(rule.Rule.Points))];
        }

        Title = Fragment.Title(rule.Rule.Title);
        Department = rule.Rule.Department is { } department ? Fragment.Member("department", writer => writer.WriteStringValue(department)) : [];
        Basis = Fragment.Member("basis", writer =>
        {
            writer.WriteStartArray();
            rule.Rule.Basis.ToList().ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        });
        Opening = [.. rule.Index == 0 ? "{\"code\":"u8 : ",{\"code\":"u8, .. Code, .. ",\"outcome\":"u8];
        Clauses = [.. rule.Condition.Clauses.Select((clause, place) => new ClauseFragment(clause.IsComparison,
        [
            .. place > 0 ? ","u8.ToArray() : Fragment.Member("expression", writer => writer.WriteStringValue(rule.Condition.Text)),
            .. place > 0 ? ""u8 : ",\"clauses\":["u8,
            .. "{\"text\":"u8,
            .. Fragment.Quoted(clause.Text),
            .. clause.IsComparison ? ",\"left\":"u8 : ""u8,
        ]))];
        Per = rule.Rule.Amount is { } amount ? Fragment.Member("per", writer => writer.WriteStringValue(amount.Per.ToString())) : [];
        Zh = Parts(rule.Text?.Zh);
        En = Parts(rule.Text?.En);
        Reads = Because.Reads(rule, bound);
        Supports = Because.Supports(rule, bound);
        AmountParameters = Because.Parameters(rule.Amount, bound);
    }

    public BoundRule Rule { get; }

    /// <summary>The code in quotes.</summary>
    public byte[] Code { get; }

    /// <summary>What calls for a measure or step.</summary>
    public AddressFragment[] Addresses { get; }

    /// <summary>The opening brace, code, and for a flag group and points.</summary>
    public byte[] Head { get; }

    /// <summary><c>,"title":{…}</c></summary>
    public byte[] Title { get; }

    public byte[] Department { get; }

    public byte[] Basis { get; }

    /// <summary>In the audit the opening brace and all up to the outcome.</summary>
    public byte[] Opening { get; }

    /// <summary>What the audit shows of each clause; there is at least one.</summary>
    public ClauseFragment[] Clauses { get; }

    public (byte[] Literal, int Value)[] Zh { get; }

    public (byte[] Literal, int Value)[] En { get; }

    /// <summary><c>,"per":…</c></summary>
    public byte[] Per { get; }

    /// <summary>Rules that the condition reads, named values seen through, in rule order.</summary>
    public int[] Reads { get; }

    /// <summary>Rules that those read in their turn.</summary>
    public int[] Behind { get; set; } = [];

    /// <summary>Those among them whose being met speaks for the rule.</summary>
    public int[] Supports { get; }

    /// <summary>Parameters that the amount reads.</summary>
    public int[] AmountParameters { get; }

    private static (byte[] Literal, int Value)[] Parts(IReadOnlyList<TextPart>? parts) =>
        [.. (parts ?? []).Select(part => (Fragment.Inner(part.Literal), part.Value))];
}

/// <summary>Which rules and parameters stand behind an expression.</summary>
internal static class Because
{
    public static int[] Reads(BoundRule rule, BoundRuleSet bound) =>
        Rules(Variables(rule.Condition, bound, expression => expression.Reads), bound);

    public static int[] Supports(BoundRule rule, BoundRuleSet bound) =>
        Rules(Variables(rule.Condition, bound, expression => expression.Supports), bound);

    public static int[] Parameters(BoundExpression? expression, BoundRuleSet bound) => expression is null ? [] : [.. Variables(expression, bound, read => read.Reads)
        .Where(variable => variable.Group == "parameters")
        .Select(variable => bound.RuleSet.Parameters.ToList().FindIndex(parameter => parameter.Name == variable.Name))
        .Distinct()
        .Order()];

    private static int[] Rules(IEnumerable<Variable> variables, BoundRuleSet bound) => [.. variables
        .Where(variable => variable.Group == "flags")
        .Select(variable => bound.Rules.FirstOrDefault(other => other.Code == variable.Name)?.Index)
        .OfType<int>()
        .Distinct()
        .Order()];

    private static IEnumerable<Variable> Variables(
        BoundExpression expression, BoundRuleSet bound, Func<BoundExpression, IEnumerable<Variable>> of) =>
        bound.Behind(of(expression), of).Where(variable => bound.DerivedBehind(variable) is null);
}
