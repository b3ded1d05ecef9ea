using BookingPortal.Components.Bookings;

namespace BookingPortal.Components.FindRoom;

/// <summary>What somebody chose in the search everywhere.</summary>
public abstract record PaletteChoice
{
    private PaletteChoice()
    {
    }

    /// <summary>Go to a page of the portal.</summary>
    public sealed record Go(string Uri) : PaletteChoice;

    /// <summary>Open the dialog that books.</summary>
    public sealed record Book(BookingDraft Draft) : PaletteChoice;
}
