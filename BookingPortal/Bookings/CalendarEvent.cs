using System.Security.Cryptography;
using System.Text;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>A booking as calendars know it.</summary>
/// <param name="Uid">One for each booking, for ever; it tells neither the booking's number nor a key.</param>
/// <param name="Sequence">How often the booking was changed.</param>
public sealed record CalendarEvent(
    Guid Uid, int Sequence, TimeSlot Slot, string Title, string Location, BookingStatus Status, Instant CreatedAt, Instant ChangedAt)
{
    public string? Description { get; init; }

    public string? Url { get; init; }

    public bool IsPrivate { get; init; }

    public CalendarParty? Organizer { get; init; }

    public CalendarParty? Attendee { get; init; }

    public static CalendarEvent Of(BookingDetails booking, BookedRoom room, int changes) => new(
        UidOf(booking.RequestId), changes, booking.Slot, booking.Content.Title, $"{room.Name}, {room.Location}", booking.Status, booking.CreatedAt, booking.Version)
    {
        Description = booking.Content.Description,
        Url = booking.Content.ExternalMeetingUrl,
        IsPrivate = booking.Content.IsPrivate,
    };

    /// <summary>
    /// 122 random bits made when the booking was asked for, by a way of no return: whoever is mailed the file learns
    /// nothing that the portal takes for a key.
    /// </summary>
    internal static Guid UidOf(Guid requestId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"BookingPortal calendar uid {requestId:D}"), hash);

        // Version 8 of RFC 9562: a UUID of our own making.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
