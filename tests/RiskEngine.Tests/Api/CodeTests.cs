using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RiskEngine.Api;
using RiskEngine.Api.Callers;

namespace RiskEngine.Tests.Api;

/// <summary>A code or a number that stands for something stands for nothing else.</summary>
internal sealed class CodeTests
{
    [Test]
    public void Every_line_of_the_log_has_its_own_number()
    {
        var numbers = typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>().ToList();

        Assert.That(numbers, Has.Count.GreaterThan(5).And.Unique);
    }

    [Test]
    public void Every_code_of_a_problem_is_given_in_one_file_alone()
    {
        var api = RepositoryRoot.At("src", "RiskEngine.Api");
        var given = Directory.EnumerateFiles(api, "*Mistakes.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "RE7[0-9]{3}").Select(code => (code.Value, file)))
            .Distinct().ToList();

        Assert.That(given.ConvertAll(code => code.Value), Has.Count.GreaterThan(40).And.Unique);
    }

    // A clock cannot show it reliably, so the compiled method is looked at: nothing but this may see the two hashes.
    [Test]
    public void A_key_is_compared_in_the_same_time_for_any_answer()
    {
        var method = typeof(ApiKey).GetMethod(nameof(ApiKey.Matches), BindingFlags.Static | BindingFlags.NonPublic)!;
        var compared = Calls(method).Where(call => call.GetParameters().Length == 2
            && call.GetParameters().All(parameter => parameter.ParameterType == typeof(ReadOnlySpan<byte>)));

        Assert.That(compared.Select(call => $"{call.DeclaringType!.Name}.{call.Name}"), Is.EqualTo(new[]
        {
            $"{nameof(CryptographicOperations)}.{nameof(CryptographicOperations.FixedTimeEquals)}",
        }));
        Assert.That(Calls(method).Select(call => call.Name), Has.None.Matches("^(SequenceEqual|SequenceCompareTo|op_Equality|Equals)$"));
    }

    // `call` and `callvirt`, each with the number of a method. A byte that only looks like one leads nowhere, or to a method.
    private static IEnumerable<MethodBase> Calls(MethodInfo method)
    {
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] is 0x28 or 0x6F && Resolve(method.Module, BitConverter.ToInt32(code, at + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(Module module, int number)
    {
        try
        {
            return module.ResolveMethod(number);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
