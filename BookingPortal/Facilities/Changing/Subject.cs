namespace BookingPortal.Facilities.Changing;

/// <summary>The kinds of things, as the administration's log names them.</summary>
internal static class Subject
{
    internal const string Facility = "facility";
    internal const string Closure = "closure";
    internal const string Defaults = "booking_defaults";
}
