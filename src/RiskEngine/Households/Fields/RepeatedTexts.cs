using System.Text;

namespace RiskEngine.Households.Fields;

/// <summary>
/// Strings for texts that repeat from household to household; bounded, a newcomer takes the place of an older one.
/// </summary>
internal sealed class RepeatedTexts
{
    private const int Places = 1024;
    private readonly (byte[] Utf8, string Text)[] places = new (byte[], string)[Places];

    internal string Get(ReadOnlySpan<byte> utf8)
    {
        ref var place = ref places[Hash(utf8) % Places];
        if (place.Utf8 is null || !utf8.SequenceEqual(place.Utf8))
        {
            place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return place.Text;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var unit in utf8)
        {
            hash = unchecked((hash ^ unit) * 16777619u);
        }

        return hash ^ (hash >> 15);
    }
}
