using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>JSON written once, when a rule set is compiled, and copied into every answer.</summary>
internal static class Fragment
{
    // Chinese stays readable; what could end a string or a script stays escaped by whoever embeds the answer in a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A quoted, escaped text.</summary>
    public static byte[] Quoted(string text) => Write(writer => writer.WriteStringValue(text));

    /// <summary>A text escaped as inside quotes, without the quotes.</summary>
    public static byte[] Inner(string text) => Quoted(text)[1..^1];

    /// <summary><c>,"title":{"zh":…,"en":…}</c></summary>
    public static byte[] Title(Bilingual title) => Member("title", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("zh", title.Zh);
        writer.WriteString("en", title.En);
        writer.WriteEndObject();
    });

    /// <summary>A member of an object that has one before it: comma, name and value.</summary>
    public static byte[] Member(string name, Action<Utf8JsonWriter> write) => [(byte)',', .. Quoted(name), (byte)':', .. Write(write)];
}
