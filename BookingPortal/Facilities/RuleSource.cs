namespace BookingPortal.Facilities;

/// <summary>Where a rule is set: a refusal says it, so that people know whom to ask.</summary>
public enum RuleSource
{
    /// <summary>The same for everybody, part of the product.</summary>
    Portal,

    /// <summary><see cref="BookingDefaults"/>, or a closure of all places.</summary>
    Organisation,
    Place,
    Building,
    Facility,
}
