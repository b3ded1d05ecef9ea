using BookingPortal.Components.Ui;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

public sealed partial class BookingTimesFields
{
    private static readonly IReadOnlyList<int> Lengths = [15, 30, 45, 60, 90];

    private FormTimes _times = new(null, null, null, null);
    private Duration? _length;
    private ElementReference _date;
    private ElementReference _start;

    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required BookingInput Input { get; set; }
    [Parameter, EditorRequired] public required FacilityClock Clock { get; set; }

    /// <summary>Named beside the zone, because both need not be called alike.</summary>
    [Parameter, EditorRequired] public required string Place { get; set; }

    /// <summary>What the rules say of the time.</summary>
    [Parameter] public string? Error { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    private bool IsDateMissing => _times is { Start: null, End: null } && Input.Date is null or { Year: > 9998 };

    private bool IsStartMissing => !IsDateMissing && Input.Start is null;

    private bool IsEndMissing => !IsDateMissing && Input.End is null;

    private string Zone => $"{Clock.Zone.Id}, {TimeWords.Offset(_times.StartsAt ?? NodaConstants.UnixEpoch, Clock)}";

    private string DescribedBy => Problem is null ? "b-zone" : "b-time-error b-zone";

    private bool AsksForNextDay => Input.EndsNextDay || (Input.Start is { } start && Input.End is { } end && end <= start);

    private string? Problem => this switch
    {
        { IsDateMissing: true } => Texts["DateMissing"],
        { IsStartMissing: true } => Texts["StartMissing"],
        { IsEndMissing: true } => Texts["EndMissing"],
        { _times.Start: LocalTimeAnswer.Never never } => NeverText(Input.Start, never),
        { _times.End: LocalTimeAnswer.Never never } => NeverText(Input.End, never),
        _ => Error,
    };

    public Task FocusAsync() => (IsDateMissing ? _date : _start).GiveFocusAsync();

    protected override void OnParametersSet() => Read();

    private void Read()
    {
        _times = FormTimes.Of(Input, Clock);
        _length = _times.Length is { } length && length > Duration.Zero ? length : _length;
    }

    private string? Invalid(bool missing) => missing || (Problem is not null && !IsDateMissing && !IsStartMissing && !IsEndMissing) ? "true" : null;

    private string NeverText(TimeOnly? time, LocalTimeAnswer.Never never) =>
        Texts["TimeNever", TimeWords.Time(LocalTime.FromTimeOnly(time ?? default)), TimeWords.Time(never.NextValid, Clock)];

    private bool IsLength(int minutes) => _times.Length == Duration.FromMinutes(minutes);

    private Task SetLengthAsync(int minutes) => KeepLengthAsync(Duration.FromMinutes(minutes));

    /// <summary>The end goes along with the start, as every calendar does it.</summary>
    private Task StartChangedAsync()
    {
        Input.StartIsLater = false;
        return KeepLengthAsync(_length);
    }

    private Task StartIsLaterAsync(bool isLater)
    {
        Input.StartIsLater = isLater;
        return KeepLengthAsync(_length);
    }

    private Task EndIsLaterAsync(bool isLater)
    {
        Input.EndIsLater = isLater;
        return ChangedAsync();
    }

    private Task EndChangedAsync()
    {
        Input.EndIsLater = false;
        if (Input.Start < Input.End)
        {
            // Said only where the end reads as if it were before the start; else a forgotten tick would make a day of it.
            Input.EndsNextDay = false;
        }

        return ChangedAsync();
    }

    private Task KeepLengthAsync(Duration? length)
    {
        if (length is { } wanted && FormTimes.Of(Input, Clock).StartsAt is { } start)
        {
            Input.Take(new TimeSlot(start, start + wanted), Clock);
        }

        return ChangedAsync();
    }

    private Task ChangedAsync()
    {
        Read();
        return OnChanged.InvokeAsync();
    }
}
