using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BookingPortal.Tests.Database;

/// <summary>The way up, down and up again, on a database of its own.</summary>
public sealed class MigrationTests
{
    private const string Objects = """
        SELECT 'table ' || relname FROM pg_class
            WHERE relkind IN ('r', 'v', 'S') AND relnamespace = 'public'::regnamespace AND relname <> '__EFMigrationsHistory'
        UNION ALL SELECT 'type ' || typname FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace
        UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND conname <> 'PK___EFMigrationsHistory'
        UNION ALL SELECT 'index ' || indexdef || ' ' || coalesce(obj_description(format('public.%I', indexname)::regclass), '') FROM pg_indexes
            WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory'
        ORDER BY 1
        """;

    private readonly string _owner = TestCluster.Instance.ConnectionString($"migrated_{Guid.NewGuid():N}", DatabaseRoles.Owner) + ";Pooling=false";

    [Fact]
    public async Task Migrate_DownToNothingAndUpAgain_EndsWhereItBegan()
    {
        await MigrateAsync();
        var before = await ObjectsAsync();
        await using var context = new PortalDbContext(PortalDbContext.OptionsFor(_owner));
        var migrator = context.GetService<IMigrator>();

        await migrator.MigrateAsync(Migration.InitialDatabase);
        Assert.Empty(await ObjectsAsync());
        Assert.Empty(await context.Database.GetAppliedMigrationsAsync());

        await migrator.MigrateAsync();
        Assert.NotEmpty(before);
        Assert.Equal(before, await ObjectsAsync());
    }

    [Fact]
    public async Task Migrate_ASecondTime_ChangesNothing()
    {
        await MigrateAsync();
        var before = await ObjectsAsync();

        await MigrateAsync();

        Assert.Equal(before, await ObjectsAsync());
        Assert.Equal(0L, await Sql.ScalarAsync(_owner, "SELECT count(*) FROM bookings"));
    }

    private Task MigrateAsync() => DatabaseMigrator.MigrateAsync(
        TestCluster.Instance.ConnectionString("postgres"),
        _owner,
        DatabaseRoles.All.Select(role => (role, role, (string?)TestCluster.Instance.Postgres.PasswordOf(role))));

    private Task<List<string>> ObjectsAsync() => Sql.ListAsync<string>(_owner, Objects);
}
