using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Seven days of one room, bookings and gaps to click on.</summary>
public sealed partial class RoomWeekGrid
{
    private (DayRow Row, BusyTime Held, long Start)? _opened;
    private bool _showCard;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    /// <summary>The clock where the reader is, as soon as the browser has told it.</summary>
    [CascadingParameter] public FacilityClock? Viewer { get; set; }

    [Parameter, EditorRequired] public required RoomWeek Week { get; set; }
    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }

    /// <summary>The day that the address names: on a phone the one that is unfolded.</summary>
    [Parameter, EditorRequired] public required LocalDate Date { get; set; }

    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    /// <summary>A slot was chosen that is free.</summary>
    [Parameter] public EventCallback<SlotPicked> OnPicked { get; set; }

    /// <summary>A booking was opened of which the viewer may see all.</summary>
    [Parameter] public EventCallback<long> OnOpened { get; set; }

    /// <summary>The card of a booking is drawn and wants to be shown at the piece that begins then.</summary>
    [Parameter] public EventCallback<long> OnCard { get; set; }

    /// <summary>A day on which the clock is not changed within the shown hours: its hours stand at the side for all.</summary>
    private RoomDate Usual => Week.Days.GroupBy(day => day.Axis.Duration).MaxBy(days => days.Count())!.First();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_showCard)
        {
            _showCard = false;
            await OnCard.InvokeAsync(_opened!.Value.Start);
        }
    }

    private static string Number(double hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);

    private async Task PickAsync(WeekPickEventArgs args)
    {
        foreach (var day in Week.Days)
        {
            if (day.Row.Free.FirstOrDefault(gap => Holds(gap, args.Start)) is { } gap && gap != default)
            {
                var start = QuarterNumber.ToInstant(args.Start);
                await OnPicked.InvokeAsync(SlotPicked.FromStartOf(new TimeSlot(Instant.Max(start, gap.Start), gap.End), Week.Room.Id));
                return;
            }

            if (day.Row.Busy.FirstOrDefault(held => QuarterNumber.Of(held.Slot.Intersect(day.Axis)?.Start ?? held.Slot.Start) == args.Start) is { } busy)
            {
                if (busy.BookingId is { } id && OnOpened.HasDelegate)
                {
                    await OnOpened.InvokeAsync(id);
                    return;
                }

                _opened = (day.Row, busy, args.Start);
                _showCard = true;
                return;
            }
        }
    }

    private static bool Holds(TimeSlot gap, long quarter) => quarter >= QuarterNumber.Of(gap.Start) && quarter < QuarterNumber.Of(gap.End);
}
