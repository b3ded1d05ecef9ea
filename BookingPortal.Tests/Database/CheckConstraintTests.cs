using System.Globalization;
using BookingPortal.Tests.Support;
using NodaTime;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>Every CHECK and every exclusion constraint refuses what it should, by its own name, and each has its row here.</summary>
public sealed class CheckConstraintTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private int _room;
    private int _person;

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (constraint, statement) in Violations.All)
        {
            rows.Add(constraint, statement);
        }

        return rows;
    }

    public static TheoryData<string> Constraints() => [.. Violations.All.Select(row => row.Constraint).Distinct()];

    public async Task InitializeAsync()
    {
        _room = (await A.Facility().Open(540, 1080, IsoDayOfWeek.Monday).SaveAsync(portal)).Id;
        _person = (await A.Person().SaveAsync(portal)).Id;
        await portal.SqlAsync(
            "INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) VALUES ($1, $2, '2099-03-04 09:00+00', '2099-03-04 10:00+00', 'First')",
            _room, _person);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Write_RowBreaksTheConstraint_IsRefusedByItsName(string constraint, string statement)
    {
        var refusal = await Sql.RefusalAsync(portal.Owner, InScene(statement));

        var state = constraint.EndsWith("_no_overlap", StringComparison.Ordinal)
            ? PostgresErrorCodes.ExclusionViolation
            : PostgresErrorCodes.CheckViolation;
        Assert.Equal((state, constraint), refusal);
    }

    /// <summary>So the rows above prove this constraint and no other.</summary>
    [Theory]
    [MemberData(nameof(Constraints))]
    public async Task Write_TheConstraintIsGone_SomeOfItsRowsGoIn(string constraint)
    {
        await using var connection = new NpgsqlConnection(portal.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, $"""
            DO $$ BEGIN
                EXECUTE (SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE conname = '{constraint}');
            END $$
            """);

        var taken = 0;
        foreach (var (_, statement) in Violations.All.Where(row => row.Constraint == constraint))
        {
            await transaction.SaveAsync("row");
            try
            {
                await RunAsync(connection, InScene(statement));
                taken++;
            }
            catch (PostgresException)
            {
                // Another guard holds this row too.
            }

            await transaction.RollbackAsync("row");
        }

        Assert.True(taken > 0, $"Each row of {constraint} is refused without it as well.");
    }

    [Fact]
    public async Task Constraints_OfTheWholeDatabase_EachHasItsRow()
    {
        var inDatabase = await Sql.ListAsync<string>(
            portal.Owner,
            "SELECT conname::text FROM pg_constraint WHERE contype IN ('c', 'x') AND connamespace = 'public'::regnamespace ORDER BY 1");

        Assert.Equal(inDatabase, Violations.All.Select(row => row.Constraint).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Constraints_OfTheWholeDatabase_AreValidatedAndReadTheRowAlone()
    {
        Assert.Empty(await Sql.ListAsync<string>(
            portal.Owner,
            """
            SELECT conname::text FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace AND (NOT convalidated OR pg_get_constraintdef(oid) ~* $1)
            """,
            @"\m(now|current_timestamp|current_date|current_time|localtime|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\M"));
    }

    private string InScene(string statement) => statement
        .Replace("$room", _room.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$person", _person.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
