using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace BookingPortal.Database;

/// <summary><c>timestamptz</c> in the database, microseconds, always UTC.</summary>
public sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    value => Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

/// <summary><c>date</c> in the database.</summary>
public sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(),
    value => LocalDate.FromDateOnly(value));

/// <summary><c>timestamp</c> without a zone: a wall clock that several zones share.</summary>
public sealed class LocalDateTimeConverter() : ValueConverter<LocalDateTime, DateTime>(
    local => local.ToDateTimeUnspecified(),
    value => LocalDateTime.FromDateTime(value));
