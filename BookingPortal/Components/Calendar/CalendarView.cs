namespace BookingPortal.Components.Calendar;

/// <summary>How much time the calendar shows at once.</summary>
public enum CalendarView
{
    Day,

    /// <summary>One room's week, or how free each room is on seven days.</summary>
    Week,

    /// <summary>One room's month.</summary>
    Month,
}
