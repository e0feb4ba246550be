using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Syntax;
using RiskEngine.Language.Text;

namespace RiskEngine.Language.Binding;

/// <summary>Gives every name and operator of a tree its meaning and type, or says why it has none.</summary>
internal sealed class Binder(Scope scope, MistakeList mistakes)
{
    private readonly Stack<Element> elements = new();

    private Operators Operators => new(mistakes);

    public BoundNode Bind(SyntaxNode syntax) => mistakes.IsFull ? new BoundError(syntax.Span) : syntax switch
    {
        MissingSyntax => new BoundError(syntax.Span),
        NumberSyntax number => Literals.Bind(number, mistakes),
        TextSyntax text => new BoundConstant(text.Span, typeof(string), text.Value, IsLiteral: true),
        WordSyntax { Value: { } word } => new BoundConstant(syntax.Span, typeof(bool), word, IsLiteral: true),
        WordSyntax => new BoundNull(syntax.Span, typeof(object)),
        BracketSyntax bracket => Bind(bracket.Inner),
        NameSyntax name => BindName(name),
        MemberSyntax member => BindMember(member),
        CallSyntax call => BindCall(call),
        LambdaSyntax lambda => Refuse(lambda.Span, Mistakes.LambdaNotHere()),
        UnarySyntax unary => BindUnary(unary),
        BinarySyntax binary => BindBinary(binary),
        InSyntax list => BindIn(list),
        ConditionalSyntax conditional => BindConditional(conditional),
        _ => throw new InvalidOperationException($"no meaning for {syntax.GetType().Name}"),
    };

    private BoundNode BindName(NameSyntax syntax)
    {
        if (elements.FirstOrDefault(element => element.Name == syntax.Name) is { } found)
        {
            return new BoundElement(syntax.Span, found);
        }

        if (scope.TryFind(syntax.Name, out var variable))
        {
            return new BoundVariable(syntax.Span, variable);
        }

        if (scope.TryFindGroup(syntax.Name, out _))
        {
            return Refuse(syntax.Span, Mistakes.GroupAlone(syntax.Name));
        }

        var known = scope.BareNames.Concat(elements.Select(element => element.Name)).ToList();
        return Refuse(syntax.Span, Mistakes.UnknownName(
            syntax.Name,
            WithOwner(syntax.Name) ?? Nearest.To(syntax.Name, known.Concat(["true", "false", "null", "Math"])),
            string.Join(", ", known.Take(8).Select(name => $"`{name}`"))));
    }

    // Stock reads a bare `Age` as the element's or the only input's; here its owner is written.
    private string? WithOwner(string name) => elements.Select(element => (element.Name, element.Type))
        .Concat(scope.BareVariables.Select(variable => (variable.Name, variable.Type)))
        .Where(owner => Readable.Find(owner.Type, name) is not null)
        .Select(owner => $"{owner.Name}.{name}")
        .FirstOrDefault();

    private BoundNode BindMember(MemberSyntax syntax)
    {
        if (syntax.Owner is NameSyntax group && scope.TryFindGroup(group.Name, out var members))
        {
            return members.TryGetValue(syntax.Name, out var variable)
                ? new BoundVariable(syntax.Span, variable)
                : Refuse(syntax.Span, Mistakes.UnknownInGroup(group.Name, syntax.Name, Nearest.To(syntax.Name, members.Keys)));
        }

        if (syntax.Owner is NameSyntax { Name: "Math" })
        {
            return Refuse(syntax.Span, Mistakes.UnknownCall($"Math.{syntax.Name}", null));
        }

        var owner = Bind(syntax.Owner);
        if (owner is BoundError)
        {
            return owner;
        }

        if (NumberTypes.IsNullable(owner.Type) && syntax.Name is "HasValue" or "Value")
        {
            return syntax.Name == "Value"
                ? new BoundAssumed(syntax.Span, owner, NumberTypes.Bare(owner.Type))
                : NullCheck(syntax.Span, owner, isMissing: false);
        }

        if (syntax.Name == "Count" && Readable.ElementOf(owner.Type) is not null)
        {
            // What stock filters is no list any more and has no such property.
            return owner is BoundWhere ? Refuse(syntax.NameSpan, Mistakes.CountNeedsBrackets()) : new BoundLength(syntax.Span, owner);
        }

        if (Readable.Find(owner.Type, syntax.Name) is not { } property)
        {
            return Refuse(syntax.Span, Mistakes.UnknownFact(
                Describe.Path(owner), syntax.Name, Nearest.To(syntax.Name, Readable.Names(owner.Type))));
        }

        var node = new BoundMember(syntax.Span, owner, property, Readable.CanBeNull(property));
        return Readable.WhyNot(property.PropertyType) is { } reason
            ? Refuse(syntax.Span, Mistakes.NotReadable(Describe.Path(node), reason))
            : node;
    }

    private BoundNode BindCall(CallSyntax syntax)
    {
        if (syntax.Owner is NameSyntax { Name: "Math" })
        {
            return Operators.Math(syntax, [.. syntax.Arguments.Select(Bind)]);
        }

        var owner = Bind(syntax.Owner);
        if (owner is BoundError)
        {
            return owner;
        }

        return Readable.ElementOf(owner.Type) is { } type
            ? BindListQuestion(syntax, owner, type)
            : Refuse(syntax.NameSpan, Aggregates.IsKnown(syntax.Name)
                ? Mistakes.NotAList(Describe.Path(owner))
                : Mistakes.UnknownCall(syntax.Name, Nearest.To(syntax.Name, Aggregates.Names)));
    }

    private BoundNode BindListQuestion(CallSyntax syntax, BoundNode list, Type type)
    {
        if (!Aggregates.IsKnown(syntax.Name))
        {
            return Refuse(syntax.NameSpan, Mistakes.UnknownCall(syntax.Name, Nearest.To(syntax.Name, Aggregates.Names)));
        }

        if (syntax.Arguments.Count == 0 && syntax.Name is "Any" or "Count")
        {
            return Aggregates.Bind(syntax, list, new Element("", type), body: null, mistakes);
        }

        if (syntax.Arguments is not [LambdaSyntax lambda])
        {
            return Refuse(syntax.NameSpan, syntax.Arguments.Count > 1 ? Mistakes.TakesNoLambda(syntax.Name) : Mistakes.NeedsLambda(syntax.Name));
        }

        if (elements.Any(outer => outer.Name == lambda.Parameter) || scope.BareNames.Contains(lambda.Parameter))
        {
            return Refuse(lambda.Span, Mistakes.LambdaNameTaken(lambda.Parameter));
        }

        if (elements.Count == ExpressionLimits.Lists)
        {
            return Refuse(lambda.Span, Mistakes.TooManyLists(ExpressionLimits.Lists));
        }

        var element = new Element(lambda.Parameter, type);
        elements.Push(element);
        var body = Bind(lambda.Body);
        elements.Pop();
        if (body is BoundError)
        {
            return body;
        }

        if (syntax.Name == "Where" && scope.RefusesHiddenUnknowns && MissingFacts.CanReach(body))
        {
            return Refuse(syntax.NameSpan, Mistakes.HidesUnknown("`Where`", "put the condition into `Any`, `All` or `Count`"));
        }

        return Aggregates.Bind(syntax, list, element, body, mistakes);
    }

    private BoundNode BindUnary(UnarySyntax syntax)
    {
        var operand = Bind(syntax.Operand);
        if (operand is BoundError)
        {
            return operand;
        }

        if (syntax.Operator == "!" && scope.RefusesHiddenUnknowns && MissingFacts.CanReach(operand))
        {
            return Refuse(syntax.Span, Mistakes.HidesUnknown("`!`", "write the opposite comparison, for example `== false`"));
        }

        return syntax.Operator == "!" ? Operators.Not(syntax.Span, operand) : Operators.Negate(syntax.Span, operand);
    }

    private BoundNode BindBinary(BinarySyntax syntax)
    {
        var (left, right) = (Bind(syntax.Left), Bind(syntax.Right));
        if (left is BoundError || right is BoundError)
        {
            return new BoundError(syntax.Span);
        }

        if (left is BoundWhere || right is BoundWhere)
        {
            return Refuse(syntax.OperatorSpan, Mistakes.FilterNotAsked());
        }

        if (syntax.Operator is "==" or "!=" && (left is BoundNull || right is BoundNull))
        {
            return NullCheck(syntax.Span, left is BoundNull ? right : left, syntax.Operator == "==");
        }

        if (syntax.Operator == "??" && scope.RefusesHiddenUnknowns && MissingFacts.CanReach(left))
        {
            return Refuse(syntax.OperatorSpan, Mistakes.HidesUnknown("`??`", "leave the missing fact unknown"));
        }

        return Operators.Binary(syntax, left, right);
    }

    private BoundNode NullCheck(SourceSpan span, BoundNode operand, bool isMissing)
    {
        if (operand is BoundError or BoundNull or BoundConstant)
        {
            return operand is BoundError ? operand : Refuse(span, Mistakes.NullNotHere());
        }

        if (scope.RefusesHiddenUnknowns && MissingFacts.CanReach(operand))
        {
            return Refuse(span, Mistakes.HidesUnknown("a comparison with `null`", "ask it in a rule without points"));
        }

        return new BoundNullCheck(span, operand, isMissing);
    }

    private BoundNode BindIn(InSyntax syntax)
    {
        var value = Bind(syntax.Value);
        List<BoundNode> items = [.. syntax.Items.Select(Bind)];
        if (value is BoundError || items.Exists(item => item is BoundError))
        {
            return new BoundError(syntax.Span);
        }

        return Operators.In(syntax, value, items);
    }

    private BoundNode BindConditional(ConditionalSyntax syntax)
    {
        var (condition, yes, no) = (Bind(syntax.Condition), Bind(syntax.Yes), Bind(syntax.No));
        if (condition is BoundError || yes is BoundError || no is BoundError)
        {
            return new BoundError(syntax.Span);
        }

        if (yes is BoundWhere || no is BoundWhere)
        {
            return Refuse((yes is BoundWhere ? yes : no).Span, Mistakes.FilterNotAsked());
        }

        return scope.RefusesHiddenUnknowns && MissingFacts.CanReach(condition)
            ? Refuse(condition.Span, Mistakes.HidesUnknown("`?:`", "write two rules, or join the cases with `&&` and `||`"))
            : Operators.Conditional(syntax.Span, condition, yes, no);
    }

    private BoundError Refuse(SourceSpan span, Diagnostic diagnostic)
    {
        mistakes.Add(span, diagnostic);
        return new BoundError(span);
    }
}
