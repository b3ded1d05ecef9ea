using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>A day, week or month of the period with its sums; first and last day included.</summary>
public sealed record StepSums(LocalDate First, LocalDate Last, UtilizationSums Sums);
