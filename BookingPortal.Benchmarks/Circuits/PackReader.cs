using System.Buffers.Binary;
using System.Text;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>Reads the few shapes of MessagePack that a circuit sends (https://github.com/msgpack/msgpack/blob/master/spec.md).</summary>
internal ref struct PackReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;

    /// <summary>An integer, text, bytes, null or a truth; what else there is comes as a list of these.</summary>
    internal object? Read()
    {
        var type = _data[_at++];
        return type switch
        {
            <= 0x7f => (long)type,
            >= 0xe0 => (long)(sbyte)type,
            <= 0x8f => Pairs(type & 0x0f),
            <= 0x9f => List(type & 0x0f),
            <= 0xbf => Text(type & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Bytes((int)Number(1)),
            0xc5 => Bytes((int)Number(2)),
            0xc6 => Bytes((int)Number(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => Number(1),
            0xcd => Number(2),
            0xce => Number(4),
            0xcf => Number(8),
            0xd0 => (long)(sbyte)Number(1),
            0xd1 => (long)(short)Number(2),
            0xd2 => (long)(int)Number(4),
            0xd3 => Number(8),
            0xd9 => Text((int)Number(1)),
            0xda => Text((int)Number(2)),
            0xdb => Text((int)Number(4)),
            0xdc => List((int)Number(2)),
            0xdd => List((int)Number(4)),
            _ => throw new InvalidDataException($"The circuit sent a value of type {type:x2}, which is not read here."),
        };
    }

    private object?[] List(int count)
    {
        var items = new object?[count];
        for (var item = 0; item < count; item++)
        {
            items[item] = Read();
        }

        return items;
    }

    private object?[] Pairs(int count) => List(count * 2);

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private byte[] Bytes(int length) => Take(length).ToArray();

    private long Number(int bytes)
    {
        long number = 0;
        foreach (var part in Take(bytes))
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _data.Slice(_at, length);
        _at += length;
        return taken;
    }
}
