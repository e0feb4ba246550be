using System.Text;

namespace RiskEngine.Tests.Households;

/// <summary>Texts with a few bytes changed, left out or said twice.</summary>
internal static class Mutated
{
    private static readonly byte[] Telling = Encoding.UTF8.GetBytes("{}[]\",:\\u0dD8eE+-.19/*\n\0 ntf\u00E9");

    internal static byte[] Of(byte[] whole, ref uint seed)
    {
        var json = (byte[])whole.Clone();
        var changes = 1 + (Next(ref seed) % 3);
        for (var change = 0; change < changes; change++)
        {
            var at = (int)(Next(ref seed) % (uint)json.Length);
            switch (Next(ref seed) % 4)
            {
                case 0:
                    json[at] = (byte)(Next(ref seed) % 256);
                    break;
                case 1:
                    json[at] = Telling[Next(ref seed) % Telling.Length];
                    break;
                case 2:
                    json = [.. json[..at], .. json[Math.Min(json.Length, at + (int)(Next(ref seed) % 9))..]];
                    break;
                default:
                    var from = (int)(Next(ref seed) % (uint)json.Length);
                    json = [.. json[..at], .. json.AsSpan(from, Math.Min(12, json.Length - from)), .. json[at..]];
                    break;
            }
        }

        return json;
    }

    // A plain xorshift: the same bytes on every machine, so that a failure can be seen again.
    private static uint Next(ref uint seed)
    {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        return seed;
    }
}
