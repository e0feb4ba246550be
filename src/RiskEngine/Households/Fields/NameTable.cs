using System.Buffers.Binary;
using System.Text;

namespace RiskEngine.Households.Fields;

/// <summary>Finds a name among a few, in hardly more time than it takes to compare it with one of them.</summary>
internal sealed class NameTable
{
    private const int MostTries = 100_000;

    private readonly byte[][] names;
    private readonly byte[] placesPlusOne;
    private readonly int shift;
    private readonly ulong factor = 0x9E37_79B9_7F4A_7C15;

    /// <summary>A table of names, each there once, of ASCII and not empty.</summary>
    internal NameTable(IEnumerable<string> names)
    {
        this.names = [.. names.Select(Encoding.ASCII.GetBytes)];
        var bits = 4;
        while (1 << bits < this.names.Length * 4)
        {
            bits++;
        }

        (shift, placesPlusOne) = (64 - bits, new byte[1 << bits]);
        for (var tries = 0; !HasRoomForEach(); tries++)
        {
            // Another odd factor scatters the names otherwise; soon there is one by which no two meet.
            factor = unchecked((factor * 6364136223846793005) | 1);
            if (tries == MostTries)
            {
                throw new InvalidOperationException("two of the names begin and end alike");
            }
        }
    }

    /// <summary>The place of a name; -1 when it is not there.</summary>
    internal int Find(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return -1;
        }

        var place = placesPlusOne[Slot(name)] - 1;
        return place >= 0 && name.SequenceEqual(names[place]) ? place : -1;
    }

    private bool HasRoomForEach()
    {
        Array.Clear(placesPlusOne);
        for (var place = 0; place < names.Length; place++)
        {
            ref var slot = ref placesPlusOne[Slot(names[place])];
            if (slot != 0)
            {
                return false;
            }

            slot = (byte)(place + 1);
        }

        return true;
    }

    private int Slot(ReadOnlySpan<byte> name) => (int)(unchecked(Mixed(name) * factor) >> shift);

    // Its beginning, its end and its length tell names apart; what lies between is compared when it is found.
    private static ulong Mixed(ReadOnlySpan<byte> name)
    {
        (ulong first, ulong last) = name.Length switch
        {
            >= 8 => (BinaryPrimitives.ReadUInt64LittleEndian(name), BinaryPrimitives.ReadUInt64LittleEndian(name[^8..])),
            >= 4 => (BinaryPrimitives.ReadUInt32LittleEndian(name), BinaryPrimitives.ReadUInt32LittleEndian(name[^4..])),
            _ => (name[0], name[^1]),
        };
        return unchecked((first * 31) ^ (last + ((ulong)name.Length << 56) + (ulong)name.Length));
    }
}
