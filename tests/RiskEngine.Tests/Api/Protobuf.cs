using System.Buffers.Binary;
using System.Text;

namespace RiskEngine.Tests.Api;

/// <summary>One protobuf message, read as far as the telemetry tests need it: by field number, without a schema.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Field, long Number, byte[] Bytes)> fields = [];

    public Protobuf(byte[] bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var key = Varint(bytes, ref at);
            var field = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    fields.Add((field, Varint(bytes, ref at), []));
                    break;
                case 1:
                    fields.Add((field, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), []));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(bytes, ref at);
                    fields.Add((field, 0, bytes[at..(at + length)]));
                    at += length;
                    break;
                case 5:
                    fields.Add((field, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)), []));
                    at += 4;
                    break;
                default:
                    throw new FormatException($"no protobuf: wire type {key & 7} at {at}");
            }
        }
    }

    public bool Has(int field) => fields.Exists(each => each.Field == field);

    public long Number(int field) => fields.Find(each => each.Field == field).Number;

    public string Text(int field) => Encoding.UTF8.GetString(fields.Find(each => each.Field == field).Bytes ?? []);

    public IEnumerable<Protobuf> Messages(int field) =>
        fields.Where(each => each.Field == field).Select(each => new Protobuf(each.Bytes));

    private static long Varint(byte[] bytes, ref int at)
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
