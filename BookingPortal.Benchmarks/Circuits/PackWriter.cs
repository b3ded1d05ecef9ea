using System.Buffers.Binary;
using System.Text;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>Writes one message to a circuit: MessagePack behind its length, as SignalR frames it.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> _body = [];

    /// <summary>An invocation that waits for no completion.</summary>
    internal static byte[] Invocation(string target, params IReadOnlyList<object?> arguments)
    {
        var writer = new PackWriter();
        writer._body.Add(0x96);
        writer._body.Add(1);
        writer._body.Add(0x80);
        writer.Write(null);
        writer.Write(target);
        writer._body.Add((byte)(0x90 | arguments.Count));
        foreach (var argument in arguments)
        {
            writer.Write(argument);
        }

        writer._body.Add(0x90);
        return writer.Framed();
    }

    private byte[] Framed()
    {
        var framed = new List<byte>();
        for (var left = (uint)_body.Count; ;)
        {
            var part = (byte)(left & 0x7f);
            left >>= 7;
            framed.Add(left == 0 ? part : (byte)(part | 0x80));
            if (left == 0)
            {
                break;
            }
        }

        return [.. framed, .. _body];
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                _body.Add(0xc0);
                break;
            case bool truth:
                _body.Add(truth ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                _body.Add(0xd3);
                Span<byte> bytes = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(bytes, number);
                _body.AddRange(bytes);
                break;
            case string text:
                var letters = Encoding.UTF8.GetBytes(text);
                Span<byte> length = stackalloc byte[4];
                BinaryPrimitives.WriteInt32BigEndian(length, letters.Length);
                _body.Add(0xdb);
                _body.AddRange(length);
                _body.AddRange(letters);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} is not sent to a circuit.", nameof(value));
        }
    }
}
