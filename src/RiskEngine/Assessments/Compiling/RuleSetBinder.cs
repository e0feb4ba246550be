using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Checks every expression of a rule set against the facts, in reading order, and collects every mistake.</summary>
internal sealed class RuleSetBinder(RuleSet ruleSet)
{
    public const string Indeterminate = "INDETERMINATE";

    private readonly List<Diagnostic> mistakes = [];
    private readonly List<BoundRule> rules = [];
    private readonly Dictionary<string, BoundGlobal> globals = new(StringComparer.Ordinal);
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);
    private readonly List<object> steps = [];
    private readonly List<Variable> flags = [];
    private readonly List<string> categories = [];
    private readonly List<BoundText> texts = [];
    private int clauses;
    private int placeholders;

    /// <summary>Every expression that could be bound, of rules that sleep too, and every value that a sentence shows.</summary>
    public IReadOnlyList<BoundText> Texts => texts;

    /// <summary>The derived values that could be bound.</summary>
    public IReadOnlyDictionary<string, BoundGlobal> Globals => globals;

    public (BoundRuleSet? Bound, IReadOnlyList<Diagnostic> Mistakes) Bind()
    {
        foreach (var domain in ruleSet.Domains)
        {
            BindDomain(domain);
        }

        return mistakes.Count > 0
            ? (null, mistakes)
            : (new BoundRuleSet(ruleSet, rules, [.. globals.Values]) { Steps = steps, Categories = categories }, []);
    }

    private void BindDomain(Domain domain)
    {
        // Only what proposes help or a next step may ask whether an answer is missing: nothing there scores.
        var strict = new Scope { RefusesHiddenUnknowns = domain.Kind is DomainKind.Flags or DomainKind.Categories };
        Fill(strict);
        foreach (var global in domain.Globals)
        {
            BindGlobal(global, domain, strict);
        }

        var lenient = strict.With(refusesHiddenUnknowns: false);
        foreach (var rule in domain.Rules)
        {
            BindRule(rule, domain, strict, lenient);
            if (domain.Kind != DomainKind.Categories)
            {
                Announce(rule.Code, strict, lenient);
            }
        }

        if (domain.Kind == DomainKind.Categories)
        {
            CloseCategories(domain);
        }
    }

    private void Fill(Scope scope)
    {
        scope.AddGroup("parameters");
        scope.AddGroup("flags");
        scope.Add(new Variable("household", typeof(HouseholdFacts)));
        foreach (var parameter in ruleSet.Parameters)
        {
            var canBeNull = parameter.Values.Any(value => value.Value is null);
            var type = canBeNull ? typeof(Nullable<>).MakeGenericType(parameter.Type) : parameter.Type;
            scope.Add(new Variable(parameter.Name, type) { Group = "parameters", CanBeUnset = true, IsFact = false });
        }

        flags.ForEach(flag => scope.Add(flag));
    }

    private void BindGlobal(Global global, Domain domain, Scope scope)
    {
        BindExpression(global, domain, scope);
        if (!globals.ContainsKey(global.Name))
        {
            broken.Add(global.Name);
        }
    }

    private void BindExpression(Global global, Domain domain, Scope scope)
    {
        // The reader has seen to it that one name has one expression, so the first workflow's stands for all.
        if (!globals.TryGetValue(global.Name, out var bound) && Bind(global.Expression, scope, null, domain) is { } expression)
        {
            if (!IsNumberOrCondition(expression.Type))
            {
                mistakes.Add(global.Expression.At(0, global.Expression.Text.Length, CompileMistakes.GlobalType(global.Name)));
                return;
            }

            globals[global.Name] = bound = new BoundGlobal(globals.Count, global.Name, expression);
            steps.Add(bound);
        }

        if (bound is not null)
        {
            scope.Add(new Variable(global.Name, bound.Expression.Type)
            {
                CanBeUnset = bound.Expression.Reads.Any(variable => variable.CanBeUnset),
                IsFact = bound.Expression.CanBeMissing,
            });
        }
    }

    private static bool IsNumberOrCondition(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var bare && (bare == typeof(decimal) || bare == typeof(int) || bare == typeof(bool));

    private void BindRule(Rule rule, Domain domain, Scope strict, Scope lenient)
    {
        var scores = rule.Points > 0 || domain.Kind == DomainKind.Categories;
        var condition = Bind(rule.Expression, scores ? strict : lenient, typeof(bool), domain, rule);
        var members = Bind(rule.Members, lenient, null, domain, rule);
        if (members is not null && members.Type != typeof(FactList<Member>))
        {
            mistakes.Add(rule.Members!.At(0, rule.Members.Text.Length, CompileMistakes.NoMembers()));
        }

        var category = Bind(rule.Category, lenient, null, domain, rule);
        if (category is not null && (Nullable.GetUnderlyingType(category.Type) ?? category.Type) != typeof(MonitoringCategory))
        {
            mistakes.Add(rule.Category!.At(0, rule.Category.Text.Length, CompileMistakes.NoCategory()));
        }

        foreach (var code in rule.Addresses.Where(code => !flags.Exists(flag => flag.Name == code)))
        {
            mistakes.Add(rule.Expression.At(0, rule.Expression.Text.Length, CompileMistakes.UnknownAddress(code)));
        }

        var amount = Bind(rule.Amount?.Value, lenient, typeof(decimal), domain, rule);
        var due = Bind(rule.DueInDays, lenient, typeof(int), domain, rule);
        var text = BindText(rule, domain, lenient);
        if (condition is null || !rule.Enabled)
        {
            return;
        }

        var bound = new BoundRule(rules.Count, rule, domain, condition)
        {
            FirstClause = clauses,
            Members = members,
            Amount = amount,
            DueInDays = due,
            Category = category,
            Text = text,
            FirstPlaceholder = placeholders,
        };
        clauses += condition.Clauses.Count;
        placeholders += text?.Values.Count ?? 0;
        rules.Add(bound);
        steps.Add(bound);
    }

    private TextTemplate? BindText(Rule rule, Domain domain, Scope scope)
    {
        if (rule.Text is not { } text)
        {
            return null;
        }

        List<string> names = [];
        List<BoundExpression> values = [];
        List<TextPart> Parts(string sentence, RuleText at) =>
            [.. TextTemplate.Split(sentence).Select(part => new TextPart(part.Literal, part.Name is null ? -1 : Place(part.Name, at)))];
        int Place(string name, RuleText at)
        {
            var place = names.IndexOf(name);
            if (place >= 0 || BindPlaceholder(rule, domain, name, at, scope) is not { } value)
            {
                return place;
            }

            names.Add(name);
            values.Add(value);
            return names.Count - 1;
        }

        var (zh, en) = rule.Sentences is [var first, var second] ? (first, second) : (RuleText.Of(text.Zh), RuleText.Of(text.En));
        return new TextTemplate(Parts(text.Zh, zh), Parts(text.En, en), values);
    }

    private BoundExpression? BindPlaceholder(Rule rule, Domain domain, string name, RuleText at, Scope scope)
    {
        var result = ExpressionCompiler.Bind(name, scope);
        var start = at.Text.IndexOf($"{{{name}}}", StringComparison.Ordinal) + 1;
        mistakes.AddRange(Own(name, result.Mistakes).Select(mistake => at.At(start + mistake.Span.Start, mistake.Span.Length, mistake.Diagnostic)));
        if (result.Expression is { } shown)
        {
            texts.Add(new BoundText(at, shown, domain, rule));
        }

        return result.Expression;
    }

    private void Announce(string code, Scope strict, Scope lenient)
    {
        var flag = new Variable(code, typeof(bool?)) { Group = "flags" };
        flags.Add(flag);
        strict.Add(flag);
        lenient.Add(flag);
    }

    private void CloseCategories(Domain domain)
    {
        categories.AddRange(domain.Rules.Where(rule => rule.Enabled).Select(rule => rule.Code).Append(Indeterminate));
        flags.AddRange(categories.Select(code => new Variable(code, typeof(bool?)) { Group = "flags" }));
        if (domain.Rules.LastOrDefault(rule => rule.Enabled) is { } last && last.Expression.Text.Trim() != "true")
        {
            mistakes.Add(last.Expression.At(0, last.Expression.Text.Length, CompileMistakes.LastCategory()));
        }
    }

    // A derived value with a mistake is declared all the same; whoever reads it has nothing to mend.
    private IEnumerable<Mistake> Own(string text, IReadOnlyList<Mistake> found) => found.Where(mistake =>
        mistake.Diagnostic.Code != "RE2030" || !broken.Contains(text.Substring(mistake.Span.Start, mistake.Span.Length)));

    private BoundExpression? Bind(RuleText? text, Scope scope, Type? wanted, Domain domain, Rule? rule = null)
    {
        if (text is null)
        {
            return null;
        }

        var result = ExpressionCompiler.Bind(text.Text, scope, wanted);
        mistakes.AddRange(Own(text.Text, result.Mistakes).Select(mistake => text.At(mistake.Span.Start, mistake.Span.Length, mistake.Diagnostic)));
        if (result.Expression is { } expression)
        {
            texts.Add(new BoundText(text, expression, domain, rule));
        }

        return result.Expression;
    }
}
