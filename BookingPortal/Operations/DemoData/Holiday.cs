using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>A day of each year on which a place stays closed.</summary>
internal sealed record Holiday(string Name, Func<int, LocalDate> In);
