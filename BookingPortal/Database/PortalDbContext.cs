using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace BookingPortal.Database;

/// <summary>
/// The database of the portal. Screens never see it; services take it from its factory, one for each operation.
/// </summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options)
    : IdentityDbContext<PortalUser, IdentityRole<int>, int>(options)
{
    /// <summary>Passkeys are part of the model only where Identity is told the schema's version.</summary>
    private static readonly IServiceProvider IdentitySchemaOptions = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public DbSet<Facility> Facilities => Set<Facility>();

    public DbSet<FacilityCapacity> FacilityCapacities => Set<FacilityCapacity>();

    public DbSet<Closure> Closures => Set<Closure>();

    public DbSet<Feature> Features => Set<Feature>();

    public DbSet<BookingDefaults> BookingDefaults => Set<BookingDefaults>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<AuditEntry> BookingAuditLog => Set<AuditEntry>();

    public DbSet<AdminAuditEntry> AdminAuditLog => Set<AdminAuditEntry>();

    public DbSet<ManagerRight> ManagerRights => Set<ManagerRight>();

    public DbSet<StaffOfFacility> FacilityStaff => Set<StaffOfFacility>();

    public DbSet<KeyRingEntry> DataProtectionKeys => Set<KeyRingEntry>();

    /// <summary>Small letters as the database makes them, for queries in the order of an index on them.</summary>
    [DbFunction("lower", IsBuiltIn = true)]
    public static string Lower(string text) => throw new NotSupportedException("Only the database answers this.");

    /// <summary>The enums of the database; the data source needs the same two.</summary>
    public static void MapEnums(NpgsqlDbContextOptionsBuilder npgsql) => npgsql
        .MapEnum<BookingStatus>("booking_status")
        .MapEnum<AuditAction>("audit_action");

    /// <summary>Options for a context outside of the running portal: verbs and tests.</summary>
    public static DbContextOptions<PortalDbContext> OptionsFor(string connectionString) =>
        new DbContextOptionsBuilder<PortalDbContext>()
            .UseNpgsql(connectionString, npgsql => MapEnums(npgsql))
            .UseApplicationServiceProvider(IdentitySchemaOptions)
            .Options;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Instant>().HaveConversion<InstantConverter>();
        configuration.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configuration.Properties<LocalDateTime>().HaveConversion<LocalDateTimeConverter>().HaveColumnType("timestamp without time zone");
        configuration.Conventions.Add(_ => new SnakeCaseConvention());
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("btree_gist");

        builder.Entity<IdentityRole<int>>().ToTable("roles").HasIndex(role => role.NormalizedName).IsUnique().HasDatabaseName("uq_roles_name");
        builder.Entity<IdentityUserRole<int>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<int>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<int>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<int>>().ToTable("user_tokens");
        builder.Entity<IdentityRoleClaim<int>>().ToTable("role_claims");
        builder.Entity<IdentityUserPasskey<int>>().ToTable("user_passkeys").OwnsOne(passkey => passkey.Data).ToJson("data");
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }
}
