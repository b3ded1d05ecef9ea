using BookingPortal.Accounts;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Accounts;

public sealed class ManagedAreaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("Berlin", null)]
    [InlineData("Berlin", "North")]
    [InlineData("São Paulo / Centro", "#1, \"Old\" 100 %")]
    [InlineData("東京", "本館")]
    public void Read_WhatWasWritten_IsTheSameArea(string place, string? building)
    {
        var area = building is null ? ManagedArea.OfPlace(place) : ManagedArea.OfBuilding(place, building);

        Assert.Equal(area, ManagedArea.Read(area.ToString()));
        Assert.NotEqual(area, ManagedArea.Read(ManagedArea.OfBuilding(place, "Other").ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Staff")]
    [InlineData("facility/x")]
    [InlineData("place/a/b")]
    [InlineData("everything")]
    public void Read_AnythingElse_IsNoArea(string text) => Assert.Null(ManagedArea.Read(text));

    /// <summary>What the sign-in says and what the database says of the same areas is one thing.</summary>
    [Fact]
    public async Task FacilityStaff_OfEachKindOfArea_IsWhatTheSignInSays()
    {
        var rooms = new List<Facility>
        {
            await A.Facility().In("Berlin", "UTC").InBuilding("North").SaveAsync(portal),
            await A.Facility().In("Berlin", "UTC").InBuilding("South").SaveAsync(portal),
            await A.Facility().In("Berlin", "UTC").SaveAsync(portal),
            await A.Facility().In("Hamburg", "UTC").InBuilding("North").SaveAsync(portal),
            await A.Facility().In("North", "UTC").InBuilding("Berlin").SaveAsync(portal),
        };
        await portal.SqlAsync("UPDATE facilities SET is_active = false WHERE id = $1", rooms[1].Id);
        ManagedArea[][] areas =
        [
            [], [ManagedArea.OfPlace("Berlin")], [ManagedArea.OfBuilding("Berlin", "North")], [ManagedArea.OfFacility(rooms[2].Id)],
            [ManagedArea.OfPlace("Hamburg"), ManagedArea.OfFacility(rooms[1].Id)], [ManagedArea.OfBuilding("Berlin", "")], [ManagedArea.OfPlace("Nowhere")],
        ];

        foreach (var managed in areas)
        {
            var person = await A.Person().Managing(managed).SaveAsync(portal);
            var viewer = new Viewer(person.Id, "", null, IsStaff: false, IsAdmin: false, "") { Manages = managed };

            Assert.Equal(rooms.Where(room => viewer.IsStaffOf(room)).Select(room => room.Id), await StaffedAsync(person));
            await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE id = $1", person.Id);
            Assert.Empty(await StaffedAsync(person));
        }

        Assert.Equal(rooms.Select(room => room.Id), await StaffedAsync(await A.StaffMember().SaveAsync(portal)));
    }

    private Task<List<int>> StaffedAsync(PortalUser person) =>
        Sql.ListAsync<int>(portal.Application, "SELECT facility_id FROM facility_staff WHERE user_id = $1 ORDER BY facility_id", person.Id);
}
