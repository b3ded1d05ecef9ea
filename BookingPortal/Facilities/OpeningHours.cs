using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// One window of a weekday, in minutes of the local day. Several rows make several windows; past midnight takes two
/// rows; a weekday without a row is closed. Of a facility's rows those with the latest <see cref="ValidFrom"/> not
/// after a day hold on that day.
/// </summary>
public sealed class OpeningHours
{
    /// <param name="opens">0 to 1439.</param>
    /// <param name="closes">After <paramref name="opens"/>, at most 1440 (midnight at the day's end).</param>
    public OpeningHours(IsoDayOfWeek weekday, int opens, int closes, LocalDate validFrom)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(weekday, IsoDayOfWeek.None);
        ArgumentOutOfRangeException.ThrowIfNegative(opens);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(closes, opens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(closes, 1440);
        Weekday = weekday;
        Opens = (short)opens;
        Closes = (short)closes;
        ValidFrom = validFrom;
    }

    private OpeningHours()
    {
    }

    public int Id { get; private set; }

    public int FacilityId { get; private set; }

    /// <summary>ISO: Monday is 1, Sunday is 7.</summary>
    public IsoDayOfWeek Weekday { get; private set; }

    public short Opens { get; private set; }

    public short Closes { get; private set; }

    public LocalDate ValidFrom { get; private set; }
}
