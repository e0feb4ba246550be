using System.Globalization;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Interpreting;
using RiskEngine.Language.Syntax;
using RiskEngine.Language.Text;

namespace RiskEngine.Language.Binding;

/// <summary>Which operands an operator takes, and what comes out; refuses what stock refuses or answers surprisingly.</summary>
internal sealed class Operators(MistakeList mistakes)
{
    public BoundNode Not(SourceSpan span, BoundNode operand) => NumberTypes.Bare(operand.Type) == typeof(bool)
        ? new BoundNot(span, operand)
        : Refuse(span, Mistakes.WrongType("a condition", Describe.Type(operand.Type)));

    public BoundNode Negate(SourceSpan span, BoundNode operand)
    {
        var bare = NumberTypes.Bare(operand.Type);
        if (!NumberTypes.IsNumber(bare) || bare == typeof(ulong))
        {
            return Refuse(span, Mistakes.WrongType("a number", Describe.Type(operand.Type)));
        }

        var type = bare == typeof(uint) ? typeof(long) : NumberTypes.IsWhole(bare) && bare != typeof(long) ? typeof(int) : bare;
        return new BoundNegate(span, Conversions.Converted(operand, type));
    }

    public BoundNode Binary(BinarySyntax syntax, BoundNode left, BoundNode right) => syntax.Operator switch
    {
        "&&" or "||" => Logical(syntax, left, right),
        "??" => Coalesce(syntax, left, right),
        "+" or "-" or "*" or "/" or "%" => Arithmetic(syntax, left, right),
        _ => Comparison(syntax.Span, syntax.OperatorSpan, syntax.Operator, left, right),
    };

    public BoundNode Conditional(SourceSpan span, BoundNode condition, BoundNode yes, BoundNode no)
    {
        if (condition.Type != typeof(bool))
        {
            return Refuse(condition.Span, Mistakes.WrongType("a condition", Describe.Type(condition.Type)));
        }

        if (yes is BoundNull && no is BoundNull)
        {
            return Refuse(span, Mistakes.NullNotHere());
        }

        return Conversions.CommonType(yes, no) is { } type
            ? new BoundConditional(span, condition, Conversions.Converted(yes, type, exactly: true), Conversions.Converted(no, type, exactly: true), type)
            : Refuse(span, Mistakes.Mismatch("? :", Describe.Type(yes.Type), Describe.Type(no.Type)));
    }

    public BoundNode In(InSyntax syntax, BoundNode value, List<BoundNode> items)
    {
        if (NumberTypes.Bare(value.Type) == typeof(bool))
        {
            return Refuse(syntax.Span, Mistakes.BoolInList());
        }

        if (NumberTypes.IsNullable(value.Type) && NumberTypes.Bare(value.Type).IsEnum)
        {
            return Refuse(syntax.Span, Mistakes.InNullableCode());
        }

        if (items.Count == 0)
        {
            return Refuse(syntax.Span, Mistakes.InNeedsItems());
        }

        if (items.Find(item => item is not (BoundConstant or BoundMember or BoundLength or BoundVariable or BoundElement)
            || (value.Type.IsEnum && item is not BoundConstant && item.Type != value.Type)) is { } strange)
        {
            return Refuse(strange.Span, Mistakes.InItem());
        }

        List<BoundComparison> tests = [.. items.Select(item => Comparison(item.Span, item.Span, "==", value, item)).OfType<BoundComparison>()];
        if (tests.Count < items.Count)
        {
            return new BoundError(syntax.Span);
        }

        // Stock converts the value for one item and then compares what came out with the next.
        var types = tests.Select(test => NumberTypes.Bare(test.Left.Type)).ToHashSet();
        return types.Contains(typeof(decimal)) && types.Contains(typeof(double))
            ? Refuse(syntax.Span, Mistakes.DecimalWithDouble("in"))
            : new BoundIn(syntax.Span, value, tests);
    }

    public BoundNode Math(CallSyntax syntax, List<BoundNode> arguments)
    {
        if (!Enum.TryParse<MathFunction>(syntax.Name, out var function) || !Enum.IsDefined(function))
        {
            return Refuse(syntax.NameSpan, Mistakes.UnknownCall(
                $"Math.{syntax.Name}", Nearest.To(syntax.Name, Enum.GetNames<MathFunction>()) is { } near ? $"Math.{near}" : null));
        }

        if (arguments.Exists(argument => argument is BoundError))
        {
            return new BoundError(syntax.Span);
        }

        var wanted = function is MathFunction.Min or MathFunction.Max ? 2 : 1;
        var digits = function == MathFunction.Round && arguments.Count == 2 ? arguments[1] : null;
        if ((digits is null && arguments.Count != wanted)
            || (digits is not null && digits is not BoundConstant { IsLiteral: true, Value: int and >= 0 and <= 15 }))
        {
            return Refuse(syntax.Span, Mistakes.AmbiguousMath(syntax.Name));
        }

        var type = wanted == 2 ? NumberTypes.Meeting(arguments[0], arguments[1]) : MathType(function, arguments[0]);
        // Stock binds no Math function to a number that can be missing.
        if (type is null || arguments.Exists(argument => NumberTypes.IsNullable(argument.Type)))
        {
            return Refuse(syntax.Span, Mistakes.AmbiguousMath(syntax.Name));
        }

        IReadOnlyList<BoundNode> converted = digits is null
            ? [.. arguments.Select(argument => Conversions.Converted(argument, type))]
            : [Conversions.Converted(arguments[0], type), digits];
        return new BoundMath(syntax.Span, function, converted, type);
    }

    private static Type? MathType(MathFunction function, BoundNode argument)
    {
        var type = NumberTypes.Bare(argument.Type);
        return type == typeof(decimal) || type == typeof(double) || (function == MathFunction.Abs && (type == typeof(int) || type == typeof(long)))
            ? type
            : null;
    }

    private BoundNode Logical(BinarySyntax syntax, BoundNode left, BoundNode right)
    {
        foreach (var side in new[] { left, right })
        {
            if (NumberTypes.Bare(side.Type) != typeof(bool))
            {
                return Refuse(side.Span, Mistakes.WrongType("a condition", Describe.Type(side.Type)));
            }
        }

        var type = left.Type == typeof(bool) && right.Type == typeof(bool) ? typeof(bool) : typeof(bool?);
        return new BoundLogical(syntax.Span, left, syntax.Operator == "&&", right, type);
    }

    private BoundNode Coalesce(BinarySyntax syntax, BoundNode left, BoundNode right)
    {
        if (left is BoundNull || right is BoundNull || (left.Type.IsValueType && !NumberTypes.IsNullable(left.Type)))
        {
            return Refuse(syntax.OperatorSpan, left is BoundNull || right is BoundNull
                ? Mistakes.NullNotHere()
                : Mistakes.NeverNull(Describe.Path(left)));
        }

        var bare = NumberTypes.Bare(left.Type);
        // Stock converts the right side to the left's type and no further: `decimal? ?? 0.5` fails, `decimal? ?? 0` works.
        if (bare != NumberTypes.Bare(right.Type) && !(bare == typeof(decimal) && NumberTypes.IsWhole(right.Type) && !NumberTypes.IsNullable(right.Type)))
        {
            return Refuse(syntax.OperatorSpan, bare == typeof(decimal) && NumberTypes.IsNumber(right.Type) && !NumberTypes.IsWhole(right.Type)
                ? Mistakes.DecimalWithDouble("??")
                : Mistakes.Mismatch("??", Describe.Type(left.Type), Describe.Type(right.Type)));
        }

        var type = NumberTypes.MadeNullable(bare, NumberTypes.IsNullable(right.Type));
        return new BoundCoalesce(syntax.Span, left, Conversions.Converted(right, type, exactly: true), type);
    }

    private BoundNode Arithmetic(BinarySyntax syntax, BoundNode left, BoundNode right)
    {
        if (NumberTypes.Meeting(left, right) is not { } type)
        {
            return Refuse(syntax.OperatorSpan, Unmeeting(syntax.Operator, left, right));
        }

        if (syntax.Operator == "/" && NumberTypes.IsWhole(type))
        {
            return Refuse(syntax.OperatorSpan, Mistakes.WholeDivision());
        }

        if (syntax.Operator is "/" or "%" && right is BoundConstant { Value: IConvertible divisor } && divisor.ToDouble(CultureInfo.InvariantCulture) == 0)
        {
            return Refuse(syntax.OperatorSpan, Mistakes.DivisionByZero());
        }

        var answer = NumberTypes.MadeNullable(type, NumberTypes.IsNullable(left.Type) || NumberTypes.IsNullable(right.Type));
        var node = new BoundArithmetic(syntax.Span, Conversions.Converted(left, type), syntax.Operator[0], Conversions.Converted(right, type), answer);
        return node is { Left: BoundConstant first, Right: BoundConstant second }
            && BoxedArithmetic.Compute(node.Operator, first.Value, second.Value) is null
                ? Refuse(syntax.OperatorSpan, Mistakes.ConstantOverflow())
                : node;
    }

    private BoundNode Comparison(SourceSpan span, SourceSpan at, string symbol, BoundNode left, BoundNode right)
    {
        if (left is BoundNull || right is BoundNull)
        {
            return Refuse(at, Mistakes.NullNotHere());
        }

        var (first, second) = (NumberTypes.Bare(left.Type), NumberTypes.Bare(right.Type));
        if (first.IsEnum || second.IsEnum)
        {
            return Code(span, at, symbol, left, right);
        }

        if (NumberTypes.IsNumber(first) && NumberTypes.IsNumber(second))
        {
            return NumberTypes.Meeting(left, right) is { } type
                ? new BoundComparison(span, Conversions.Converted(left, type), symbol, Conversions.Converted(right, type))
                : Refuse(at, Unmeeting(symbol, left, right));
        }

        if (first == second && (first == typeof(string) || first == typeof(bool) || Readable.IsOrdered(first)))
        {
            var isEquality = symbol is "==" or "!=";
            return isEquality || Readable.IsOrdered(first)
                ? new BoundComparison(span, left, symbol, right)
                : Refuse(at, first == typeof(string) ? Mistakes.TextOrder() : Mistakes.Mismatch(symbol, Describe.Type(left.Type), Describe.Type(right.Type)));
        }

        return Refuse(at, Mistakes.Mismatch(symbol, Describe.Type(left.Type), Describe.Type(right.Type)));
    }

    private BoundNode Code(SourceSpan span, SourceSpan at, string symbol, BoundNode left, BoundNode right)
    {
        var type = NumberTypes.Bare(NumberTypes.Bare(left.Type).IsEnum ? left.Type : right.Type);
        var other = NumberTypes.Bare(left.Type).IsEnum ? right : left;
        if (symbol is not ("==" or "!="))
        {
            return Refuse(at, Mistakes.CodeExpected($"`{type.Name}`", Describe.Codes(type)));
        }

        if (NumberTypes.Bare(other.Type) == type)
        {
            return new BoundComparison(span, left, symbol, right);
        }

        if (other is not BoundConstant { Value: string name, IsLiteral: true })
        {
            return Refuse(at, Mistakes.CodeExpected($"`{type.Name}`", Describe.Codes(type)));
        }

        if (!Enum.GetNames(type).Contains(name))
        {
            return Refuse(other.Span, Mistakes.UnknownCode(
                name, $"`{type.Name}`", Nearest.To(name, Enum.GetNames(type)), Describe.Codes(type)));
        }

        var code = new BoundConstant(other.Span, type, Enum.Parse(type, name), IsLiteral: true);
        return ReferenceEquals(other, right)
            ? new BoundComparison(span, left, symbol, code)
            : new BoundComparison(span, code, symbol, right);
    }

    private static Diagnostic Unmeeting(string symbol, BoundNode left, BoundNode right) =>
        NumberTypes.IsNumber(left.Type) && NumberTypes.IsNumber(right.Type)
            ? Mistakes.DecimalWithDouble(symbol)
            : Mistakes.Mismatch(symbol, Describe.Type(left.Type), Describe.Type(right.Type));

    private BoundError Refuse(SourceSpan span, Diagnostic diagnostic)
    {
        mistakes.Add(span, diagnostic);
        return new BoundError(span);
    }
}
