using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Data.SqlClient;
using NUnit.Framework;

namespace RiskEngine.Tests.Storage;

/// <summary>The driver of SQL Server loads what it needs, though one package of its own is a stand-in here.</summary>
internal sealed class SqlClientTests
{
    private const string StandIn = "Microsoft.SqlServer.Server";

    [Test]
    public void Every_type_that_the_driver_asks_of_the_stand_in_is_there()
    {
        using var file = File.OpenRead(typeof(SqlConnection).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var asked =
            from handle in metadata.TypeReferences
            let type = metadata.GetTypeReference(handle)
            where type.ResolutionScope.Kind == HandleKind.AssemblyReference
            let assembly = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope)
            where metadata.GetString(assembly.Name) == StandIn
            select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
        var names = asked.ToArray();

        Assert.That(names, Is.Not.Empty, "the test must look at something");
        Assert.That(names.Where(name => Assembly.Load(StandIn).GetType(name) is null), Is.Empty);
    }

    [Test]
    public void A_command_with_a_parameter_gets_as_far_as_the_missing_server()
    {
        using var connection = new SqlConnection("Server=127.0.0.1,1;Connect Timeout=1;Encrypt=false;ConnectRetryCount=0");
        using var command = new SqlCommand("select @p", connection);
        command.Parameters.AddWithValue("@p", 1);

        Assert.That(connection.Open, Throws.TypeOf<SqlException>());
        Assert.That(() => Prepared("Microsoft.Data.SqlClient.TdsParser", "TdsExecuteRPC", "WriteParameterName", "WriteSmiParameter"), Is.GreaterThan(0));
        Assert.That(() => Prepared("Microsoft.Data.SqlClient.MetaType"), Is.GreaterThan(10));
    }

    // Compiling a method loads the types in it, which is where the driver fails without the stand-in.
    private static int Prepared(string type, params string[] names)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var methods = typeof(SqlConnection).Assembly.GetType(type, throwOnError: true)!.GetMethods(All)
            .Where(method => !method.IsGenericMethodDefinition && !method.IsAbstract && (names.Length == 0 || names.Contains(method.Name)))
            .ToArray();
        foreach (var method in methods)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

        return methods.Length;
    }
}
