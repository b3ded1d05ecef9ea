using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace BookingPortal.Database;

/// <summary><c>timestamptz</c> in the database, microseconds, always UTC.</summary>
public sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    value => Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
