using System.Text;
using System.Text.Json;
using RiskEngine.Api.Requests;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary>Reads a posted draft: <c>{ "files": { "ruleset.json": … } }</c>, each file as text or as JSON.</summary>
internal static class DraftReader
{
    private const string FilesName = "files";
    private static readonly string[] Names = [FilesName];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>Reads a draft.</summary>
    /// <param name="body">The body.</param>
    /// <param name="problems">Gets every problem.</param>
    /// <param name="files">The files; null when there are problems.</param>
    /// <returns>Whether the body is JSON at all; when it is not, that is its only problem.</returns>
    internal static bool TryRead(ReadOnlyMemory<byte> body, List<SnapshotProblem> problems, out RuleSetFiles? files)
    {
        files = null;
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (SnapshotReader.NotUtf8(text.Span) is { } notText)
        {
            problems.Add(EnvelopeReader.Placed(notText));
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            var read = Read(document.RootElement, problems);
            files = problems.Count == 0 ? new RuleSetFiles("", read) : null;
            return true;
        }
        catch (JsonException fault)
        {
            problems.Add(EnvelopeReader.Placed(SnapshotReader.Malformed(text.Span, fault)));
            return false;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped, in a name or a text.
            problems.Add(RequestMistakes.BadFile("", "a name or text has half a character"));
            return true;
        }
    }

    private static Dictionary<string, byte[]> Read(JsonElement root, List<SnapshotProblem> problems)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add(RequestMistakes.NoEnvelope(Names));
            return files;
        }

        foreach (var member in root.EnumerateObject().Where(member => member.Name != FilesName).Take(SnapshotReader.MaxProblems))
        {
            problems.Add(RequestMistakes.UnknownMember("", ShownName.Of(member.Name), Names));
        }

        var lists = root.EnumerateObject().Where(member => member.Name == FilesName).Take(2).ToList();
        if (lists.Count > 1)
        {
            // Which of the two is meant nobody can tell, so what is in them is no matter yet.
            problems.Add(RequestMistakes.DuplicateMember("", FilesName));
            return files;
        }

        if (lists is not [{ Value: { ValueKind: JsonValueKind.Object } list }])
        {
            problems.Add(RequestMistakes.NoFiles());
            return files;
        }

        foreach (var file in list.EnumerateObject())
        {
            if (problems.Count < SnapshotReader.MaxProblems && MistakeIn(file, files) is { } mistake)
            {
                problems.Add(mistake);
            }
        }

        return files;
    }

    private static SnapshotProblem? MistakeIn(JsonProperty file, Dictionary<string, byte[]> files)
    {
        var shown = ShownName.Of(file.Name);
        var pointer = $"/{FilesName}{ShownName.Pointer(shown)}";
        if (file.Name.Length is 0 or > 100 || !file.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            return RequestMistakes.BadFile(pointer, $"`{shown}` is no name of a file");
        }

        var text = file.Value.ValueKind switch
        {
            JsonValueKind.Object => file.Value.GetRawText(),
            JsonValueKind.String => file.Value.GetString()!,
            _ => null,
        };
        return text is null ? RequestMistakes.BadFile(pointer, $"the file `{shown}` is neither an object nor text")
            : files.TryAdd(file.Name, Encoding.UTF8.GetBytes(text)) ? null
            : RequestMistakes.DuplicateMember($"/{FilesName}", shown);
    }
}
