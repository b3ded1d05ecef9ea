using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class BookAsyncTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task BookAsync_FreeSlot_IsBookedWithItsAuditRow()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);

        var id = await portal.MustBookAsync(robin, request);

        Assert.Equal(1L, await portal.SqlAsync(
            """
            SELECT count(*) FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id AND l.new_values = to_jsonb(b)
            WHERE b.id = $1 AND l.action = 'created' AND l.changed_by = $2 AND l.request_id = $3 AND l.facility_id = $4
              AND host(l.ip_address) = '192.0.2.7' AND l.user_agent = 'Test browser' AND b.created_by IS NULL
            """,
            id, robin.Id, request.RequestId, room.Id));
    }

    [Fact]
    public async Task BookAsync_SlotEndsWhenNextStarts_BothAreBooked()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);

        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(room.Id));
    }

    [Theory]
    [InlineData(9, 10)]
    [InlineData(9.25, 9.75)]
    [InlineData(8, 12)]
    [InlineData(9.75, 10.25)]
    public async Task BookAsync_SlotOverlaps_IsTakenAndSaysBy(double from, double to)
    {
        var room = await A.Facility().SaveAsync(portal);
        await portal.MustBookAsync(await A.Person("Kim Holder").SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var taken = Assert.IsType<BookingOutcome.SlotTaken>(
            await portal.BookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(from, to)).AskFor(room.Id)));

        var holder = Assert.Single(taken.By);
        Assert.Equal((await portal.SlotAsync(9, 10), "Kim Holder", null, null), (holder.Slot, holder.Person, holder.Title, holder.BookingId));
    }

    [Fact]
    public async Task BookAsync_BuffersOfBothRooms_AddUp()
    {
        var room = await A.Facility().WithBuffers(15, 30).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(robin, (await portal.SlotAsync(10.5, 11)).AskFor(room.Id)));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(10.75, 11)).AskFor(room.Id));
    }

    [Fact]
    public async Task I6_SameRequestTwice_IsOneBooking()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { Description = "Weekly", ExternalMeetingUrl = "https://meet.example/1" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => portal.BookAsync(robin, request))));

        Assert.Single(answers.Select(answer => Assert.IsType<BookingOutcome.Booked>(answer).Id).Distinct());
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1", room.Id));
    }

    [Fact]
    public async Task I6_SameRequestWithOtherContent_IsAStatedError()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        await portal.MustBookAsync(robin, request);

        Assert.IsType<BookingOutcome.KeyReused>(await portal.BookAsync(robin, request with { Title = "Other" }));
        Assert.IsType<BookingOutcome.KeyReused>(await portal.BookAsync(robin, request with { End = request.End + Duration.FromHours(1) }));
        Assert.IsType<BookingOutcome.KeyReused>(await portal.BookAsync(await A.Person().SaveAsync(portal), request));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1", room.Id));
    }

    public static TheoryData<string, string?, string?> Unreadable => new()
    {
        { "Stand\0up", null, null },
        { "Standup", "a\0b", null },
        { "Standup", null, "https://meet.example/\0" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task S35_TextThatNoRowCanHold_IsRefusedByName(string title, string? description, string? url)
    {
        var room = await A.Facility().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id, title) with { Description = description, ExternalMeetingUrl = url };

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(await A.Person().SaveAsync(portal), request));

        Assert.Contains(refused.Because, refusal => refusal.Code == RefusalCode.TextUnreadable);
    }

    /// <summary>A fact of its own: the runner would mend the text of a theory.</summary>
    [Fact]
    public async Task S35_HalfACharacter_IsRefusedByName()
    {
        var room = await A.Facility().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id, "half \uD83D");

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(await A.Person().SaveAsync(portal), request));

        Assert.Equal(RefusalCode.TextUnreadable, Assert.Single(refused.Because).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9999)]
    public async Task S35_YearAtTheEndOfTheCalendar_IsRefusedByName(int year)
    {
        var room = await A.Facility().Limited(window: 30, open: 5).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var start = Instant.FromUtc(year, 6, 1, 9, 0);

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(
            robin, new BookingRequest(room.Id, start, start + Duration.FromHours(1), "Standup", Guid.NewGuid())));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var moved = Assert.IsType<BookingOutcome.Refused>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(
            ChangeRequest.Move(booking, new TimeSlot(start, start + Duration.FromHours(1)), Guid.NewGuid()))));

        Assert.All([refused, moved], one => Assert.Contains(one.Because, refusal => refusal.Code == RefusalCode.OutsideCalendar));
    }

    [Fact]
    public async Task TZ3_After2038_IsBooked()
    {
        var room = await A.Facility().SaveAsync(portal);
        var start = Instant.FromUtc(2041, 6, 3, 9, 0);

        await portal.MustBookAsync(
            await A.Person().SaveAsync(portal), new BookingRequest(room.Id, start, start + Duration.FromHours(1), "Far ahead", Guid.NewGuid()));
    }

    [Fact]
    public async Task S25_OnBehalfOfOneself_IsOnesOwn()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);

        var id = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { OnBehalfOf = robin.Id });

        Assert.Null(await portal.SqlAsync("SELECT created_by FROM bookings WHERE id = $1", id));
    }

    [Fact]
    public async Task BookAsync_OwnerIsLocked_IsNotBooked()
    {
        var room = await A.Facility().SaveAsync(portal);
        var owner = await A.Person().SaveAsync(portal);
        await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE id = $1", owner.Id);

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(
            await A.StaffMember().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { OnBehalfOf = owner.Id }));
    }

    [Fact]
    public async Task BookAsync_RoomWantsApproval_IsPendingAndHoldsTheSlot()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);

        var booked = Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(robin, slot.AskFor(room.Id)));

        Assert.Equal(BookingStatus.Pending, booked.Status);
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(robin, slot.AskFor(room.Id)));
    }

    [Fact]
    public async Task S25_OnBehalfOf_IsForStaffOnly()
    {
        var room = await A.Facility().SaveAsync(portal);
        var owner = await A.Person().SaveAsync(portal);
        var colleague = await A.Person().SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { OnBehalfOf = owner.Id };

        // A role that only the sign-in claims and the database does not know gives no right.
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(colleague, request, RoleNames.Staff));
        var id = await portal.MustBookAsync(staff, request);

        Assert.Equal($"{owner.Id} {staff.Id}", await portal.SqlAsync("SELECT user_id || ' ' || created_by FROM bookings WHERE id = $1", id));
    }

    [Fact]
    public async Task S3_StampChangedOrLocked_NextWriteIsRefused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var locked = await A.Person().SaveAsync(portal);
        await portal.SqlAsync("UPDATE users SET security_stamp = 'signed out everywhere' WHERE id = $1", robin.Id);
        await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE id = $1", locked.Id);

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id)));
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(locked, (await portal.SlotAsync(9, 10)).AskFor(room.Id)));
        Assert.Equal(0L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1", room.Id));
    }

    [Fact]
    public async Task BookAsync_RoomRetiredAfterItWasRead_IsNotBooked()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        await portal.BookAsync(robin, (await portal.SlotAsync(20, 21)).AskFor(room.Id));
        await portal.SqlAsync("UPDATE facilities SET is_active = false, rules_version = rules_version + 1 WHERE id = $1", room.Id);

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(robin, request));

        Assert.Equal(RefusalCode.FacilityNotInUse, Assert.Single(refused.Because).Code);
    }

    [Fact]
    public async Task BookAsync_RulesChangedAfterTheyWereRead_AreJudgedAgain()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.BookAsync(robin, (await portal.SlotAsync(20, 21)).AskFor(room.Id));
        await portal.SqlAsync("UPDATE facilities SET capacity = 2, rules_version = rules_version + 1 WHERE id = $1", room.Id);

        var refused = Assert.IsType<BookingOutcome.Refused>(
            await portal.BookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { AttendeeCount = 5 }));

        Assert.Equal(RefusalCode.MoreThanCapacity, Assert.Single(refused.Because).Code);
    }

    [Fact]
    public async Task R5_ConnectionsAreCutBetweenTwoBookings_TheNextIsBookedOnce()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.CutConnectionsAsync();

        await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(room.Id));

        Assert.Equal(2L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1", room.Id));
    }

    [Fact]
    public async Task R31_AnswerIsLost_TheSameRequestAsksWhatBecameOfIt()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        await using var signedIn = portal.SignIn(robin);
        var bookings = signedIn.ServiceProvider.GetRequiredService<BookingService>();
        await portal.MustBookAsync(robin, (await portal.SlotAsync(20, 21)).AskFor(room.Id));

        // Somebody holds the table: the statement waits, and its connection is cut under it.
        await using var holder = new Npgsql.NpgsqlConnection(portal.Owner);
        await holder.OpenAsync();
        await using (var transaction = await holder.BeginTransactionAsync())
        {
            await using var hold = new Npgsql.NpgsqlCommand("LOCK TABLE booking_audit_log IN ACCESS EXCLUSIVE MODE", holder, transaction);
            await hold.ExecuteNonQueryAsync();
            var asked = bookings.BookAsync(request);
            await portal.CutWaitingConnectionAsync();
            await transaction.RollbackAsync();
            Assert.IsType<BookingOutcome.Booked>(await asked);
        }

        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE request_id = $1", request.RequestId));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE request_id = $1", request.RequestId));
    }

    [Fact]
    public async Task BookAsync_ServerIsReadOnly_SaysTryAgainAndBooksNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        await portal.SetForApplicationAsync("SET default_transaction_read_only = on");

        Assert.IsType<BookingOutcome.TryAgain>(await portal.BookAsync(robin, request));

        await portal.SetForApplicationAsync("RESET default_transaction_read_only");
        await portal.MustBookAsync(robin, request);
    }
}
