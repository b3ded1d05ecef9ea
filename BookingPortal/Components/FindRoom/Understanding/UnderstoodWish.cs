using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>What a sentence about a room says; what it does not speak of is null.</summary>
public sealed record UnderstoodWish
{
    public int? People { get; init; }

    /// <summary>On quarter hours: fifty minutes are an hour.</summary>
    public Duration? Length { get; init; }

    public LocalDate? Date { get; init; }

    /// <summary>The meeting lies between both, on the wall clock.</summary>
    public LocalTime? From { get; init; }

    public LocalTime? Until { get; init; }

    public IReadOnlyList<string> Features { get; init; } = [];

    public string? Place { get; init; }

    public string? Building { get; init; }

    /// <summary>A room or a floor.</summary>
    public string? Text { get; init; }

    /// <summary>The words that mean nothing here, to be said to the person who wrote them.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>It says something about a meeting, not only a name.</summary>
    public bool IsAboutAMeeting => People is not null || Length is not null || Date is not null || From is not null || Until is not null || Features.Count > 0;

    /// <summary>It names a day and nothing else.</summary>
    public bool IsADay => Date is not null && People is null && Length is null && From is null && Until is null
        && Features.Count == 0 && Place is null && Building is null && Text is null && NotUnderstood.Count == 0;
}
