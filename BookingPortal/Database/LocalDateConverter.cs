using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace BookingPortal.Database;

/// <summary><c>date</c> in the database.</summary>
public sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(),
    value => LocalDate.FromDateOnly(value));
