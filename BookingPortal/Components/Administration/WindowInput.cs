namespace BookingPortal.Components.Administration;

/// <summary>A window of a day as it is typed; 00:00 as its end is midnight.</summary>
public sealed class WindowInput
{
    public TimeOnly Opens { get; set; } = new(8, 0);

    public TimeOnly Closes { get; set; } = new(18, 0);
}
