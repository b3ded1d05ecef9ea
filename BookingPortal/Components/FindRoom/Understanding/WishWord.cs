namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>The kinds of words that a sentence about a room is understood by; each is a line of WishWords.resx, words between commas.</summary>
public enum WishWord
{
    Today,
    Tomorrow,
    DayAfterTomorrow,
    Now,
    Next,
    Morning,
    Afternoon,
    Evening,
    Noon,
    Am,
    Pm,
    OClock,
    Half,
    HalfAnHour,
    AnHour,
    Minute,
    Hour,
    MonthMark,
    DayMark,
    At,
    From,
    Until,
    In,
    For,
    People,
    Building,

    /// <summary>Says nothing by itself: "a", "room", "please".</summary>
    Filler,

    /// <summary>Other words for equipment, as "beamer=projector": the second is part of the feature's own name.</summary>
    FeatureSynonym,
}
