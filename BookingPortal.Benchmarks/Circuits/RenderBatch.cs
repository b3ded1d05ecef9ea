using System.Buffers.Binary;
using System.Text;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>
/// The handlers that a render batch names. Its layout is that of the framework's RenderBatchWriter: the last five numbers
/// say where each part begins; a frame takes 20 bytes, and one of type 3 is an attribute.
/// </summary>
internal static class RenderBatch
{
    private const int FrameSize = 20;

    private const int Attribute = 3;

    /// <summary>Handler ids by the name of their event (<c>onslotpick</c>), the last of each.</summary>
    internal static IEnumerable<(string Event, ulong Handler)> Handlers(byte[] batch)
    {
        var frames = Number(batch, batch.Length - 16);
        var texts = Number(batch, batch.Length - 4);
        for (var (frame, count) = (0, Number(batch, frames)); frame < count; frame++)
        {
            var at = frames + 4 + (frame * FrameSize);
            var handler = BinaryPrimitives.ReadUInt64LittleEndian(batch.AsSpan(at + 12));
            if (Number(batch, at) == Attribute && handler > 0)
            {
                yield return (Text(batch, Number(batch, texts + (Number(batch, at + 4) * 4))), handler);
            }
        }
    }

    private static int Number(byte[] batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(at));

    private static string Text(byte[] batch, int at)
    {
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = batch[at++];
            length |= (part & 0x7f) << shift;
            shift += 7;
            if (part < 0x80)
            {
                return Encoding.UTF8.GetString(batch, at, length);
            }
        }
    }
}
