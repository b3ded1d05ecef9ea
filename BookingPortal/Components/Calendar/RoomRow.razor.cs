using System.Globalization;
using BookingPortal.Bookings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// One room: one component, its bookings and gaps plain elements without handlers of their own. Drawn again only when
/// something in it looks different.
/// </summary>
public sealed partial class RoomRow
{
    private RowView? _drawn;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required RowView Row { get; set; }

    protected override bool ShouldRender() => !Row.LooksLike(_drawn);

    protected override void OnAfterRender(bool firstRender) => _drawn = Row;

    /// <summary>A piece that becomes another kind is another element: nothing of the old one may stay on it.</summary>
    private static long KeyOf(GridPiece piece) => (QuarterNumber.Of(piece.Slot.Start) * 8) + (int)piece.Kind;

    /// <summary>
    /// The quarter hours that a booking holds with its buffers, where the viewer may move it: there it may go without
    /// being in its own way.
    /// </summary>
    private static string? MoveOf(BusyTime held) => held.BookingId is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{QuarterNumber.Of(held.Blocked.Start)} {QuarterNumber.After(held.Blocked.End)}");

    private static string BusyClass(BusyTime held) => (held.IsMine, held.IsPending) switch
    {
        (true, false) => "piece busy own",
        (true, true) => "piece busy own pending",
        (false, true) => "piece busy pending",
        _ => "piece busy",
    };
}
