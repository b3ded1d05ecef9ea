using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Accounts.People.PeopleScene;

namespace BookingPortal.Tests.Accounts.People;

public sealed class PeopleReaderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task List_ManyPeople_IsReadPageByPageByNameAndBack()
    {
        var admin = await portal.AdminAsync();
        await portal.SqlAsync("INSERT INTO users (full_name, email) SELECT CASE WHEN n % 2 = 0 THEN 'Paged ' ELSE 'paged ' END || lpad(n::text, 3, '0'), 'p' || n || '@test.example' FROM generate_series(1, 120) n");
        var filter = new PeopleFilter(" PAGED ", null, null);

        var first = await ListAsync(admin, filter);
        var second = await ListAsync(admin, filter, first.After);
        var third = await ListAsync(admin, filter, second.After);
        var back = await ListAsync(admin, filter, third.Before);

        Assert.Equal(
            Enumerable.Range(1, 120).Select(n => $"paged {n:000}"),
            first.Lines.Concat(second.Lines).Concat(third.Lines).Select(line => line.FullName.ToLowerInvariant()));
        Assert.Equal((120, null, null), (first.Count, first.Before, third.After));
        Assert.Equal(second.Lines, back.Lines);
        Assert.Null((await ListAsync(admin, filter, back.Before)).Before);
        Assert.Equal(second.Before, PeopleCursor.Of(second.Before!.ToString(), isBackwards: true));
    }

    [Fact]
    public async Task List_ByRoleStateAndSecondFactor_FindsTheseAlone()
    {
        var admin = await portal.AdminAsync("Filter Admin");
        var staff = await A.Person("Filter Staff").With(RoleNames.Staff).SaveAsync(portal);
        var locked = await A.Person("Filter Locked").SaveAsync(portal);
        var gone = await A.Person("Filter Gone").SaveAsync(portal);
        await portal.SqlAsync("UPDATE users SET password_hash = 'x', two_factor_enabled = true WHERE id = $1", staff.Id);
        await portal.SaveAsync(admin, new PersonChange.Lock(locked.Id));
        await portal.SaveAsync(admin, new PersonChange.Leave(gone.Id));

        Assert.Equal(["Filter Admin"], await NamesAsync(new PeopleFilter("Filter", RoleNames.Admin, null)));
        Assert.Equal(["Filter Staff"], await NamesAsync(new PeopleFilter("Filter", RoleNames.Staff, null)));
        Assert.Equal(["Filter Gone", "Filter Locked"], await NamesAsync(new PeopleFilter("Filter", RoleNames.Employee, null)));
        Assert.Equal(["Filter Staff"], await NamesAsync(new PeopleFilter("Filter", null, PersonState.Active)));
        Assert.Equal(["Filter Admin"], await NamesAsync(new PeopleFilter("Filter", null, PersonState.Invited)));
        Assert.Equal(["Filter Locked"], await NamesAsync(new PeopleFilter("Filter", null, PersonState.Locked)));
        Assert.Equal(["Filter Gone"], await NamesAsync(new PeopleFilter("Filter", null, PersonState.Left)));
        Assert.Equal(["Filter Admin", "Filter Gone", "Filter Locked"], await NamesAsync(new PeopleFilter("Filter", null, null) { NoSecondFactor = true }));
        Assert.Empty(await NamesAsync(new PeopleFilter("%", null, null)));
        Assert.Equal(["Filter Gone"], await NamesAsync(new PeopleFilter(gone.Email, null, null)));

        async Task<IEnumerable<string>> NamesAsync(PeopleFilter filter) => (await ListAsync(admin, filter)).Lines.Select(line => line.FullName);
    }

    [Theory]
    [InlineData("x.y")]
    [InlineData("12")]
    [InlineData("")]
    [InlineData("99999999999.a")]
    public void Cursor_ThatIsNone_IsTheFirstPage(string text) => Assert.Null(PeopleCursor.Of(text, isBackwards: false));

    /// <summary>A page in the middle of the list costs what the first does: the index is walked from there.</summary>
    [Fact]
    public async Task List_PlanOfAPage_WalksTheIndex()
    {
        await portal.SqlAsync("INSERT INTO users (full_name) SELECT 'Plan ' || n FROM generate_series(1, 3000) n");
        await portal.SqlAsync("ANALYZE users");

        var plan = string.Join('\n', await Sql.ListAsync<string>(
            portal.Owner, "EXPLAIN SELECT id FROM users WHERE (lower(full_name), id) > ('plan 1500', 1) ORDER BY lower(full_name), id LIMIT 51"));

        Assert.Contains("idx_users_name", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    private Task<PeopleList> ListAsync(PortalUser admin, PeopleFilter filter, PeopleCursor? cursor = null) =>
        portal.AskAsync(admin, services => services.GetRequiredService<PeopleReader>().ListAsync(filter, cursor));
}
