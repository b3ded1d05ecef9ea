using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>What most bookings do not have is read as one number: nothing of it may be lost or mixed up.</summary>
public sealed class BusyColumnsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task RowsAsync_EveryMixOfWhatIsRare_IsReadAsItIsStored()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (owner, proxy) = (await A.Person("Kim Holder").SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var slot = await portal.SlotAsync(0, 1);
        var day = 0;
        for (var mix = 0; mix < 8; mix++)
        {
            var (createdBy, isPrivate, status) = ((mix & 1) != 0 ? proxy.Id : (int?)null, (mix & 2) != 0, (mix & 4) != 0 ? "pending" : "confirmed");
            foreach (var (before, after) in new[] { (0, 0), (480, 0), (0, 480), (15, 465) })
            {
                var from = slot.Start + Duration.FromDays(day++);
                await portal.SqlAsync(
                    """
                    INSERT INTO bookings (facility_id, user_id, created_by, start_time, end_time, title, status, is_private, buffer_before, buffer_after)
                    VALUES ($1, $2, $3, $4, $5, 'Mixed', $6::booking_status, $7, $8::smallint, $9::smallint)
                    """,
                    room.Id, owner.Id, createdBy, from.ToDateTimeUtc(), (from + Duration.FromHours(1)).ToDateTimeUtc(), status, isPrivate, before, after);
            }
        }

        var rows = await portal.Get<BusyTimes>().RowsAsync([room.Id], new(slot.Start, slot.Start + Duration.FromDays(day)));

        Assert.Equal(day, rows.Count);
        Assert.Equal(rows.OrderBy(row => row.Slot.Start), rows);
        foreach (var row in rows)
        {
            Assert.Equal((room.Id, owner.Id, "Mixed", "Kim Holder"), (row.FacilityId, row.Owner, row.Title, row.Person));
            Assert.Equal(
                await portal.SqlAsync("SELECT concat_ws(' ', created_by, is_private, status, buffer_before, buffer_after, extract(epoch FROM start_time)::bigint, extract(epoch FROM end_time)::bigint) FROM bookings WHERE id = $1", row.Id),
                string.Join(' ', new[]
                {
                    $"{row.CreatedBy}", row.IsPrivate ? "t" : "f", row.IsPending ? "pending" : "confirmed", $"{row.BufferBefore}", $"{row.BufferAfter}",
                    $"{row.Slot.Start.ToUnixTimeSeconds()}", $"{row.Slot.End.ToUnixTimeSeconds()}",
                }.Where(word => word.Length > 0)));
        }
    }
}
