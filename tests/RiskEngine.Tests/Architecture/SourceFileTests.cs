using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RiskEngine.Tests.Architecture;

/// <summary>What a file may look like, whatever is in it.</summary>
internal sealed partial class SourceFileTests
{
    private const int MostLines = 300;

    private static readonly string[] EmptyNames = ["Utils", "Util", "Helper", "Manager", "Common", "Misc"];

    // Put together, so that this file does not hold them itself.
    private static readonly string[] Unfinished =
        ["#pragma " + "warning disable", "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];

    [Test]
    public void No_file_is_longer_than_300_lines()
    {
        var lines = SourceFile.All.Select(file => file.Lines).Order().ToArray();
        TestContext.Out.WriteLine($"{lines.Length} files, median {lines[lines.Length / 2]} lines, longest {lines[^1]}");

        Assert.That(lines, Has.Length.GreaterThan(100), "the test must look at something");
        Assert.That(TooLong(SourceFile.All), Is.Empty);
    }

    [Test]
    public void No_file_is_named_after_nothing() => Assert.That(NamedAfterNothing(SourceFile.All), Is.Empty);

    [Test]
    public void Nothing_is_switched_off_or_left_for_later() => Assert.That(LeftForLater(SourceFile.All), Is.Empty);

    [Test]
    public void Namespaces_follow_folders() => Assert.That(Misplaced(SourceFile.All), Is.Empty);

    [TestCase(300, false)]
    [TestCase(301, true)]
    public void A_long_file_is_found(int lines, bool expected)
    {
        var file = new SourceFile("src/A/B.cs", string.Concat(Enumerable.Repeat("x\n", lines)));

        Assert.That(TooLong([file]).Any(), Is.EqualTo(expected));
    }

    [TestCase("src/A/JsonHelper.cs", true)]
    [TestCase("src/A/Utils.cs", true)]
    [TestCase("src/A/Common/B.cs", true)]
    [TestCase("src/A/Commune.cs", false)]
    public void An_empty_name_is_found(string path, bool expected) =>
        Assert.That(NamedAfterNothing([new SourceFile(path, "")]).Any(), Is.EqualTo(expected));

    [Test]
    public void Work_left_for_later_is_found([ValueSource(nameof(Unfinished))] string words) =>
        Assert.That(LeftForLater([new SourceFile("src/A/B.cs", $"a\n{words} b\n")]), Is.EqualTo(new[] { "src/A/B.cs" }));

    [TestCase("src/RiskEngine/Facts/A.cs", "namespace RiskEngine.Facts;", false)]
    [TestCase("src/RiskEngine.Cli/Program.cs", "return 0;", false)]
    [TestCase("src/RiskEngine/Facts/Deep/A.cs", "namespace RiskEngine.Facts;", true)]
    [TestCase("src/RiskEngine/A.cs", "namespace RiskEngine.Facts;", true)]
    [TestCase("src/RiskEngine/A.cs", "namespace RiskEngine\n{\n}", true)]
    public void A_misplaced_namespace_is_found(string path, string text, bool expected) =>
        Assert.That(Misplaced([new SourceFile(path, $"using System;\n\n{text}\n")]).Any(), Is.EqualTo(expected));

    private static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Lines > MostLines).Select(file => $"{file.Path}: {file.Lines} lines");

    private static IEnumerable<string> NamedAfterNothing(IEnumerable<SourceFile> files) =>
        from file in files
        let folders = file.Path.Split('/')[..^1]
        where EmptyNames.Any(name =>
            file.Name.EndsWith(name, StringComparison.Ordinal) || folders.Contains(name, StringComparer.Ordinal))
        select file.Path;

    private static IEnumerable<string> LeftForLater(IEnumerable<SourceFile> files) =>
        files.Where(file => Unfinished.Any(words => file.Text.Contains(words, StringComparison.Ordinal)))
            .Select(file => file.Path);

    private static IEnumerable<string> Misplaced(IEnumerable<SourceFile> files) =>
        from file in files
        let written = NamespaceLine().Match(file.Text)
        let expected = string.Join('.', file.Path.Split('/')[1..^1]) + ";"
        where written.Success && written.Groups[1].Value.TrimEnd() != expected
        select $"{file.Path}: {written.Groups[1].Value}";

    [GeneratedRegex(@"^namespace (.+)$", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
