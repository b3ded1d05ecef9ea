using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace BookingPortal.Database;

/// <summary><c>timestamp</c> without a zone: a wall clock that several zones share.</summary>
public sealed class LocalDateTimeConverter() : ValueConverter<LocalDateTime, DateTime>(
    local => local.ToDateTimeUnspecified(),
    value => LocalDateTime.FromDateTime(value));
