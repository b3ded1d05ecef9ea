using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>What the dialog that changes a booking starts from.</summary>
/// <param name="Sheet">The booking as it stands.</param>
/// <param name="Room">The room that stands in the form.</param>
/// <param name="Seen">The version that the person saw: the booking's own, or that of a draft from before a reload.</param>
public sealed record ChangeOpening(BookingSheet Sheet, FacilityFacts Room, Viewer Viewer, BookingInput Input, Instant Seen, Guid RequestId)
{
    /// <summary>The draft that an earlier page of this tab left.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>Set by the dialog while it is open: whether Escape may close it.</summary>
    public Func<Task<bool>> MayClose { get; set; } = () => Task.FromResult(true);

    /// <summary>The form filled in with the booking as it stands.</summary>
    public static BookingInput InputOf(BookingSheet sheet)
    {
        var input = BookingInput.Of(sheet.Booking.Slot, sheet.Room.Clock);
        input.Say(sheet.Booking.Content);
        return input;
    }
}
