namespace BookingPortal.Components.Ui;

/// <summary>What the input inside a <see cref="FormField"/> has to carry: id, aria-describedby, aria-invalid.</summary>
public sealed record FieldContext(string Id, string? DescribedBy, string? Invalid);
